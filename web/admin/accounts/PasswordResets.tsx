import { useState } from 'react'
import type { Instant } from '#kernel/days.ts'
import { client } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Section } from '../../kit/Page.tsx'
import { Failed } from '../../kit/States.tsx'
import { useMay, useMe } from '../../me.ts'
import { moment } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { TakePassword } from './TakePassword.tsx'
import { type PasswordReset, useVerb } from './useAccounts.ts'
import { accountsWords } from './words.ts'

/** Forgotten passwords: waiting for the second person, or to be handed over by the first. */
export function PasswordResets({ resets }: { readonly resets: readonly PasswordReset[] }) {
  const [taking, setTaking] = useState<PasswordReset>()

  return (
    <>
      {resets.length === 0 ? null : <Listed resets={resets} onTake={setTaking} />}
      <TakePassword reset={taking} onClose={() => setTaking(undefined)} />
    </>
  )
}

function Listed(props: {
  readonly resets: readonly PasswordReset[]
  readonly onTake: (reset: PasswordReset) => void
}) {
  const words = useWords(accountsWords)
  const { resets, onTake } = props
  return (
    <Section title={words.passwordResets} note={words.passwordResetsSay}>
      <ul className="admin-resets">
        {resets.map((reset) => (
          <li key={reset.id}>
            <div>
              <b>{reset.name}</b> <span className="quiet">{reset.login}</span> {reset.reason}
              <p className="caption">
                {reset.approvedAt === null
                  ? words.askedBy(reset.askedBy, moment(reset.askedAt as Instant))
                  : words.approvedAt(moment(reset.approvedAt as Instant))}
              </p>
            </div>
            {reset.approvedAt === null ? (
              <Decide id={reset.id} />
            ) : (
              <HandOver reset={reset} onTake={() => onTake(reset)} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Decide({ id }: { readonly id: string }) {
  const words = useWords(accountsWords)
  const approves = useMay('accounts.approve-reset')
  const decide = useVerb(client.access.decidePasswordReset)
  if (!approves) return <span className="quiet">{words.waits}</span>
  const button = (approve: boolean) => (
    <Button
      size="small"
      kind={approve ? 'primary' : 'plain'}
      busy={decide.isPending}
      onClick={() => decide.mutate({ id, approve })}
    >
      {approve ? words.approve : words.refuse}
    </Button>
  )
  return (
    <div className="page-actions">
      {button(false)}
      {button(true)}
      {decide.error === null ? null : <Failed error={decide.error} />}
    </div>
  )
}

function HandOver(props: { readonly reset: PasswordReset; readonly onTake: () => void }) {
  const words = useWords(accountsWords)
  const hands = useMay('accounts.ask-reset')
  const own = useMe().id === props.reset.accountId
  if (!hands) return <span className="quiet">{words.waitsForTaking}</span>
  return (
    <Button size="small" why={own ? words.yourself : undefined} onClick={props.onTake}>
      {words.takePassword}
    </Button>
  )
}
