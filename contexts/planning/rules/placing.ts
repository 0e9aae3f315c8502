import { type Day, wholeYear } from '#kernel/days.ts'
import type { Draft, DraftItem } from './draft.ts'

/** The ceiling of a unit for a year, with the document that states it. */
export interface Ceiling {
  readonly amount: number
  readonly citation: string
}

/** Why a span may not be placed as it was wished. */
export type Misplaced =
  | {
      readonly code: 'outside-year'
      readonly key: string
      readonly label: string
      readonly from: Day
      readonly to: Day
      readonly year: number
    }
  | {
      readonly code: 'over-cap'
      readonly key: string
      readonly label: string
      readonly placed: number
      readonly cap: number
      readonly citation: string
    }

interface Bounds {
  readonly year: number
  /** By the target's key; undefined where no cap is checked. */
  readonly capOf: (targetKey: string) => Ceiling | undefined
}

/**
 * What two states of a plan newly place beyond the year, or beyond a unit's cap. What was so before
 * may stay and become less: only making it worse is refused.
 */
export function misplaced(before: Draft, after: Draft, { year, capOf }: Bounds): Misplaced[] {
  if (before.items === after.items) return []
  const was = new Map(before.items.map((item) => [item.key, item]))
  const labels = new Map(after.targets.map(({ key, label }) => [key, label]))
  const touched = after.items.filter((item) => was.get(item.key) !== item)
  const whole = wholeYear(year)
  const outside = touched
    .filter(({ from, to }) => from < whole.from || to > whole.to)
    .filter(({ key, from, to }) => was.get(key)?.from !== from || was.get(key)?.to !== to)
    .map(
      ({ key, targetKey, from, to }): Misplaced => ({
        code: 'outside-year',
        key,
        label: labels.get(targetKey) ?? '',
        from,
        to,
        year,
      }),
    )
  return [...outside, ...overCaps(touched, before, after, { capOf, labels })]
}

function overCaps(
  touched: readonly DraftItem[],
  before: Draft,
  after: Draft,
  { capOf, labels }: Pick<Bounds, 'capOf'> & { readonly labels: ReadonlyMap<string, string> },
): Misplaced[] {
  const lastOf = new Map(touched.map((item) => [item.targetKey, item]))
  return [...lastOf].flatMap(([targetKey, { key }]): Misplaced[] => {
    const ceiling = capOf(targetKey)
    if (ceiling === undefined) return []
    const placed = placedOn(after.items, targetKey)
    if (placed <= ceiling.amount || placed <= placedOn(before.items, targetKey)) return []
    const label = labels.get(targetKey) ?? ''
    return [
      { code: 'over-cap', key, label, placed, cap: ceiling.amount, citation: ceiling.citation },
    ]
  })
}

const placedOn = (items: readonly DraftItem[], on: string): number =>
  items.reduce((sum, { targetKey, amount }) => (targetKey === on ? sum + amount : sum), 0)
