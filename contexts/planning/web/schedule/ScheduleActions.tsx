import { Button } from '#web/kit/Button.tsx'
import { SegmentedView } from '#web/kit/SegmentedView.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { Grain } from '../../rules/grain.ts'
import type { PlanShape } from '../../shapes.ts'
import { ExportLink } from '../plan/ExportLink.tsx'
import { planWords } from '../words.ts'
import { gridWords } from './grid-words.ts'
import type { ScheduleView } from './ScheduleBody.tsx'
import { scheduleWords } from './words.ts'

interface Props {
  readonly plan: PlanShape
  readonly view: ScheduleView
  readonly grain: Grain
  readonly onView: (change: { view?: ScheduleView; grain?: Grain; versions?: 'open' }) => void
  /** Absent where nothing may be edited. */
  readonly onAdd: (() => void) | undefined
  readonly onUndo: (() => void) | undefined
  readonly onRedo: (() => void) | undefined
}

/** How the schedule is looked at, and what can be had of it. */
export function ScheduleActions({ plan, view, grain, onView, onAdd, onUndo, onRedo }: Props) {
  const words = useWords(scheduleWords)
  const common = useWords(planWords)
  const grid = useWords(gridWords)
  return (
    <>
      <SegmentedView
        label={words.views}
        value={view}
        options={(['matrix', 'gantt', 'list'] as const).map((value) => ({
          value,
          label: words.view[value],
        }))}
        onChange={(next) => onView({ view: next })}
      />
      {view === 'list' ? null : (
        <SegmentedView
          label={words.grains}
          value={grain}
          options={(['month', 'xun'] as const).map((value) => ({
            value,
            label: words.grain[value],
          }))}
          onChange={(next) => onView({ grain: next })}
        />
      )}
      {onUndo === undefined ? null : <Button onClick={onUndo}>{words.keys.undo}</Button>}
      {onRedo === undefined ? null : <Button onClick={onRedo}>{grid.redo}</Button>}
      {onAdd === undefined ? null : <Button onClick={onAdd}>{words.add}</Button>}
      <Button onClick={() => onView({ versions: 'open' })}>{common.versions}</Button>
      <ExportLink plan={plan} what="schedule" />
    </>
  )
}
