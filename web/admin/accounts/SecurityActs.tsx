import { client } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Failed } from '../../kit/States.tsx'
import { useWords } from '../../words/useWords.ts'
import { type Account, useVerb } from './useAccounts.ts'
import { accountsWords } from './words.ts'

/** Locks and sessions, by the security administrator. */
export function SecurityActs({ account }: { readonly account: Account }) {
  const words = useWords(accountsWords)
  const unlock = useVerb(client.access.unlock)
  const end = useVerb(client.access.endSessionsOf)
  const error = unlock.error ?? end.error

  return (
    <>
      <p className="admin-links">
        {account.lockedUntil === null ? null : (
          <Button
            size="small"
            busy={unlock.isPending}
            onClick={() => unlock.mutate({ id: account.id })}
          >
            {words.unlock}
          </Button>
        )}
        {account.sessions === 0 ? null : (
          <Button size="small" busy={end.isPending} onClick={() => end.mutate({ id: account.id })}>
            {words.endSessions(account.sessions)}
          </Button>
        )}
      </p>
      {error === null ? null : <Failed error={error} />}
    </>
  )
}
