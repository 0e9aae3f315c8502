import type { Unit } from '#kernel/blood.ts'
import { wholeMonth } from '#kernel/days.ts'
import { childrenOf } from '../../rules/draft.ts'
import { type Collected, countedIn, creditor, noneCollected, type Sum, together } from './credit.ts'
import type { Part, Plan } from './plan.ts'
import { planToDate } from './to-date.ts'

/** A part's year by month: what should be done in each, and what was. */
export interface MonthsOfPart {
  readonly key: string
  /** Twelve amounts; null where nothing places the part in time. */
  readonly plan: readonly number[] | null
  /** Twelve amounts; null where a source does not say, and in months that have not begun. */
  readonly actual: readonly (number | null)[]
}

/**
 * Every part's months. A month's plan is what the plan to date grows by in it: own periods and the
 * share of pooled ones, so that twelve months come to what is scheduled. What was collected below a
 * part is its own too, each donation once.
 */
export function monthsOfParts(
  plan: Plan,
  year: number,
  collected: { readonly unit: Unit; readonly sums: readonly Sum[]; readonly through: number },
): readonly MonthsOfPart[] {
  const ends = Array.from({ length: 12 }, (_, at) =>
    planToDate(plan, at === 11 ? farEnd(plan, year) : wholeMonth(year, at + 1).to),
  )
  const given = givenByMonth(plan.targets, collected.sums)
  return plan.targets.map(({ key }) => {
    const due = ends.map((end) => end.get(key)!.toDate)
    const months = given.get(key)!
    return {
      key,
      plan: due.every((one) => one !== null)
        ? due.map((one, at) => one - (at === 0 ? 0 : due[at - 1]!))
        : null,
      actual: months.map((one, at) =>
        at + 1 <= collected.through || one !== noneCollected
          ? countedIn(collected.unit, one)
          : null,
      ),
    }
  })
}

/** The last day of the year, or of a period that runs over it: December takes the rest. */
const farEnd = ({ items }: Plan, year: number) =>
  [...items.map(({ to }) => to), wholeMonth(year, 12).to].toSorted().at(-1)!

function givenByMonth(
  targets: readonly Part[],
  sums: readonly Sum[],
): ReadonlyMap<string, readonly Collected[]> {
  const creditorOf = creditor(targets)
  const own = Map.groupBy(sums, creditorOf)
  const children = childrenOf(targets)
  const result = new Map<string, readonly Collected[]>()
  const add = ({ key }: Part): readonly Collected[] => {
    const months: Collected[] = Array.from({ length: 12 }, () => noneCollected)
    for (const sum of own.get(key) ?? []) {
      months[sum.month - 1] = together(months[sum.month - 1]!, sum)
    }
    for (const child of children.get(key) ?? []) {
      add(child).forEach((one, at) => {
        if (one !== noneCollected) months[at] = together(months[at]!, one)
      })
    }
    result.set(key, months)
    return months
  }
  for (const root of children.get(null) ?? []) add(root)
  return result
}
