import type { Unit } from '#kernel/blood.ts'
import { childrenOf } from '../../rules/draft.ts'
import { type Collected, countedIn, noneCollected, together } from './credit.ts'
import type { Part, Plan } from './plan.ts'
import type { Derivation, ToDate } from './to-date.ts'

/**
 * What still counts as on plan: 3 % of the plan to date, the step from which the cockpit's shades
 * speak, and always one: a single donor more or less is no finding.
 */
export const tolerance = { share: 0.03, least: 1 } as const

export const progressStates = [
  'behind',
  'on-plan',
  'ahead',
  'unscheduled',
  'pending',
  'unknown',
] as const
export type ProgressState = (typeof progressStates)[number]

/** How far a part of the plan is. */
export interface Progress {
  readonly key: string
  readonly collected: Collected
  /** In the plan's unit; null where the sources do not say. */
  readonly actual: number | null
  /** Of it, what the plan to date can be held against: the parts that are placed in time. */
  readonly compared: number | null
  readonly own: number
  readonly derived: number | null
  readonly how: Derivation | null
  readonly toDate: number | null
  readonly scheduled: number | null
  /** Compared less plan to date. */
  readonly gap: number | null
  /** Actual ÷ target. */
  readonly completion: number | null
  readonly state: ProgressState
}

/** Judges a part: what is done against what should be done by now, never against days of the year. */
export function stateOf(
  amount: number | null,
  toDate: number | null,
  compared: number | null,
): ProgressState {
  if (amount === null) return 'pending'
  if (toDate === null) return 'unscheduled'
  if (compared === null) return 'unknown'
  if (compared === 0 && toDate > 0) return 'behind'
  const gap = compared - toDate
  if (Math.abs(gap) <= Math.max(tolerance.least, toDate * tolerance.share)) return 'on-plan'
  return gap < 0 ? 'behind' : 'ahead'
}

/** The progress of every part: its own, and of all below it, each donation counted once. */
export function progressOf(
  { targets }: Plan,
  unit: Unit,
  dated: ReadonlyMap<string, ToDate>,
  credited: ReadonlyMap<string, Collected>,
): ReadonlyMap<string, Progress> {
  const children = childrenOf(targets)
  const result = new Map<string, Progress>()
  const measure = (part: Part): Measured => {
    const { key } = part
    const placed = dated.get(key)!
    const direct = credited.get(key) ?? noneCollected
    const below = (children.get(key) ?? []).map(measure)
    const collected = below.reduce((sum, one) => together(sum, one.collected), direct)
    // What nobody below was credited with belongs to the part itself, placed or not.
    const placedBelow = below.reduce((sum, one) => together(sum, one.placed), direct)
    const compared = placed.toDate === null ? noneCollected : placedBelow
    result.set(key, {
      key,
      collected,
      ...figures(part, placed, countedIn(unit, collected), countedIn(unit, compared)),
    })
    return { collected, placed: compared }
  }
  for (const root of children.get(null) ?? []) measure(root)
  return result
}

interface Measured {
  readonly collected: Collected
  /** What was collected by parts that are placed in time. */
  readonly placed: Collected
}

function figures(
  { amount }: Part,
  { own, derived, how, toDate, scheduled }: ToDate,
  actual: number | null,
  placed: number | null,
) {
  const compared = toDate === null ? null : placed
  return {
    actual,
    compared,
    own,
    derived,
    how,
    toDate,
    scheduled,
    gap: compared === null || toDate === null ? null : compared - toDate,
    completion: actual === null || amount === null || amount === 0 ? null : actual / amount,
    state: stateOf(amount, toDate, compared),
  }
}

/** How many units stand in each state: 31 个单位按计划，6 个落后，4 个提前. */
export function countStates(
  targets: readonly Part[],
  progress: ReadonlyMap<string, Progress>,
): Readonly<Record<ProgressState, number>> {
  const counts = Object.fromEntries(progressStates.map((state) => [state, 0])) as Record<
    ProgressState,
    number
  >
  for (const { key, kind } of targets) if (kind === 'unit') counts[progress.get(key)!.state]++
  return counts
}
