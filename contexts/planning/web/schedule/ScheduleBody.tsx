import { Button } from '#web/kit/Button.tsx'
import { Empty } from '#web/kit/States.tsx'
import { UndoToast } from '#web/kit/UndoToast.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { Grain } from '../../rules/grain.ts'
import { AddItemDialog } from './AddItemDialog.tsx'
import type { GridLook } from './GridTools.tsx'
import { ScheduleGrid } from './ScheduleGrid.tsx'
import { ScheduleList } from './ScheduleList.tsx'
import type { Placing } from './usePlacing.ts'
import type { ScheduleWork } from './useScheduleWork.ts'
import { scheduleWords } from './words.ts'

export type ScheduleView = 'matrix' | 'gantt' | 'list'

interface Props {
  readonly work: ScheduleWork
  readonly view: ScheduleView
  readonly grain: Grain
  readonly look: GridLook
  readonly onLook: (change: Partial<GridLook>) => void
  readonly unsaved: ReadonlySet<string>
  readonly placing: Placing
}

/** The spans in one of three views, and what opens over them. */
export function ScheduleBody({ work, view, ...grid }: Props) {
  const words = useWords(scheduleWords)
  const { plan, selected, onSelect } = work
  const isEmpty = plan.items.length === 0 && view !== 'matrix'
  return (
    <>
      {isEmpty ? (
        <Empty
          title={words.none}
          normally={words.noneSays}
          action={
            work.change === undefined ? undefined : (
              <Button onClick={() => work.add()}>{words.add}</Button>
            )
          }
        />
      ) : view === 'list' ? (
        <ScheduleList plan={plan} selected={selected} onSelect={onSelect} />
      ) : (
        <ScheduleGrid
          plan={plan}
          view={view}
          selected={selected}
          onSelect={onSelect}
          editable={work.change !== undefined}
          {...grid}
        />
      )}
      <ScheduleDialogs work={work} />
    </>
  )
}

function ScheduleDialogs({ work }: { readonly work: ScheduleWork }) {
  const words = useWords(scheduleWords)
  const { plan, change, undo, adding, removed, forget } = work
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
      {adding === undefined || change === undefined ? null : (
        <AddItemDialog
          plan={plan}
          targetKey={adding.targetKey}
          onAdd={(made, key) => {
            const refused = change([made])
            if (refused === undefined) work.onSelect(key)
            return refused
          }}
          onClose={work.added}
        />
      )}
    </>
  )
}
