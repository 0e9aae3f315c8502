import highs from 'highs'
import { type Margins, type Spread, spreadOverMargins } from '#contexts/planning/rules/margins.ts'
import type { Figure } from './bench.ts'

// The package states its types for `require`; imported, the default is the loader itself.
const loadHighs = highs as unknown as typeof highs.default

/** A plan of units by months with both totals given, against an optimiser on the same objective. */
export async function* figures(): AsyncGenerator<Figure> {
  yield* againstHighs(plan(5_000))
  yield growth()
}

/**
 * HiGHS is given the quotas and left only the rounding. Its presolve is off: on this problem it
 * takes minutes and the simplex that follows a moment.
 */
async function* againstHighs(margins: Margins): AsyncGenerator<Figure> {
  const solver = await loadHighs()
  const options = { presolve: 'off', output_flag: false } as const
  const { amounts, quotas } = spread(margins)
  const least = amounts.reduce((sum, amount, i) => sum + Math.abs(amount - quotas[i]!), 0)
  const programme = rounding(quotas, margins)
  const model = solver.createModel(programme)
  model.options.set(options)
  const text = model.exportModel('lp')
  let found = Number.NaN
  const check = (): void => {
    checkMargins(amounts, margins)
    if (!(Math.abs(least - found) < 1e-6 * least)) {
      throw new Error(`The distance is ${least}, but HiGHS found ${found}.`)
    }
  }
  const figure = {
    name: 'two margins, 5,000 units by 12 months',
    ours: { run: () => spread(margins) },
    rounds: 5,
    check,
  }
  yield {
    ...figure,
    limit: {
      name: 'HiGHS, the rounding alone, from the text of its linear programme',
      run() {
        found = solver.solve(text, options).ObjectiveValue
      },
    },
    target: { atMost: 0.1 },
  }
  yield {
    ...figure,
    name: 'the same, HiGHS with a head start',
    limit: {
      name: 'HiGHS, the rounding alone, the programme already in its memory',
      prepare: () => model.clearSolver(),
      run() {
        model.run()
        found = model.getObjectiveValue()
      },
    },
    target: { atMost: 1 },
  }
  model.dispose()
}

function growth(): Figure {
  const [large, small] = [plan(50_000), plan(5_000)]
  return {
    name: 'two margins, ten times the units',
    ours: { run: () => spread(large) },
    limit: { name: '5,000 units by 12 months', run: () => spread(small) },
    target: { atMost: 15 },
    rounds: 7,
    check: () => checkMargins(spread(large).amounts, large),
  }
}

/**
 * Every cell is its quota's whole part, or one more where z is 1: least Σ |amount − quota| over
 * 0 ≤ z ≤ 1 with both margins. Its best is reached at whole z, as in any transport problem.
 */
function rounding(quotas: Float64Array, { units, periods }: Margins) {
  const width = periods.length
  const fractions = quotas.map((quota) => quota - Math.floor(quota))
  const rest = Float64Array.of(...units, ...periods)
  for (const [cell, quota] of quotas.entries()) {
    rest[Math.floor(cell / width)]! -= Math.floor(quota)
    rest[units.length + (cell % width)]! -= Math.floor(quota)
  }
  const cells = quotas.length
  return {
    numCols: cells,
    numRows: rest.length,
    offset: fractions.reduce((sum, fraction) => sum + fraction, 0),
    colCost: fractions.map((fraction) => 1 - 2 * fraction),
    colLower: new Float64Array(cells),
    colUpper: new Float64Array(cells).fill(1),
    rowLower: rest,
    rowUpper: rest,
    matrix: {
      format: 'csc' as const,
      numRows: rest.length,
      numCols: cells,
      starts: Int32Array.from({ length: cells + 1 }, (_, cell) => 2 * cell),
      indices: Int32Array.from({ length: 2 * cells }, (_, at) =>
        at % 2 === 0 ? Math.floor(at / 2 / width) : units.length + ((at >> 1) % width),
      ),
      values: new Float64Array(2 * cells).fill(1),
    },
  }
}

function spread(margins: Margins): Spread {
  const result = spreadOverMargins(margins)
  if (!result.ok) throw new Error(JSON.stringify(result.faults[0]))
  return result.value
}

function checkMargins(amounts: Float64Array, { units, periods }: Margins): void {
  const width = periods.length
  const left = Float64Array.of(...units, ...periods)
  for (const [cell, amount] of amounts.entries()) {
    if (!Number.isInteger(amount) || amount < 0) throw new Error(`${amount} is no amount.`)
    left[Math.floor(cell / width)]! -= amount
    left[units.length + (cell % width)]! -= amount
  }
  if (left.some((each) => each !== 0)) throw new Error('A margin is not met.')
}

/** Units with a year's target each, months of uneven size, and a pattern as last year left it. */
function plan(n: number): Margins {
  const months = 12
  const units = Float64Array.from({ length: n }, (_, i) => Math.floor(scatter(i) * 200))
  const total = units.reduce((sum, owed) => sum + owed, 0)
  const season = Array.from({ length: months }, (_, month) => 1 + scatter(month + 0.5))
  const year = season.reduce((sum, part) => sum + part, 0)
  const periods = Float64Array.from(season, (part) => Math.floor((total * part) / year))
  periods[0]! += total - periods.reduce((sum, taken) => sum + taken, 0)
  const pattern = Float64Array.from({ length: n * months }, (_, i) => 1 + 9 * scatter(i + 0.25))
  return { units, periods, pattern }
}

/** A number from 0 to 1 that looks random and is the same in every run. */
const scatter = (i: number): number => {
  const wave = Math.sin(i * 12.9898 + 78.233) * 43758.5453
  return wave - Math.floor(wave)
}
