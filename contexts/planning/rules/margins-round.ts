import type { Result } from './faults.ts'
import type { Margins } from './margins.ts'
import { type Cells, type Exchanges, exchanges, type Step } from './margins-exchange.ts'
import type { MarginsFault } from './margins-fault.ts'

/**
 * Rounds quotas to whole amounts with exactly the given margins and the least Σ |amount − quota|.
 *
 * Each unit is rounded by largest remainder, which is optimal as long as the periods do not count.
 * Then amounts leave periods that have too much for periods that have too little, along the
 * cheapest chain of exchanges within units. Shortest augmenting paths keep the table optimal for
 * the margins it has at each moment, so it is optimal when they are the ones wanted; and where no
 * chain is left, no table has these margins. Expects that whoever owes something has an open cell.
 */
export function roundToMargins(
  quotas: Float64Array,
  margins: Margins,
): Result<Float64Array, MarginsFault> {
  const { pattern, units, periods } = margins
  const width = periods.length
  const amounts = new Float64Array(quotas.length)
  const order = new Int32Array(width)
  for (let unit = 0; unit < units.length; unit++) {
    roundUnit({ amounts, quotas, pattern, width, at: unit * width, order }, units[unit]!)
  }
  const excess = Float64Array.from(periods, (target) => -target)
  for (let cell = 0; cell < amounts.length; cell++) excess[cell % width]! += amounts[cell]!

  const between = exchanges({ amounts, quotas, pattern, width })
  while (excess.some((more) => more > 0)) {
    const { chain, reached } = cheapestChain(excess, between)
    if (chain === undefined) return { ok: false, faults: [shortage(margins, reached)] }

    const from = chain[0]!.from
    const to = chain.at(-1)!.to
    const moved = between.carryOut(chain, Math.min(excess[from]!, -excess[to]!))
    excess[from]! -= moved
    excess[to]! += moved
  }
  return { ok: true, value: amounts }
}

interface UnitCells extends Cells {
  readonly at: number
  /** Room for the cells of one unit. */
  readonly order: Int32Array
}

/** Largest remainder within one unit, the earlier period first on a tie. */
function roundUnit({ amounts, quotas, pattern, at, width, order }: UnitCells, owed: number): void {
  let left = owed
  let open = 0
  for (let cell = at; cell < at + width; cell++) {
    const whole = Math.floor(quotas[cell]!)
    amounts[cell] = whole
    left -= whole
    if (pattern[cell] === 0) continue
    const fraction = quotas[cell]! - whole
    let place = open++
    for (; place > 0; place--) {
      const before = order[place - 1]!
      if (quotas[before]! - Math.floor(quotas[before]!) >= fraction) break
      order[place] = before
    }
    order[place] = cell
  }
  if (left === 0) return

  // More than one each only where the quotas have not come near the margins.
  const each = Math.floor(left / open)
  const more = left - each * open
  for (let place = 0; place < open; place++)
    amounts[order[place]!]! += each + (place < more ? 1 : 0)
}

interface Search {
  readonly chain?: readonly Step[]
  /** The periods that some chain leads to, where none of them takes more. */
  readonly reached: readonly number[]
}

/** Bellman and Ford over the few periods; costs may be below 0, but no circle's sum is. */
function cheapestChain(excess: Float64Array, { costs, units }: Exchanges): Search {
  const width = excess.length
  const distance = Float64Array.from(excess, (more) => (more > 0 ? 0 : Infinity))
  const before = new Int32Array(width).fill(-1)
  for (let round = 0, changed = true; changed && round < width; round++) {
    changed = false
    for (let from = 0; from < width; from++) {
      if (distance[from] === Infinity) continue
      for (let to = 0; to < width; to++) {
        const cost = distance[from]! + costs[from * width + to]!
        if (cost >= distance[to]! - 1e-12) continue
        distance[to] = cost
        before[to] = from
        changed = true
      }
    }
  }
  const periods = [...distance.keys()]
  const reached = periods.filter((period) => distance[period]! < Infinity)
  const ends = reached.filter((period) => excess[period]! < 0)
  if (ends.length === 0) return { reached }

  let to = ends.reduce((best, period) => (distance[period]! < distance[best]! ? period : best))
  const chain: Step[] = []
  for (let from = before[to]!; from >= 0; from = before[to]!) {
    chain.unshift({ unit: units[from * width + to]!, from, to })
    to = from
  }
  return { chain, reached }
}

/** Whoever has anything in the periods reached is open nowhere else: that is the contradiction. */
function shortage({ pattern, units, periods }: Margins, reached: readonly number[]): MarginsFault {
  const width = periods.length
  const elsewhere = [...periods.keys()].filter((period) => !reached.includes(period))
  const bound = [...units.keys()].filter(
    (unit) => units[unit]! > 0 && elsewhere.every((period) => pattern[unit * width + period] === 0),
  )
  const need = bound.reduce((sum, unit) => sum + units[unit]!, 0)
  const room = reached.reduce((sum, period) => sum + periods[period]!, 0)
  return { code: 'margins-infeasible', units: bound, periods: reached, need, room, by: need - room }
}
