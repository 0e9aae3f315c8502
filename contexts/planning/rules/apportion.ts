import { apportionExactly } from './apportion-exactly.ts'
import { nth } from './nth.ts'

/**
 * Nodes column by column: row i is one node, the children of one parent stand together. Weights
 * are whole numbers (decimals scaled up), BigInt where they pass 2^53; floors and caps are whole;
 * no cap is Infinity.
 */
export interface Shares {
  readonly weights: Float64Array | readonly bigint[]
  readonly floors: Float64Array
  readonly caps: Float64Array
}

/** Splits `total` over the rows `from` to `to` (exclusive); returns the units left over. */
export type Splitter = (total: number, from: number, to: number) => number

/**
 * Splits whole amounts among children in proportion to their weights, losing none.
 *
 * A child's quota is λ × its weight, held within its floor and cap, with the one λ that uses up
 * the total; a weight of 0 gets its floor. Quotas are rounded by largest remainder, the earlier
 * row first on a tie, so a plan computed twice is the same plan. All comparisons are exact, up to
 * 2^53 − 1. Expects Σ floors ≤ total ≤ Σ caps; then what is left over is 0, unless no child that
 * has a weight is below its cap.
 */
export function splitter(shares: Shares, amounts: Float64Array): Splitter {
  const { weights, floors, caps } = shares
  if (!(weights instanceof Float64Array)) {
    return (total, from, to) => splitWide(shares, amounts, { total, from, to })
  }
  const n = weights.length
  const desk: Desk = {
    weights,
    floors,
    caps,
    amounts,
    open: new Int32Array(n),
    remainders: new Float64Array(n),
    scratch: new Float64Array(n),
    count: 0,
    units: 0,
    weight: 0,
  }
  return (total, from, to) =>
    layOutFree(desk, { total, from, to })
      ? splitNarrow(desk)
      : splitWide(shares, amounts, { total, from, to })
}

/** The columns and what is known of the children that no bound holds. */
interface Desk {
  readonly weights: Float64Array
  readonly floors: Float64Array
  readonly caps: Float64Array
  readonly amounts: Float64Array
  /** Rows of the free children, in their order; the first `count` count. */
  readonly open: Int32Array
  readonly remainders: Float64Array
  readonly scratch: Float64Array
  count: number
  /** Units for the free children and the sum of their weights: λ = units ÷ weight. */
  units: number
  weight: number
}

interface Range {
  readonly total: number
  readonly from: number
  readonly to: number
}

/** False when a product of this split could pass 2^53 and doubles would round it. */
function layOutFree(desk: Desk, { total, from, to }: Range): boolean {
  const { weights, floors, amounts, open } = desk
  let count = 0
  let weight = 0
  let heaviest = 0
  let units = total
  for (let i = from; i < to; i++) {
    const own = weights[i]!
    if (own === 0) {
      amounts[i] = floors[i]!
      units -= floors[i]!
      continue
    }
    open[count++] = i
    weight += own
    if (own > heaviest) heaviest = own
  }
  desk.count = count
  desk.units = units
  desk.weight = weight
  return total <= 2 ** 51 && total * heaviest + weight <= Number.MAX_SAFE_INTEGER
}

function splitNarrow(desk: Desk): number {
  while (desk.count > 0) if (!pegOneSide(desk)) break
  return desk.count === 0 ? desk.units : roundFree(desk)
}

/**
 * One round of pegging: if quotas break floors and caps, the side broken by more is where those
 * children end for good (Bitran and Hax 1981). False when no bound is broken. A bound × weight may
 * pass 2^53 and be rounded, but never to below 2^53, and the product it is compared with is below.
 */
function pegOneSide(desk: Desk): boolean {
  const { weights, floors, caps, open, count, units, weight } = desk
  let bounds = 0
  let bound = 0
  let low = 0
  let high = 0
  for (let k = 0; k < count; k++) {
    const i = open[k]!
    const own = weights[i]!
    const product = units * own
    if (product < floors[i]! * weight) {
      low++
      bounds += floors[i]!
      bound += own
    } else if (product > caps[i]! * weight) {
      high++
      bounds += caps[i]!
      bound += own
    }
  }
  if (low + high === 0) return false
  const tilt = low === 0 ? -1 : high === 0 ? 1 : compareProducts(bounds, weight, bound, units)
  peg(desk, tilt)
  return true
}

/** Pegs those below their floor (tilt ≥ 0) and those above their cap (tilt ≤ 0). */
function peg(desk: Desk, tilt: number): void {
  const { weights, floors, caps, amounts, open, count, units, weight } = desk
  let kept = 0
  let unitsLeft = units
  let weightLeft = weight
  for (let k = 0; k < count; k++) {
    const i = open[k]!
    const own = weights[i]!
    const product = units * own
    let held = -1
    if (tilt >= 0 && product < floors[i]! * weight) held = floors[i]!
    else if (tilt <= 0 && product > caps[i]! * weight) held = caps[i]!
    if (held < 0) {
      open[kept++] = i
      continue
    }
    amounts[i] = held
    unitsLeft -= held
    weightLeft -= own
  }
  desk.count = kept
  desk.units = unitsLeft
  desk.weight = weightLeft
}

/** The sign of a·b − c·d; rounding keeps the order of products, so only equals need BigInt. */
function compareProducts(a: number, b: number, c: number, d: number): number {
  const left = a * b
  const right = c * d
  if (left !== right) return left - right
  const exact = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d)
  return exact > 0n ? 1 : exact < 0n ? -1 : 0
}

function roundFree({ weights, amounts, open, remainders, scratch, ...free }: Desk): number {
  const { count, units, weight } = free
  let left = units
  for (let k = 0; k < count; k++) {
    const i = open[k]!
    const product = units * weights[i]!
    let whole = Math.floor(product / weight)
    let rest = product - whole * weight
    if (rest < 0) {
      whole--
      rest += weight
    }
    amounts[i] = whole
    remainders[k] = rest
    scratch[k] = rest
    left -= whole
  }
  if (left === 0) return 0

  const last = nth(scratch, count, count - left)
  let ties = left
  for (let k = 0; k < count; k++) if (remainders[k]! > last) ties--
  for (let k = 0; k < count; k++) {
    const rest = remainders[k]!
    if (rest > last || (rest === last && ties-- > 0)) amounts[open[k]!]!++
  }
  return 0
}

function splitWide(shares: Shares, amounts: Float64Array, { total, from, to }: Range): number {
  const caps = Array.from(shares.caps.subarray(from, to), (cap) =>
    cap === Infinity ? null : BigInt(cap),
  )
  const split = apportionExactly(BigInt(total), {
    weights: Array.from(shares.weights.slice(from, to) as Iterable<number | bigint>, BigInt),
    floors: Array.from(shares.floors.subarray(from, to), BigInt),
    caps,
  })
  for (let i = from; i < to; i++) amounts[i] = Number(split.amounts[i - from]!)
  return Number(split.leftOver)
}
