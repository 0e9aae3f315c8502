import { UndoToast } from '#web/kit/UndoToast.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { PlanChange } from '../../rules/change.ts'
import type { PlanShape } from '../../shapes.ts'
import { AddGroupDialog } from './AddGroupDialog.tsx'
import { AddUnitDialog } from './AddUnitDialog.tsx'
import { AllocationDialog } from './AllocationDialog.tsx'
import { PasteDialog } from './PasteDialog.tsx'
import type { Asking, TargetsWork } from './useTargetsWork.ts'
import { targetWords } from './words.ts'

/** What opens over the table while it is edited, and the way back after a removal. */
export function TargetsDialogs({ work }: { readonly work: TargetsWork }) {
  const words = useWords(targetWords)
  const { plan, change, undo, asking, removed, forget } = work
  const close = () => work.ask(undefined)
  return (
    <>
      {removed === undefined || undo === undefined ? null : (
        <UndoToast
          says={words.removed(removed)}
          onUndo={() => {
            undo()
            forget()
          }}
          onGone={forget}
        />
      )}
      {asking?.what === 'paste' && change !== undefined ? (
        <PasteDialog
          units={plan.targets.filter(({ kind }) => kind === 'unit')}
          start={work.selected}
          begin={asking.text}
          onWrite={change}
          onClose={close}
        />
      ) : null}
      {asking === undefined || asking.what === 'paste' || change === undefined ? null : (
        <PartDialog {...asking} plan={plan} change={change} onClose={close} />
      )}
    </>
  )
}

function PartDialog(
  props: Exclude<Asking, { what: 'paste' }> & {
    readonly plan: PlanShape
    readonly change: (changes: readonly PlanChange[]) => void
    readonly onClose: () => void
  },
) {
  const { what, plan, part, change, onClose } = props
  const add = (one: PlanChange) => change([one])
  if (what === 'add-unit') {
    return <AddUnitDialog plan={plan} parent={part} onAdd={add} onClose={onClose} />
  }
  if (what === 'add-group') return <AddGroupDialog parent={part} onAdd={add} onClose={onClose} />
  const group = plan.targets.find(({ key }) => key === part.key) ?? part
  const units = plan.targets.filter(
    ({ parentKey, kind }) => parentKey === part.key && kind === 'unit',
  )
  return <AllocationDialog group={group} units={units} onApply={change} onClose={onClose} />
}
