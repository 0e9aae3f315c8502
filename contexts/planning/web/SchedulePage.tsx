import { useDeferredValue } from 'react'
import { z } from 'zod'
import type { Instant } from '#kernel/days.ts'
import { Page } from '#web/kit/Page.tsx'
import { SaveState } from '#web/kit/SaveState.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay } from '#web/me.ts'
import { clock, number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { PlanCapacity } from '../feasibility/web/PlanCapacity.tsx'
import { grainOf } from '../rules/grain.ts'
import { Id, type PlanShape } from '../shapes.ts'
import { DraftNotices } from './plan/DraftNotices.tsx'
import { LifeActions } from './plan/LifeActions.tsx'
import { PlanGate } from './plan/PlanGate.tsx'
import { PlanMeta } from './plan/PlanMeta.tsx'
import { planView } from './plan/plan-view.ts'
import { type DraftDesk, useDraft } from './plan/useDraft.ts'
import { useNarrow } from './plan/useNarrow.ts'
import { usePlan } from './plan/usePlan.ts'
import { useUndoKeys } from './plan/useUndoKeys.ts'
import { VersionsDialog } from './plan/VersionsDialog.tsx'
import { CheckList } from './schedule/CheckList.tsx'
import { frozenColumns } from './schedule/GridTools.tsx'
import { gridWords } from './schedule/grid-words.ts'
import { ItemInspector } from './schedule/ItemInspector.tsx'
import { ScheduleActions } from './schedule/ScheduleActions.tsx'
import { ScheduleBody } from './schedule/ScheduleBody.tsx'
import { ScheduleEquations } from './schedule/ScheduleEquations.tsx'
import { groupings, shownRows } from './schedule/schedule-lines.ts'
import { usePlacing } from './schedule/usePlacing.ts'
import { useScheduleWork } from './schedule/useScheduleWork.ts'
import { scheduleWords } from './schedule/words.ts'
import { planWords } from './words.ts'

const View = z.object({
  ...planView,
  view: z.enum(['matrix', 'gantt', 'list']).optional(),
  grain: z.enum(['month', 'xun']).optional(),
  group: z.enum(groupings).optional(),
  show: z.enum(shownRows).optional(),
  freeze: z.enum(frozenColumns).optional(),
  /** The span whose panel is open. */
  item: Id.optional(),
})

/** B3: when each unit's target is collected; three views of one list of spans. */
export function SchedulePage() {
  const [view] = useView(View)
  const it = usePlan(view)
  const words = useWords(planWords)
  return (
    <PlanGate title={words.schedule} it={it}>
      {(plan) => <ScheduleDesk key={plan.revision.id} read={plan} input={it.input} />}
    </PlanGate>
  )
}

interface DeskProps {
  readonly read: PlanShape
  readonly input: ReturnType<typeof usePlan>['input']
}

function ScheduleDesk({ read, input }: DeskProps) {
  const words = useWords(scheduleWords)
  const [view, setView] = useView(View)
  const draft = useDraft(read, input)
  const { plan } = draft
  const editable = useMay('planning.change') && plan.revision.state === 'draft'
  const narrow = useNarrow()
  const { view: shown = narrow ? 'list' : 'matrix', grain = grainOf(plan.items) } = view
  const placing = usePlacing(plan, editable ? draft.change : undefined)
  const change = editable ? placing.make : undefined
  const look = {
    group: view.group ?? 'none',
    show: view.show ?? 'all',
    freeze: view.freeze ?? 'name',
  } as const
  const work = useScheduleWork({
    plan,
    change,
    undo: draft.undo,
    selected: view.item,
    onSelect: (item) => setView({ item }),
  })
  useUndoKeys(draft)
  // The cell that was written in is painted first; its sums follow in the next breath.
  const later = useDeferredValue(plan)
  const checks = <Checks plan={later} saving={draft.saving} onShow={work.add} />
  // Thirty-six columns need the width; what stands beside twelve then stands below.
  const beside = grain === 'month' || shown === 'list'

  return (
    <Page
      title={words.title(plan.year)}
      meta={
        <>
          <PlanMeta
            plan={plan}
            on={view.on}
            onNewest={() => setView({ on: undefined, revision: undefined })}
          />
          <span>{words.items(number(plan.items.length))}</span>
          {draft.saving === undefined ? null : <SaveState state={draft.saving} />}
          <Others others={draft.others} />
        </>
      }
      actions={
        <ScheduleActions
          plan={plan}
          view={shown}
          grain={grain}
          onView={setView}
          onAdd={editable ? () => work.add() : undefined}
          onUndo={editable ? draft.undo : undefined}
          onRedo={editable ? draft.redo : undefined}
        />
      }
      equation={<ScheduleEquations plan={later} />}
      inspector={
        beside || work.item !== undefined ? (
          <div className="plan-aside">
            {work.item === undefined ? null : (
              <div className="plan-sheet">
                <ItemInspector
                  plan={plan}
                  item={work.item}
                  onChange={change}
                  onRemove={() => work.remove(work.item!)}
                  onClose={() => setView({ item: undefined })}
                />
              </div>
            )}
            {beside ? checks : null}
          </div>
        ) : undefined
      }
    >
      <DraftNotices draft={draft} />
      <ScheduleBody
        work={work}
        view={shown}
        grain={grain}
        look={look}
        onLook={setView}
        unsaved={draft.unsaved}
        placing={placing}
      />
      <PlanCapacity plan={later} grain={grain} />
      {beside ? null : checks}
      {view.versions === undefined ? null : (
        <VersionsDialog
          plan={plan}
          compare={view.compare}
          onLook={(revision) => setView({ ...closed, revision, on: undefined })}
          onDay={(on) => setView({ ...closed, on, revision: undefined })}
          onCompare={(compare) => setView({ compare })}
          onClose={() => setView(closed)}
        />
      )}
    </Page>
  )
}

/** Who else is at the same draft, and what they changed last. */
function Others({ others }: Pick<DraftDesk, 'others'>) {
  const words = useWords(gridWords)
  if (others === undefined) return null
  const { by, parts, at } = others
  return (
    <span role="status">
      {words.others(by ?? words.programme, parts, clock(at as Instant, true))}
    </span>
  )
}

const closed = { versions: undefined, compare: undefined } as const

/** What stands between the plan and its issue, with the one thing to do. */
function Checks(props: {
  readonly plan: PlanShape
  readonly saving: DraftDesk['saving']
  readonly onShow: (targetKey: string) => void
}) {
  const { plan, saving, onShow } = props
  return (
    <CheckList plan={plan} onShow={onShow}>
      <LifeActions
        plan={plan}
        saved={saving === undefined || saving.is === 'saved'}
        onShow={onShow}
      />
    </CheckList>
  )
}
