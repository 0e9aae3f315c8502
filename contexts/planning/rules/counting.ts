import type { Unit } from '#kernel/blood.ts'
import type { Target } from './notice/shape.ts'
import type { DecidedTable } from './notice-decisions.ts'

/**
 * What the amounts of a notice count by its own words, each once. Doses of apheresis are told beside
 * nearly every plan and say nothing of what it counts, unless the notice tells of nothing else.
 */
export function unitsIn(
  targets: readonly Target[],
  quotas: readonly DecidedTable[],
): readonly Unit[] {
  const stated = (all: readonly Unit[]) => [...new Set(all)].filter((unit) => unit !== 'unknown')
  const plain = stated([
    ...targets.filter(({ track }) => track !== 'apheresis').map(({ unit }) => unit),
    ...quotas.map(({ table }) => table.unit),
  ])
  return plain.length > 0 ? plain : stated(targets.map(({ unit }) => unit))
}

/** What a plan counts: what the notice states, or a choice among what it leaves open. */
export const planUnit = (stated: readonly Unit[], chosen: Unit): Unit => {
  if (stated.length === 1) return stated[0]!
  return stated.length === 0 || stated.includes(chosen) ? chosen : 'unknown'
}

/** Amounts of two units never meet: those of another unit than the plan's stand beside it. */
export function partedBy(unit: Unit, targets: readonly Target[]) {
  const fits = (target: Target) =>
    target.unit === unit ||
    target.unit === 'unknown' ||
    (unit === 'unknown' && target.track !== 'apheresis')
  return { within: targets.filter(fits), beside: targets.filter((target) => !fits(target)) }
}
