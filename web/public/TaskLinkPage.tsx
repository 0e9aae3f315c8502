import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { TaskCard } from '#contexts/planning/handing-down/web/TaskCard.tsx'
import { byLink } from '#contexts/planning/handing-down/web/task-way.ts'
import { handDownWords } from '#contexts/planning/handing-down/web/words.ts'
import { api } from '../api.ts'
import { Button } from '../kit/Button.tsx'
import { SealMark } from '../kit/Seal.tsx'
import { SegmentedView } from '../kit/SegmentedView.tsx'
import { Failed, Loading } from '../kit/States.tsx'
import { prefer } from '../preferences.ts'
import { ProblemError } from '../problem.ts'
import { shellWords } from '../words/shell.ts'
import { useLanguage, useWords } from '../words/useWords.ts'
import './login.css'

/**
 * The page of a link from a message: one press opens the task, so that whatever looks at links before
 * people do uses none up. Opened, it is the same task list as for those who sign in.
 */
export function TaskLinkPage() {
  const words = useWords(handDownWords).link
  // The secret stands behind the number sign, and leaves the address as soon as it was read.
  const [token] = useState(() => location.hash.slice(1))
  useEffect(() => {
    document.title = `${words.title} · 血脉`
    if (location.hash !== '') history.replaceState(null, '', location.pathname)
  }, [words])
  const queries = useQueryClient()
  const open = useMutation(api.tasks.open.mutationOptions())
  const close = useMutation(
    api.tasks.close.mutationOptions({ onSuccess: () => queries.removeQueries() }),
  )
  // Without a secret the page was perhaps reloaded, in a session that still lasts.
  const reloaded = token === ''

  return (
    <Frame>
      {close.isSuccess ? (
        <Told title={words.left}>{words.leftSays}</Told>
      ) : open.isSuccess || reloaded ? (
        <OpenTask onLeave={() => close.mutate(undefined)} />
      ) : open.error !== null ? (
        <Refusal error={open.error} token={token} />
      ) : (
        <Told title={words.title}>
          <p>{words.says}</p>
          <div className="task-acts">
            <Button
              kind="primary"
              size="large"
              busy={open.isPending}
              onClick={() => open.mutate({ token })}
            >
              {words.open}
            </Button>
          </div>
        </Told>
      )}
    </Frame>
  )
}

function OpenTask({ onLeave }: { readonly onLeave: () => void }) {
  const words = useWords(handDownWords)
  const task = useQuery(api.planning.taskHandDown.queryOptions())
  if (task.isPending) return <Loading lines={6} />
  if (task.data === undefined) {
    return (
      <Told title={words.link.over}>
        <Failed error={task.error} />
        <HelpPhone />
      </Told>
    )
  }
  const { label, year, issuer } = task.data
  return (
    <>
      <h1>{words.task(label, year)}</h1>
      <p className="quiet">{issuer}</p>
      <TaskCard task={task.data} way={byLink} onDone={() => task.refetch()} />
      <p className="task-acts">
        <Button onClick={onLeave}>{words.link.leave}</Button>
      </p>
    </>
  )
}

/** Why it does not open, and the ways to a link that does. */
function Refusal({ error, token }: { readonly error: unknown; readonly token: string }) {
  const words = useWords(handDownWords).link
  const renew = useMutation(api.planning.renewLink.mutationOptions())
  const renewable = error instanceof ProblemError && error.body.values.renewable === true
  return (
    <Told title={words.refused}>
      <Failed error={error} />
      {renew.isSuccess ? (
        <p role="status">{words.renewed}</p>
      ) : renewable ? (
        <div className="task-acts">
          <Button
            kind="primary"
            size="large"
            busy={renew.isPending}
            onClick={() => renew.mutate({ token })}
          >
            {words.renew}
          </Button>
        </div>
      ) : null}
      {renew.error === null ? null : <Failed error={renew.error} />}
      <HelpPhone />
    </Told>
  )
}

function HelpPhone() {
  const words = useWords(handDownWords).link
  const phone = useQuery(api.access.welcome.queryOptions()).data?.helpPhone ?? null
  return phone === null ? null : (
    <p>
      <a href={`tel:${phone}`}>{words.call(phone)}</a>
    </p>
  )
}

const Told = (props: { readonly title: string; readonly children: ReactNode }) => (
  <>
    <h1>{props.title}</h1>
    <div>{props.children}</div>
  </>
)

function Frame({ children }: { readonly children: ReactNode }) {
  const words = useWords(shellWords)
  const language = useLanguage()
  return (
    <div className="login page">
      <header className="login-head">
        <SealMark size={28} />
        <p className="login-product">{words.product}</p>
        <SegmentedView
          label={words.language}
          value={language}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => prefer({ language: value })}
        />
      </header>
      <main className="login-task">{children}</main>
    </div>
  )
}
