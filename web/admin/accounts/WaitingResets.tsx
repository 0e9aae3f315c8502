import type { Instant } from '#kernel/days.ts'
import { client } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Section } from '../../kit/Page.tsx'
import { Failed } from '../../kit/States.tsx'
import { useMay } from '../../me.ts'
import { moment } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { type Reset, useVerb } from './useAccounts.ts'
import { accountsWords } from './words.ts'

/** Resets asked for by one administrator, waiting for the other. */
export function WaitingResets({ resets }: { readonly resets: readonly Reset[] }) {
  const words = useWords(accountsWords)
  const approves = useMay('accounts.approve-reset')
  const decide = useVerb(client.access.decideReset)
  if (resets.length === 0) return null

  return (
    <Section title={words.resets} note={words.resetsSay}>
      <ul className="admin-resets">
        {resets.map(({ id, login, reason, askedBy, askedAt }) => (
          <li key={id}>
            <div>
              <b>{login}</b> {reason}
              <p className="caption">{words.askedBy(askedBy, moment(askedAt as Instant))}</p>
            </div>
            {approves ? (
              <div className="page-actions">
                <Button
                  size="small"
                  busy={decide.isPending}
                  onClick={() => decide.mutate({ id, approve: false })}
                >
                  {words.refuse}
                </Button>
                <Button
                  size="small"
                  kind="primary"
                  busy={decide.isPending}
                  onClick={() => decide.mutate({ id, approve: true })}
                >
                  {words.approve}
                </Button>
              </div>
            ) : (
              <span className="quiet">{words.waits}</span>
            )}
          </li>
        ))}
      </ul>
      {decide.error === null ? null : <Failed error={decide.error} />}
    </Section>
  )
}
