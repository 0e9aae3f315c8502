import {
  type AllocationRequest,
  allocate,
  type Candidate,
  type Method,
  type Proposal,
} from '../../rules/allocation.ts'
import type { AllocationFault } from '../../rules/allocation-fault.ts'
import { childrenOf } from '../../rules/draft.ts'
import type { Result } from '../../rules/faults.ts'
import type { TargetShape } from '../../shapes.ts'

/** What an officer asks of the assistant for one unit, beside what is known of it. */
export interface Wish {
  readonly weight?: number | null
  readonly floor?: number | null
  readonly cap?: number | null
  /** Keeps the present amount. */
  readonly fixed?: boolean
}

export interface Asked {
  readonly method: Method
  readonly wishes: ReadonlyMap<string, Wish>
}

/** Proposes amounts for the units of a group, by what is known and wished. */
export function propose(
  group: TargetShape,
  units: readonly TargetShape[],
  { method, wishes }: Asked,
): Result<Proposal[], AllocationFault> {
  const request: AllocationRequest = {
    target: group.amount ?? 0,
    method,
    units: units.map((unit) => candidate(unit, wishes.get(unit.key) ?? {})),
  }
  return allocate(request)
}

function candidate(unit: TargetShape, wish: Wish): Candidate {
  const { key, label, amount, headcount, lastYear, cap } = unit
  const ceilings = [cap?.amount ?? null, wish.cap ?? null].filter((one) => one !== null)
  return {
    id: key,
    name: label,
    headcount: headcount?.amount ?? null,
    lastYear:
      lastYear?.target == null ? null : { target: lastYear.target, done: lastYear.done ?? 0 },
    weight: wish.weight === undefined ? 1 : wish.weight,
    floor: wish.floor ?? null,
    cap: ceilings.length === 0 ? null : Math.min(...ceilings),
    fixed: wish.fixed === true ? amount : null,
  }
}

/** By what the units can be weighed: every unit must have it, or the column says nothing. */
export const methodsFor = (units: readonly TargetShape[]): Method[] => [
  ...(units.some(({ headcount }) => headcount !== null) ? (['headcount'] as const) : []),
  ...(units.some(({ lastYear }) => lastYear?.target != null) ? (['last-year'] as const) : []),
  'weights',
]

/**
 * What the assistant would give every unit, for the column beside the targets: only in groups whose
 * amount is stated and of whose units every one has a head-count, or else a target of last year.
 */
export function suggestions(targets: readonly TargetShape[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const [parentKey, below] of childrenOf(targets)) {
    const group = targets.find(({ key }) => key === parentKey)
    const units = below.filter(({ kind }) => kind === 'unit')
    if (group === undefined || group.amount === null || units.length < 2) continue
    const method = units.every(({ headcount }) => headcount !== null)
      ? 'headcount'
      : units.every(({ lastYear }) => lastYear?.target != null)
        ? 'last-year'
        : undefined
    if (method === undefined || units.length < below.length) continue
    const proposed = propose(group, units, { method, wishes: new Map() })
    if (!proposed.ok) continue
    found.set(group.key, group.amount)
    for (const { id, amount } of proposed.value) found.set(id, amount)
  }
  return found
}
