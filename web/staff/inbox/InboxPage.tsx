import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Instant } from '#kernel/days.ts'
import type { InboxMessage } from '#platform/messages/contract.ts'
import { api, client } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Page } from '../../kit/Page.tsx'
import { Empty, Failed, Loading } from '../../kit/States.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { moment, number } from '../../words/format.ts'
import { useLanguage, useWords } from '../../words/useWords.ts'
import { Feeds } from './Feeds.tsx'
import { inboxWords } from './words.ts'
import './inbox.css'

/** One's own messages, the newest first, and one's calendar feeds. */
export function InboxPage() {
  const words = useWords(inboxWords)
  const pages = useInfiniteQuery({
    queryKey: [...api.messages.inbox.key(), 'pages'],
    queryFn: ({ pageParam }) => client.messages.inbox(pageParam ?? {}),
    initialPageParam: null as { before: string; beforeId: string } | null,
    getNextPageParam: (page) => {
      const last = page.length < 50 ? undefined : page.at(-1)
      return last === undefined ? null : { before: last.at, beforeId: last.id }
    },
  })
  const count = useQuery(api.messages.unread.queryOptions()).data?.count ?? 0
  const { readAll } = useReading()
  const rows = pages.data?.pages.flat() ?? []

  return (
    <Page
      title={words.title}
      meta={<span>{count === 0 ? words.allRead : words.unreadOf(number(count))}</span>}
      actions={
        <Button
          busy={readAll.isPending}
          why={count === 0 ? words.nothingUnread : undefined}
          onClick={() => readAll.mutate({})}
        >
          {words.readAll}
        </Button>
      }
    >
      {pages.isPending ? <Loading lines={6} /> : null}
      {pages.error === null ? null : (
        <Failed error={pages.error} onRetry={() => void pages.refetch()} />
      )}
      {pages.data !== undefined && rows.length === 0 ? (
        <Empty title={words.none} normally={words.noneSays} />
      ) : (
        <ul className="inbox-list">
          {rows.map((message) => (
            <One key={message.id} message={message} />
          ))}
        </ul>
      )}
      {pages.hasNextPage ? (
        <p className="inbox-more">
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {words.more}
          </Button>
        </p>
      ) : null}
      <Feeds />
    </Page>
  )
}

function One({ message }: { readonly message: InboxMessage }) {
  const words = useWords(inboxWords)
  const language = useLanguage()
  const navigate = useNavigate()
  const { read } = useReading()
  const { id, at, subject, body, link, readAt } = message
  const title = subject[language]
  const open = () => {
    if (readAt === null) read.mutate({ id })
    void navigate({ href: link! })
  }

  return (
    <li data-unread={readAt === null || undefined}>
      <div className="inbox-head">
        <h3>{title}</h3>
        {readAt === null ? <Tag>{words.unread}</Tag> : null}
        <span className="caption">{moment(at as Instant)}</span>
      </div>
      <p className="inbox-body">{body[language]}</p>
      <div className="inbox-acts">
        {link === null ? null : (
          <button
            type="button"
            className="link-button"
            aria-label={words.openOf(title)}
            onClick={open}
          >
            {words.open}
          </button>
        )}
        {readAt === null ? (
          <button
            type="button"
            className="link-button"
            aria-label={words.readOf(title)}
            onClick={() => read.mutate({ id })}
          >
            {words.read}
          </button>
        ) : null}
      </div>
    </li>
  )
}

function useReading() {
  const queries = useQueryClient()
  const onSuccess = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: api.messages.inbox.key() }),
      queries.invalidateQueries({ queryKey: api.messages.unread.key() }),
    ])
  return {
    read: useMutation(api.messages.read.mutationOptions({ onSuccess })),
    readAll: useMutation(api.messages.readAll.mutationOptions({ onSuccess })),
  }
}
