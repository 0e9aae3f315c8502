import { Button } from '#web/kit/Button.tsx'
import { Empty } from '#web/kit/States.tsx'
import { UndoToast } from '#web/kit/UndoToast.tsx'
import { useWords } from '#web/words/useWords.ts'
import { AddItemDialog } from './AddItemDialog.tsx'
import { ScheduleGantt } from './ScheduleGantt.tsx'
import { ScheduleList } from './ScheduleList.tsx'
import { ScheduleMatrix } from './ScheduleMatrix.tsx'
import type { ScheduleWork } from './useScheduleWork.ts'
import { scheduleWords } from './words.ts'

export type ScheduleView = 'matrix' | 'gantt' | 'list'

/** The spans in one of three views, and what opens over them. */
export function ScheduleBody({
  work,
  view,
}: {
  readonly work: ScheduleWork
  readonly view: ScheduleView
}) {
  const words = useWords(scheduleWords)
  const { plan, grain, selected, onSelect, onKey } = work
  const shared = { plan, grain, selected, onSelect, onKey }
  const views = {
    matrix: <ScheduleMatrix {...shared} />,
    gantt: <ScheduleGantt {...shared} />,
    list: <ScheduleList plan={plan} selected={selected} onSelect={onSelect} />,
  }
  return (
    <>
      {plan.items.length > 0 || view === 'matrix' ? (
        views[view]
      ) : (
        <Empty
          title={words.none}
          normally={words.noneSays}
          action={
            work.change === undefined ? undefined : (
              <Button onClick={() => work.add()}>{words.add}</Button>
            )
          }
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
            change([made])
            work.onSelect(key)
          }}
          onClose={work.added}
        />
      )}
    </>
  )
}
