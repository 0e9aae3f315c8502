import { z } from 'zod'
import { FootBar } from '#web/kit/FootBar.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { Page } from '#web/kit/Page.tsx'
import { useView } from '#web/kit/useView.ts'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { DayShape, Id, type PlanShape } from '../shapes.ts'
import { PlanGate } from './plan/PlanGate.tsx'
import { PlanMeta } from './plan/PlanMeta.tsx'
import { usePlan } from './plan/usePlan.ts'
import { EquationOfTargets } from './targets/EquationOfTargets.tsx'
import { TargetsSums } from './targets/TargetsSums.tsx'
import { TargetsTable } from './targets/TargetsTable.tsx'
import { type TargetRow, targetRows } from './targets/target-rows.ts'
import { targetWords } from './targets/words.ts'
import { planWords } from './words.ts'

const View = z.object({
  revision: z.coerce.number().int().optional(),
  on: DayShape.optional(),
  /** The part that is looked at. */
  at: Id.optional(),
})

/** B2: the annual target and its parts, which add up at every level. */
export function TargetsPage() {
  const [view] = useView(View)
  const it = usePlan(view)
  const words = useWords(planWords)
  return (
    <PlanGate title={words.targets} it={it}>
      {(plan) => <TargetsDesk plan={plan} />}
    </PlanGate>
  )
}

function TargetsDesk({ plan }: { readonly plan: PlanShape }) {
  const words = useWords(targetWords)
  const [view, setView] = useView(View)
  const rows = targetRows(plan.targets, false)
  return (
    <Page
      title={words.title(plan.year)}
      meta={<PlanMeta plan={plan} />}
      equation={<EquationOfTargets plan={plan} />}
      foot={
        <FootBar>
          <TargetsSums targets={plan.targets} />
        </FootBar>
      }
    >
      <TargetsTable
        plan={plan}
        rows={rows}
        suggested={new Map()}
        selected={view.at}
        onSelect={(at) => setView({ at })}
        onOpen={() => {}}
        targetCell={(row) => <TargetFigure row={row} />}
      />
    </Page>
  )
}

function TargetFigure({ row }: { readonly row: TargetRow }) {
  const { amount } = row.target
  return amount === null ? <Missing kind="pending" /> : number(amount)
}
