import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { margins } from './given.ts'
import { type Margins, spreadOverMargins } from './margins.ts'

function spread(given: Margins) {
  const result = spreadOverMargins(given)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return { amounts: [...result.value.amounts], quotas: [...result.value.quotas] }
}

const sumOfUnit = (table: readonly number[], width: number, unit: number) =>
  table.slice(unit * width, (unit + 1) * width).reduce((sum, cell) => sum + cell, 0)
const sumOfPeriod = (table: readonly number[], width: number, period: number) =>
  table.filter((_, cell) => cell % width === period).reduce((sum, cell) => sum + cell, 0)
const distance = (table: readonly number[], quotas: readonly number[]) =>
  table.reduce((sum, cell, i) => sum + Math.abs(cell - quotas[i]!), 0)

/** Margins with a table behind them, so that there is a solution; some cells closed. */
const solvable = (most: { height: number; width: number; amount: number }) =>
  fc
    .record({
      height: fc.integer({ min: 1, max: most.height }),
      width: fc.integer({ min: 1, max: most.width }),
    })
    .chain(({ height, width }) =>
      fc
        .array(
          fc.record({
            amount: fc.oneof(fc.constant(0), fc.nat({ max: most.amount })),
            weight: fc.integer({ min: 1, max: 20 }),
            isClosed: fc.nat({ max: 4 }).map((pick) => pick === 0),
          }),
          { minLength: height * width, maxLength: height * width },
        )
        .map((cells) => {
          const table = cells.map((cell) => (cell.isClosed ? 0 : cell.amount))
          return margins(
            Array.from({ length: height }, (_, unit) => sumOfUnit(table, width, unit)),
            Array.from({ length: width }, (_, period) => sumOfPeriod(table, width, period)),
            cells.map((cell) => (cell.isClosed ? 0 : cell.weight)),
          )
        }),
    )

/** The least Σ |amount − quota| over every whole table there is, by trying them all. */
function leastDistance(given: Margins, quotas: readonly number[]): number {
  const width = given.periods.length
  const walk = (cell: number, owed: number, room: readonly number[], soFar: number): number => {
    if (cell === quotas.length) return room.every((left) => left === 0) ? soFar : Infinity
    const isLast = cell % width === width - 1
    const period = cell % width
    let least = Infinity
    const most = given.pattern[cell] === 0 ? 0 : Math.min(owed, room[period]!)
    for (let amount = isLast ? owed : 0; amount <= most; amount++) {
      const next = isLast ? (given.units[Math.floor(cell / width) + 1] ?? 0) : owed - amount
      const roomLeft = room.map((left, i) => (i === period ? left - amount : left))
      const cost = soFar + Math.abs(amount - quotas[cell]!)
      least = Math.min(least, walk(cell + 1, next, roomLeft, cost))
    }
    return least
  }
  return walk(0, given.units[0]!, [...given.periods], 0)
}

describe('whatever the pattern and the totals', () => {
  test('both margins are exact, amounts are whole, closed cells are empty', () => {
    fc.assert(
      fc.property(solvable({ height: 30, width: 12, amount: 60 }), (given) => {
        const { amounts } = spread(given)
        const width = given.periods.length
        given.units.forEach((owed, unit) => {
          expect(sumOfUnit(amounts, width, unit)).toBe(owed)
        })
        given.periods.forEach((taken, period) => {
          expect(sumOfPeriod(amounts, width, period)).toBe(taken)
        })
        amounts.forEach((amount, cell) => {
          expect(Number.isInteger(amount) && amount >= 0).toBe(true)
          if (given.pattern[cell] === 0) expect(amount).toBe(0)
        })
      }),
      { numRuns: 500 },
    )
  })

  test('no whole table with these margins is nearer to the quotas', () => {
    fc.assert(
      fc.property(solvable({ height: 3, width: 3, amount: 4 }), (given) => {
        const { amounts, quotas } = spread(given)
        expect(distance(amounts, quotas)).toBeCloseTo(leastDistance(given, quotas), 6)
      }),
      { numRuns: 1500 },
    )
  })

  test('the quotas keep the proportions of the pattern between any four cells', () => {
    fc.assert(
      fc.property(solvable({ height: 5, width: 5, amount: 60 }), (given) => {
        const { quotas } = spread(given)
        const [{ pattern }, width] = [given, given.periods.length]
        for (let cell = 0; cell + width + 1 < quotas.length; cell++) {
          if (cell % width === width - 1) continue
          const [a, b, c, d] = [cell, cell + 1, cell + width, cell + width + 1]
          const left = quotas[a]! * quotas[d]! * pattern[b]! * pattern[c]!
          const right = quotas[b]! * quotas[c]! * pattern[a]! * pattern[d]!
          expect(Math.abs(left - right)).toBeLessThanOrEqual(1e-6 * Math.max(1, left, right))
        }
      }),
      { numRuns: 500 },
    )
  })

  test('margins without a table are refused, and the contradiction named is one', () => {
    let refused = 0
    fc.assert(
      fc.property(
        solvable({ height: 3, width: 3, amount: 3 }),
        fc.nat(),
        fc.nat(),
        (given, from, to) => {
          const { units, periods, pattern } = given
          const width = periods.length
          fc.pre(periods[from % width]! > 0 && from % width !== to % width)
          periods[from % width]!--
          periods[to % width]!++
          const result = spreadOverMargins(given)
          expect(result.ok).toBe(
            leastDistance(
              given,
              [...pattern].map(() => 0),
            ) < Infinity,
          )
          if (result.ok) return
          refused++
          const fault = result.faults[0]!
          if (fault.code !== 'margins-infeasible') throw new Error(fault.code)
          const room = fault.periods.reduce((sum, period) => sum + periods[period]!, 0)
          const need = fault.units.reduce((sum, unit) => sum + units[unit]!, 0)
          for (const unit of fault.units) {
            const open = [...periods.keys()].filter((p) => pattern[unit * width + p]! > 0)
            expect(open.every((period) => fault.periods.includes(period))).toBe(true)
          }
          expect(fault).toMatchObject({ need, room, by: need - room })
          expect(need).toBeGreaterThan(room)
        },
      ),
      { numRuns: 2000 },
    )
    expect(refused).toBeGreaterThan(50)
  })
})

test('a table of large amounts with closed cells is nearest too, also where quotas do not settle', () => {
  fc.assert(
    fc.property(solvable({ height: 6, width: 5, amount: 1_000_000 }), (given) => {
      const { amounts, quotas } = spread(given)
      expect(hasShorterCircle(amounts, quotas, given)).toBe(false)
    }),
    { numRuns: 2000 },
  )
})

test('a table of thousands of units is nearest too: no chain of exchanges would bring it nearer', () => {
  const random = (seed: number) => (Math.imul(seed + 1, 2654435761) >>> 0) / 2 ** 32
  const [height, width] = [3000, 12]
  const pattern = Float64Array.from(
    { length: height * width },
    (_, i) => 1 + Math.floor(random(i) * 50),
  )
  const units = Float64Array.from({ length: height }, (_, i) => Math.floor(random(i + 7e6) * 90))
  const total = units.reduce((sum, owed) => sum + owed, 0)
  const periods = new Float64Array(width).fill(Math.floor(total / width))
  periods[0]! += total - periods.reduce((sum, taken) => sum + taken, 0)
  const given = { pattern, units, periods }
  const { amounts, quotas } = spread(given)
  expect(sumOfPeriod(amounts, width, 0)).toBe(periods[0])
  expect(hasShorterCircle(amounts, quotas, given)).toBe(false)
})

/** Whether some circle of exchanges, each the cheapest between its two periods, costs less than 0. */
function hasShorterCircle(
  amounts: readonly number[],
  quotas: readonly number[],
  { pattern, periods }: Margins,
): boolean {
  const width = periods.length
  const cost = Array.from({ length: width }, () => new Float64Array(width).fill(Infinity))
  for (let at = 0; at < amounts.length; at += width) {
    for (let from = 0; from < width; from++) {
      if (amounts[at + from] === 0) continue
      const off = amounts[at + from]! - quotas[at + from]!
      const less = Math.abs(off - 1) - Math.abs(off)
      for (let to = 0; to < width; to++) {
        if (to === from || pattern[at + to] === 0) continue
        const gap = amounts[at + to]! - quotas[at + to]!
        const more = Math.abs(gap + 1) - Math.abs(gap)
        cost[from]![to] = Math.min(cost[from]![to]!, less + more)
      }
    }
  }
  for (let via = 0; via < width; via++) {
    for (let from = 0; from < width; from++) {
      for (let to = 0; to < width; to++) {
        cost[from]![to] = Math.min(cost[from]![to]!, cost[from]![via]! + cost[via]![to]!)
      }
    }
  }
  return cost.some((row, period) => row[period]! < -1e-6)
}
