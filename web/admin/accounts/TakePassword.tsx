import type { Instant } from '#kernel/days.ts'
import { client } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Failed } from '../../kit/States.tsx'
import { moment } from '../../words/format.ts'
import { useWords } from '../../words/useWords.ts'
import { ShownOnce } from './ShownOnce.tsx'
import { type PasswordReset, useVerb } from './useAccounts.ts'
import { accountsWords } from './words.ts'

interface Props {
  readonly reset: PasswordReset | undefined
  readonly onClose: () => void
}

/** Says what taking the one-time password does, then shows it, this once. */
export function TakePassword({ reset, onClose }: Props) {
  const words = useWords(accountsWords)
  const take = useVerb(client.access.takePasswordReset)
  const close = () => {
    take.reset()
    onClose()
  }
  if (reset === undefined) return null

  return (
    <Dialog
      title={take.data === undefined ? words.takePassword : words.handOver}
      open
      onClose={close}
      actions={
        take.data === undefined ? (
          <>
            <Button onClick={close}>{words.cancel}</Button>
            <Button
              kind="primary"
              busy={take.isPending}
              onClick={() => take.mutate({ id: reset.id })}
            >
              {words.takePassword}
            </Button>
          </>
        ) : (
          <Button kind="primary" onClick={close}>
            {words.done}
          </Button>
        )
      }
    >
      {take.data === undefined ? (
        <p>{words.takeSays(reset.name)}</p>
      ) : (
        <>
          <ShownOnce label={words.handOver} login={take.data.login} password={take.data.password} />
          <p>{words.takenSays(moment(take.data.until as Instant))}</p>
        </>
      )}
      {take.error === null ? null : <Failed error={take.error} />}
    </Dialog>
  )
}
