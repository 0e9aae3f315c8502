import { useState } from 'react'
import { client } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { useMe } from '../../me.ts'
import { useWords } from '../../words/useWords.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { type Account, useVerb } from './useAccounts.ts'
import { accountsWords } from './words.ts'

interface Props {
  readonly account: Account
  readonly waiting: boolean
  readonly passwordWaiting: boolean
}

/** Shutting, reopening and asking for resets, by the system administrator; each with its reason. */
export function SystemActs({ account, waiting, passwordWaiting }: Props) {
  const words = useWords(accountsWords)
  const own = useMe().id === account.id
  const [asking, setAsking] = useState<'disable' | 'enable' | 'askReset' | 'askPassword'>()
  const verbs = {
    disable: useVerb(client.access.disableAccount),
    enable: useVerb(client.access.enableAccount),
    askReset: useVerb(client.access.askReset),
    askPassword: useVerb(client.access.askPasswordReset),
  }
  const toggle = account.disabledAt === null ? 'disable' : 'enable'
  const verb = verbs[asking ?? toggle]
  const noReset = own
    ? words.yourself
    : !account.secondFactor
      ? words.notEnrolled
      : waiting
        ? words.waitingAlready
        : undefined

  return (
    <>
      <p className="admin-links">
        <Button
          size="small"
          why={own ? words.yourself : undefined}
          onClick={() => setAsking(toggle)}
        >
          {words[toggle]}
        </Button>
        <Button
          size="small"
          why={own ? words.yourself : passwordWaiting ? words.waitingAlready : undefined}
          onClick={() => setAsking('askPassword')}
        >
          {words.askPassword}
        </Button>
        <Button size="small" why={noReset} onClick={() => setAsking('askReset')}>
          {words.askReset}
        </Button>
      </p>
      <ReasonDialog
        open={asking !== undefined}
        title={words[asking ?? toggle]}
        says={words[`${asking ?? toggle}Says`](account.name)}
        busy={verb.isPending}
        error={verb.error}
        onClose={() => {
          verb.reset()
          setAsking(undefined)
        }}
        onReason={(reason) =>
          verb.mutate({ id: account.id, reason }, { onSuccess: () => setAsking(undefined) })
        }
      />
    </>
  )
}
