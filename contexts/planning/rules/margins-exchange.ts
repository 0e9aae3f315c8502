import { nth } from './nth.ts'

/** A table of units by periods while it is rounded, row after row. */
export interface Cells {
  readonly amounts: Float64Array
  readonly quotas: Float64Array
  /** 0: closed. */
  readonly pattern: Float64Array
  readonly width: number
}

/** Something that a unit gives in one period less and in another more. */
export interface Step {
  readonly unit: number
  readonly from: number
  readonly to: number
}

/** The cheapest exchange between any two periods, at `from × width + to`. */
export interface Exchanges {
  /** What one exchanged adds to Σ |amount − quota|; Infinity where no unit can exchange. */
  readonly costs: Float64Array
  readonly units: Int32Array
  /** Moves as much as it can, up to `most`, along the chain at these costs; says how much. */
  carryOut(chain: readonly Step[], most: number): number
}

/**
 * Keeps the cheapest exchange for every pair of periods. A pair knows its best few hundred units
 * in a heap and up to which cost the heap is complete: a unit whose cells change is put in again
 * where it belongs there, its old entries are dropped when they surface, and only an empty heap
 * looks through all units. Hence the work grows with the units plus the exchanges, not with their
 * product.
 */
export function exchanges(cells: Cells): Exchanges {
  const { amounts, width } = cells
  const height = amounts.length / width
  const book: Book = {
    ...cells,
    up: new Float64Array(amounts.length),
    down: new Float64Array(amounts.length),
    height,
    all: new Float64Array(height),
    scratch: new Float64Array(height),
    pairs: [],
    costs: new Float64Array(width * width).fill(Infinity),
    units: new Int32Array(width * width).fill(-1),
  }
  for (let unit = 0; unit < height; unit++) {
    for (let period = 0; period < width; period++) price(book, unit, period)
  }
  for (let from = 0; from < width; from++) {
    for (let to = 0; to < width; to++) {
      if (from !== to)
        book.pairs.push({ from, to, costs: [], units: [], boundCost: -Infinity, boundUnit: -1 })
    }
  }
  for (const pair of book.pairs) settle(book, pair)

  return {
    costs: book.costs,
    units: book.units,
    carryOut(chain, most) {
      const moved = chain.reduce((least, step) => Math.min(least, runOf(book, step)), most)
      for (const step of chain) move(book, step, moved)
      for (const step of chain) offer(book, step)
      for (const pair of book.pairs) settle(book, pair)
      return moved
    },
  }
}

const leastKept = 64

interface Pair {
  readonly from: number
  readonly to: number
  /** A heap, cheapest first, the earlier unit first among equals. */
  readonly costs: number[]
  readonly units: number[]
  /** Every exchange up to this cost (and, at this cost, up to this unit) is in the heap. */
  boundCost: number
  boundUnit: number
}

interface Book extends Cells {
  /**
   * What one more or one less in a cell adds to |amount − quota|; Infinity where it may not be.
   * Period after period, at `period × height + unit`, as they are looked through.
   */
  readonly up: Float64Array
  readonly down: Float64Array
  readonly height: number
  readonly all: Float64Array
  readonly scratch: Float64Array
  readonly pairs: Pair[]
  readonly costs: Float64Array
  readonly units: Int32Array
}

function price(book: Book, unit: number, period: number): void {
  const { amounts, quotas, pattern, up, down, width, height } = book
  const cell = unit * width + period
  const off = amounts[cell]! - quotas[cell]!
  const at = period * height + unit
  up[at] = pattern[cell]! > 0 ? Math.abs(off + 1) - Math.abs(off) : Infinity
  down[at] = amounts[cell]! > 0 ? Math.abs(off - 1) - Math.abs(off) : Infinity
}

const costOf = ({ up, down, height }: Book, unit: number, { from, to }: Pair): number =>
  down[from * height + unit]! + up[to * height + unit]!

/** How many can make this step at one cost: more than one only beyond the cells' own rounding. */
function runOf({ amounts, quotas, width }: Book, { unit, from, to }: Step): number {
  const source = amounts[unit * width + from]!
  const least = Math.ceil(quotas[unit * width + from]!)
  const target = amounts[unit * width + to]!
  const most = Math.floor(quotas[unit * width + to]!)
  const give = source > least ? source - least : source < least ? Math.max(source, 1) : 1
  const take = target >= Math.ceil(quotas[unit * width + to]!) ? Infinity : most - target
  return Math.max(1, Math.min(give, take))
}

function move(book: Book, { unit, from, to }: Step, moved: number): void {
  book.amounts[unit * book.width + from]! -= moved
  book.amounts[unit * book.width + to]! += moved
  price(book, unit, from)
  price(book, unit, to)
}

/** Puts a unit again into the heaps that its two changed cells belong to. */
function offer(book: Book, { unit, from, to }: Step): void {
  for (const pair of book.pairs) {
    if (pair.from !== from && pair.from !== to && pair.to !== from && pair.to !== to) continue
    const cost = costOf(book, unit, pair)
    if (cost > pair.boundCost || (cost === pair.boundCost && unit > pair.boundUnit)) continue
    if (cost < Infinity) push(pair, cost, unit)
  }
}

/** Brings a pair's cheapest exchange to the top and into the open. */
function settle(book: Book, pair: Pair): void {
  while (pair.costs.length > 0 && costOf(book, pair.units[0]!, pair) !== pair.costs[0]) pop(pair)
  if (pair.costs.length === 0 && pair.boundCost < Infinity) fill(book, pair)
  const at = pair.from * book.width + pair.to
  book.costs[at] = pair.costs[0] ?? Infinity
  book.units[at] = pair.units[0] ?? -1
}

/** Looks through all units for the cheapest few, and notes up to where they are all there. */
function fill(book: Book, pair: Pair): void {
  const { up, down, all, scratch, height } = book
  const less = pair.from * height
  const more = pair.to * height
  let count = 0
  for (let unit = 0; unit < height; unit++) {
    const cost = down[less + unit]! + up[more + unit]!
    all[unit] = cost
    if (cost < Infinity) scratch[count++] = cost
  }
  const keep = Math.max(leastKept, height >> 7)
  const bound = count > keep ? nth(scratch, count, keep - 1) : Number.MAX_VALUE
  let tied = keep
  for (let unit = 0; unit < height; unit++) if (all[unit]! < bound) tied--
  pair.boundCost = count > keep ? bound : Infinity
  pair.boundUnit = height
  for (let unit = 0; unit < height; unit++) {
    const cost = all[unit]!
    if (cost > bound || (cost === bound && tied === 0)) continue
    if (cost === bound) {
      tied--
      pair.boundUnit = unit
    }
    push(pair, cost, unit)
  }
}

function push({ costs, units }: Pair, cost: number, unit: number): void {
  let at = costs.length
  while (at > 0) {
    const above = (at - 1) >> 1
    if (!isBefore(cost, unit, costs[above]!, units[above]!)) break
    costs[at] = costs[above]!
    units[at] = units[above]!
    at = above
  }
  costs[at] = cost
  units[at] = unit
}

function pop({ costs, units }: Pair): void {
  const cost = costs.pop()!
  const unit = units.pop()!
  const length = costs.length
  if (length === 0) return
  let at = 0
  for (;;) {
    let below = 2 * at + 1
    if (below >= length) break
    const right = below + 1
    if (right < length && isBefore(costs[right]!, units[right]!, costs[below]!, units[below]!)) {
      below = right
    }
    if (isBefore(cost, unit, costs[below]!, units[below]!)) break
    costs[at] = costs[below]!
    units[at] = units[below]!
    at = below
  }
  costs[at] = cost
  units[at] = unit
}

const isBefore = (cost: number, unit: number, otherCost: number, otherUnit: number): boolean =>
  cost < otherCost || (cost === otherCost && unit < otherUnit)
