import type { Balance } from '../../rules/reconcile.ts'
import type { Part } from './plan.ts'
import type { Progress } from './progress.ts'

export const matterCodes = [
  'behind',
  'pending',
  'unscheduled',
  'unallocated',
  'not-issued',
  'stale',
  'beside',
] as const
export type MatterCode = (typeof matterCodes)[number]

/** Something that somebody has to decide, with the part of the plan it concerns. */
export interface Matter {
  readonly code: MatterCode
  readonly key: string | null
  readonly label: string | null
  /** What is missing, pending, without a period or unallocated; days for `stale`. */
  readonly amount: number | null
  /** How many units it concerns. */
  readonly units: number
}

export interface Situation {
  readonly targets: readonly Part[]
  readonly progress: ReadonlyMap<string, Progress>
  readonly balances: ReadonlyMap<string, Balance>
  readonly issued: boolean
  /** Days since the last collection that is known, where that is longer than it should be. */
  readonly staleDays: number | null
  /** Collected in ways that the plan does not have. */
  readonly beside: number
}

/** More than this is not read. */
export const mostMatters = 5

/** What there is to decide, most pressing first: one of each kind before a second unit behind. */
export function mattersOf(situation: Situation): readonly Matter[] {
  const [worst, ...others] = behind(situation)
  return [
    ...(worst === undefined ? [] : [worst]),
    ...notIssued(situation),
    ...unallocated(situation),
    ...pending(situation),
    ...unscheduled(situation),
    ...stale(situation),
    ...besidePlan(situation),
    ...others,
  ].slice(0, mostMatters)
}

function behind({ targets, progress }: Situation): Matter[] {
  return targets
    .filter(({ key, kind }) => kind === 'unit' && progress.get(key)!.state === 'behind')
    .map(({ key, label }) => matter('behind', progress.get(key)!.gap, { key, label }))
    .toSorted((left, right) => left.amount! - right.amount!)
}

const notIssued = ({ issued }: Situation): Matter[] => (issued ? [] : [matter('not-issued', null)])

function unallocated({ targets, balances }: Situation): Matter[] {
  return targets.flatMap(({ key, label }) => {
    const rest = balances.get(key)!.unallocated
    return rest === 0 ? [] : [matter('unallocated', rest, { key, label, units: 0 })]
  })
}

/** All tracks still to be set, as one: what they share is known only together. */
function pending({ targets, balances }: Situation): Matter[] {
  const waiting = Map.groupBy(
    targets.filter(({ status }) => status === 'pending'),
    ({ parentKey }) => parentKey,
  )
  return targets.flatMap(({ key }) => {
    const rest = balances.get(key)!.pending
    const awaited = waiting.get(key)
    if (awaited === undefined) return []
    const label = awaited.map((one) => one.label).join('、')
    return [matter('pending', rest, { key: awaited[0]!.key, label, units: 0 })]
  })
}

function unscheduled({ targets, progress }: Situation): Matter[] {
  const open = targets.filter(
    ({ key, kind }) => kind === 'unit' && progress.get(key)!.state === 'unscheduled',
  )
  if (open.length === 0) return []
  const amount = open.reduce((sum, one) => sum + one.amount!, 0)
  const label = open.map((one) => one.label).join('、')
  return [matter('unscheduled', amount, { key: open[0]!.key, label, units: open.length })]
}

const stale = ({ staleDays }: Situation): Matter[] =>
  staleDays === null ? [] : [matter('stale', staleDays)]

const besidePlan = ({ beside }: Situation): Matter[] =>
  beside === 0 ? [] : [matter('beside', beside)]

const matter = (
  code: MatterCode,
  amount: number | null,
  about: { readonly key?: string; readonly label?: string; readonly units?: number } = {},
): Matter => ({
  code,
  key: about.key ?? null,
  label: about.label ?? null,
  amount,
  units: about.units ?? (about.key === undefined ? 0 : 1),
})
