import { type Day, wholeYear } from '#kernel/days.ts'
import type { Act, Change } from '#platform/change.ts'
import { getRegion } from '../../organisation/index.ts'
import { findPlan, findRevision, lastIssued, lockPlans } from '../queries.ts'
import { noPlan } from '../view-plan.ts'
import { handDown } from './hand-down.ts'

/**
 * Hands down what a plan's newest issue gives, where that was not done: of plans issued before there
 * were hand-downs. What was handed down already stays as it is.
 */
export async function handDownAgain(
  act: Act,
  { id, dueOn }: { readonly id: string; readonly dueOn?: Day | undefined },
): Promise<Change<{ sent: number }>> {
  const plan = await findPlan(act.tx, id)
  if (plan === undefined) throw noPlan()
  await getRegion(act.tx, plan.regionId)
  await lockPlans(act.tx, plan.regionId)
  const issued = await lastIssued(act.tx, plan.id)
  if (issued === undefined) throw noPlan()
  const revision = (await findRevision(act.tx, issued.id))!
  return handDown(act, {
    plan,
    revisionId: revision.id,
    documentNumber: revision.documentNumber,
    // An issued revision has its day.
    effectiveOn: revision.effectiveOn ?? wholeYear(plan.year).from,
    dueOn,
  })
}
