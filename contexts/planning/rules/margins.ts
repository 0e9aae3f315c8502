import type { Result } from './faults.ts'
import type { MarginsFault } from './margins-fault.ts'
import { proportionalFit } from './margins-fit.ts'
import { roundToMargins } from './margins-round.ts'

/**
 * A table of units by periods, row after row: cell (unit, period) stands at
 * `unit × periods.length + period`. A pattern of 0 closes a cell: nothing is ever planned there.
 */
export interface Margins {
  readonly pattern: Float64Array
  /** What each unit owes, and what each period takes: whole amounts, with one sum. */
  readonly units: Float64Array
  readonly periods: Float64Array
}

export interface Spread {
  readonly amounts: Float64Array
  /** The exact proportions that `amounts` rounds. */
  readonly quotas: Float64Array
}

/** The most that both margins may add up to: quotas are doubles and must stay exact to a unit. */
export const mostInMargins = 1_000_000_000

/**
 * Fills a table whose unit totals and period totals are both given, as near to the pattern as the
 * totals allow: quotas by iterative proportional fitting, then of all whole tables with exactly
 * these margins one whose amounts differ from the quotas by the smallest sum. Where no table can
 * meet both margins, says which units have too few open periods, and by how much.
 */
export function spreadOverMargins(margins: Margins): Result<Spread, MarginsFault> {
  const fault = faultOfTotals(margins)
  if (fault !== undefined) return { ok: false, faults: [fault] }

  const quotas = proportionalFit(margins)
  const rounded = roundToMargins(quotas, margins)
  return rounded.ok ? { ok: true, value: { amounts: rounded.value, quotas } } : rounded
}

function faultOfTotals({ pattern, units, periods }: Margins): MarginsFault | undefined {
  const ofUnits = units.reduce((sum, amount) => sum + amount, 0)
  const ofPeriods = periods.reduce((sum, amount) => sum + amount, 0)
  if (ofUnits > mostInMargins || ofPeriods > mostInMargins) {
    return { code: 'margins-too-large', most: mostInMargins }
  }
  if (ofUnits !== ofPeriods) {
    return { code: 'margins-differ', ofUnits, ofPeriods, by: Math.abs(ofUnits - ofPeriods) }
  }
  const shut = [...units.keys()].filter(
    (unit) => units[unit]! > 0 && isShut(pattern, unit, periods),
  )
  if (shut.length === 0) return undefined
  const need = shut.reduce((sum, unit) => sum + units[unit]!, 0)
  return { code: 'margins-infeasible', units: shut, periods: [], need, room: 0, by: need }
}

function isShut(pattern: Float64Array, unit: number, { length }: Float64Array): boolean {
  for (let cell = unit * length; cell < (unit + 1) * length; cell++) {
    if (pattern[cell]! > 0) return false
  }
  return true
}
