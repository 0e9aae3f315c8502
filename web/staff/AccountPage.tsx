import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Instant } from '#kernel/days.ts'
import { api, type client } from '../api.ts'
import { type Column, Ledger } from '../kit/Ledger.tsx'
import { Page, Section } from '../kit/Page.tsx'
import { Loaded } from '../kit/States.tsx'
import { Tag } from '../kit/Tag.tsx'
import { useMe } from '../me.ts'
import { accountWords } from '../words/account.ts'
import { deviceName } from '../words/device.ts'
import { moment } from '../words/format.ts'
import { useWords } from '../words/useWords.ts'
import { PasswordChange } from './PasswordChange.tsx'
import { SecondFactor } from './SecondFactor.tsx'

type Session = Awaited<ReturnType<typeof client.access.sessions>>[number]

/** One's own account: password, second factor, and where one is signed in. */
export function AccountPage() {
  const words = useWords(accountWords)
  const me = useMe()
  const owes = me.mustChangePassword || me.mustEnrol

  return (
    <Page title={words.title} meta={<span>{me.login}</span>}>
      {owes ? (
        <p className="account-must" role="status">
          {me.mustChangePassword ? words.mustChange : words.mustEnrol}
        </p>
      ) : null}
      <div className="account-parts">
        {me.mustEnrol && !me.mustChangePassword ? null : (
          <Section title={words.password}>
            <PasswordChange />
          </Section>
        )}
        {me.mustChangePassword ? null : (
          <Section title={words.secondFactor}>
            <SecondFactor on={me.secondFactor} />
          </Section>
        )}
      </div>
      {owes ? null : <Sessions />}
    </Page>
  )
}

function Sessions() {
  const words = useWords(accountWords)
  const queries = useQueryClient()
  const sessions = useQuery(api.access.sessions.queryOptions())
  const end = useMutation(
    api.access.endSession.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.access.sessions.key() }),
    }),
  )

  const columns: readonly Column<Session>[] = [
    {
      key: 'device',
      head: words.device,
      wrap: true,
      cell: ({ device, current }) => (
        <>
          <span title={device}>{deviceName(device)}</span>{' '}
          {current ? <Tag>{words.thisOne}</Tag> : null}
        </>
      ),
      value: ({ device }) => deviceName(device),
    },
    { key: 'address', head: words.address, cell: ({ address }) => address },
    {
      key: 'began',
      head: words.began,
      cell: ({ beganAt }) => moment(beganAt as Instant),
      value: ({ beganAt }) => beganAt,
    },
    {
      key: 'seen',
      head: words.seen,
      cell: ({ seenAt }) => moment(seenAt as Instant),
      value: ({ seenAt }) => seenAt,
    },
    {
      key: 'end',
      head: '',
      kind: 'figure',
      cell: ({ id, current, device }) =>
        current ? null : (
          <button
            type="button"
            className="link-button"
            aria-label={`${words.end}，${deviceName(device)}`}
            onClick={() => end.mutate({ id })}
          >
            {words.end}
          </button>
        ),
    },
  ]

  return (
    <Section title={words.sessions}>
      <Loaded query={sessions}>
        {(rows) => (
          <Ledger caption={words.sessions} columns={columns} rows={rows} keyOf={({ id }) => id} />
        )}
      </Loaded>
    </Section>
  )
}
