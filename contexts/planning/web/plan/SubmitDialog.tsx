import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Failed } from '#web/kit/States.tsx'
import { Ticked } from '#web/kit/Tag.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { PlanShape } from '../../shapes.ts'
import { planWords } from '../words.ts'
import { BlockerList } from './BlockerList.tsx'

interface Props {
  readonly plan: PlanShape
  readonly busy: boolean
  readonly error: unknown
  readonly onShow: (targetKey: string) => void
  readonly onSubmit: () => void
  readonly onClose: () => void
}

/** The check before a draft goes to the one who approves. */
export function SubmitDialog({ plan, busy, error, onShow, onSubmit, onClose }: Props) {
  const words = useWords(planWords)
  return (
    <Dialog
      title={words.submitTitle(plan.year)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="primary" busy={busy} onClick={onSubmit}>
            {words.submit}
          </Button>
        </>
      }
    >
      <p className="plan-effect">{words.submitSays}</p>
      <Standing plan={plan} onShow={onShow} submitting />
      {error === null ? null : <Failed error={error} />}
    </Dialog>
  )
}

/** What does not reconcile, then what is only to be aware of; a tick where there is nothing. */
export function Standing(props: {
  readonly plan: PlanShape
  readonly onShow: (targetKey: string) => void
  readonly submitting?: boolean
}) {
  const words = useWords(planWords)
  const { blockers } = props.plan
  const standing = blockers.filter(({ blocks }) => blocks)
  const notes = blockers.filter(({ blocks }) => !blocks)
  return (
    <>
      {standing.length === 0 ? (
        <p className="plan-effect">
          <Ticked>{words.allReconciled}</Ticked>
        </p>
      ) : (
        <>
          <p>
            {props.submitting === true
              ? words.standingSubmit(standing.length)
              : words.standing(standing.length)}
          </p>
          <BlockerList blockers={standing} onShow={props.onShow} />
        </>
      )}
      {notes.length === 0 ? null : (
        <>
          <p className="caption">{words.notes(notes.length)}</p>
          <BlockerList blockers={notes} onShow={props.onShow} />
        </>
      )}
    </>
  )
}
