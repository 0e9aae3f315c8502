import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { z } from 'zod'
import { unitNames } from '#kernel/unit-words.ts'
import { api } from '#web/api.ts'
import { Page, Section } from '#web/kit/Page.tsx'
import { SegmentedView } from '#web/kit/SegmentedView.tsx'
import { Empty, Failed, Loaded } from '#web/kit/States.tsx'
import { UndoToast } from '#web/kit/UndoToast.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay } from '#web/me.ts'
import { number } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { applyChanges } from '../../rules/change.ts'
import { grainOf } from '../../rules/grain.ts'
import { undoing } from '../../rules/undoing.ts'
import type { PlanShape } from '../../shapes.ts'
import { newKey } from '../../web/plan/new-key.ts'
import { PlanGate } from '../../web/plan/PlanGate.tsx'
import { PlanMeta } from '../../web/plan/PlanMeta.tsx'
import { draftOf } from '../../web/plan/plan-with.ts'
import { usePlan } from '../../web/plan/usePlan.ts'
import { assess } from '../rules/assess.ts'
import { changesOfWay } from '../rules/changes.ts'
import { loadsOf } from '../rules/loads.ts'
import { conflictsOf, type Way } from '../rules/resolve.ts'
import type { YearCapacityShape } from '../shapes.ts'
import { CapacityTable } from './CapacityTable.tsx'
import { ConflictList } from './ConflictList.tsx'
import { SeasonSection } from './SeasonSection.tsx'
import { useOneStep } from './use-one-step.ts'
import { feasibilityWords } from './words.ts'
import './feasibility.css'

const View = z.object({
  revision: z.coerce.number().int().optional(),
  grain: z.enum(['month', 'xun']).optional(),
  /** The column whose conflict is shown. */
  at: z.coerce.number().int().min(0).max(35).optional(),
})

/** Whether the plan can be collected: capacity by column, conflicts by name, and what resolves them. */
export function FeasibilityPage() {
  const [view] = useView(View)
  const it = usePlan({ revision: view.revision })
  const words = useWords(feasibilityWords)
  return (
    <PlanGate title={words.conflicts} it={it}>
      {(plan) => <Desk plan={plan} />}
    </PlanGate>
  )
}

function Desk({ plan }: { readonly plan: PlanShape }) {
  const words = useWords(feasibilityWords)
  const [view, setView] = useView(View)
  const grain = view.grain ?? grainOf(plan.items)
  const capacity = useQuery(api.planning.capacity.queryOptions({ input: { id: plan.id, grain } }))
  return (
    <Page
      title={words.title(plan.year)}
      meta={
        <PlanMeta plan={plan} on={undefined} onNewest={() => setView({ revision: undefined })} />
      }
      actions={
        <>
          <SegmentedView
            label={words.grain}
            value={grain}
            options={[
              { value: 'month', label: words.month },
              { value: 'xun', label: words.xun },
            ]}
            onChange={(to) => setView({ grain: to, at: undefined })}
          />
          <Link className="button-link" to={`/plan/${plan.id}/schedule`}>
            {words.toSchedule}
          </Link>
          <Link className="button-link" to={`/plan/${plan.id}/arrange`}>
            {words.toArrange}
          </Link>
        </>
      }
    >
      <Loaded query={capacity} lines={10}>
        {(found) => <Body plan={plan} capacity={found} />}
      </Loaded>
      <SeasonSection regionId={plan.regionId} />
    </Page>
  )
}

function Body(props: { readonly plan: PlanShape; readonly capacity: YearCapacityShape }) {
  const { plan, capacity } = props
  const words = useWords(feasibilityWords)
  const language = useLanguage()
  const { comparable, capacities, fleet } = capacity
  if (!comparable) {
    return (
      <Empty
        title={words.notComparable(unitNames[plan.unit][language])}
        normally={words.noFleetSays}
      />
    )
  }
  if (capacities.mobile === null && capacities.site === null) {
    return (
      <Empty
        title={words.noFleet}
        normally={words.noFleetSays}
        action={<Link to="/resources">{words.toResources}</Link>}
      />
    )
  }
  return (
    <>
      <p className="caption capacity-says">
        {words.fleet(number(fleet.teams), number(fleet.vehicles), number(fleet.sites))}
        {'　'}
        {words.basis} {words.legend}
      </p>
      {capacity.holidays === null ? (
        <p className="caption">{words.unknownHolidays(plan.year)}</p>
      ) : null}
      <Found plan={plan} capacity={capacity} />
    </>
  )
}

function Found(props: { readonly plan: PlanShape; readonly capacity: YearCapacityShape }) {
  const { plan, capacity } = props
  const words = useWords(feasibilityWords)
  const [view, setView] = useView(View)
  const step = useOneStep(plan)
  const editable = useMay('planning.change') && plan.revision.state === 'draft'
  const { assessment, conflicts } = useMemo(() => {
    const loads = loadsOf(plan.targets, plan.items)
    return { assessment: assess(loads, capacity), conflicts: conflictsOf(loads, capacity) }
  }, [plan, capacity])
  const unchecked = assessment.unchecked.mobile + assessment.unchecked.site

  const adopt = (way: Extract<Way, { is: 'move' }>) => {
    const before = draftOf(plan)
    const changes = changesOfWay(plan.items, way).map((change) =>
      change.do === 'add-item' ? { ...change, key: newKey() } : change,
    )
    step.make(changes, undoing(before, applyChanges(before, changes, newKey)))
  }
  return (
    <>
      <CapacityTable
        {...{ capacity, assessment, selected: view.at }}
        onSelect={(at) => {
          setView({ at })
          document.getElementById(`conflict-${at}`)?.scrollIntoView({ block: 'nearest' })
        }}
      />
      {unchecked === 0 ? null : <p className="quiet">{words.unchecked(number(unchecked))}</p>}
      {step.error === null ? null : <Failed error={step.error} />}
      <Section
        title={conflicts.length === 0 ? words.none : words.finding(number(conflicts.length))}
        note={conflicts.length === 0 ? undefined : words.checked}
      >
        <ConflictList
          conflicts={conflicts}
          periods={capacity.periods}
          selected={view.at}
          onAdopt={editable ? adopt : undefined}
        />
      </Section>
      {step.undo === undefined ? null : (
        <UndoToast says={words.adopted} onUndo={step.undo} onGone={step.forget} />
      )}
    </>
  )
}
