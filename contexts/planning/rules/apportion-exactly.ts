/** Children of one parent in whole numbers of any size; a cap of null is no cap. */
export interface ExactShares {
  readonly weights: readonly bigint[]
  readonly floors: readonly bigint[]
  readonly caps: readonly (bigint | null)[]
}

/** What kept a child from its plain proportion: one of its bounds, or nothing. */
export type Held = 'free' | 'floor' | 'cap'

/** A split with all that explains it. */
export interface ExactSplit {
  readonly amounts: readonly bigint[]
  readonly held: readonly Held[]
  /** λ as a fraction: what a weight gives by itself is `rate.units` × weight ÷ `rate.weight`. */
  readonly rate: { readonly units: bigint; readonly weight: bigint }
  /** What a free child's quota × `rate.weight` has above a multiple of it; 0 for the others. */
  readonly remainders: readonly bigint[]
  /** The free children, largest remainder first, the earlier first among equals. */
  readonly ranked: readonly number[]
  /** How many of `ranked`, from the front, were rounded up. */
  readonly roundedUp: number
  /** Units that nobody may take: above 0 when every child with a weight is at its cap. */
  readonly leftOver: bigint
}

/**
 * The rule of `apportion` without a limit to the numbers, and with its reasons. `apportion` falls
 * back on it where products pass 2^53; both give the same amounts. Expects Σ floors ≤ total.
 */
export function apportionExactly(total: bigint, shares: ExactShares): ExactSplit {
  const held = shares.weights.map((weight): Held => (weight === 0n ? 'floor' : 'free'))
  const amounts = shares.floors.slice()
  const free = holdWithinBounds(total, shares, held)
  for (let i = 0; i < held.length; i++) if (held[i] === 'cap') amounts[i] = shares.caps[i]!

  const remainders = held.map(() => 0n)
  let leftOver = free.units
  for (const i of free.open) {
    const product = free.units * shares.weights[i]!
    const amount = product / free.weight
    amounts[i] = amount
    remainders[i] = product - amount * free.weight
    leftOver -= amount
  }
  const ranked = free.open.sort((a, b) => descending(remainders[a]!, remainders[b]!) || a - b)
  const roundedUp = ranked.length === 0 ? 0 : Number(leftOver)
  for (const i of ranked.slice(0, roundedUp)) amounts[i]! += 1n
  leftOver -= BigInt(roundedUp)

  return { amounts, held, rate: free.rate, remainders, ranked, roundedUp, leftOver }
}

interface Free {
  open: number[]
  units: bigint
  weight: bigint
  /** The last λ that anybody shared by: pegging the last ones on both sides does not change it. */
  rate: { units: bigint; weight: bigint }
}

/**
 * Pegs children to their bounds until the rest share in plain proportion. In each round the side
 * that is violated by more (all floors, or all caps) is where those children end for good
 * (Bitran and Hax 1981), so nothing pegged is ever taken up again.
 */
function holdWithinBounds(total: bigint, shares: ExactShares, held: Held[]): Free {
  const free: Free = { open: [], units: total, weight: 0n, rate: { units: 0n, weight: 0n } }
  for (let i = 0; i < held.length; i++) {
    if (held[i] === 'free') {
      free.open.push(i)
      free.weight += shares.weights[i]!
    } else free.units -= shares.floors[i]!
  }
  for (;;) {
    if (free.open.length > 0) free.rate = { units: free.units, weight: free.weight }
    const { low, high, tilt } = violations(free, shares)
    if (low.length === 0 && high.length === 0) return free

    if (tilt >= 0n) peg(free, low, { held, as: 'floor', at: shares.floors, shares })
    if (tilt <= 0n) peg(free, high, { held, as: 'cap', at: shares.caps, shares })
    free.open = free.open.filter((i) => held[i] === 'free')
  }
}

/** Who would be under its floor, who over its cap, and which side by more (above 0: the floors). */
function violations({ open, units, weight }: Free, { weights, floors, caps }: ExactShares) {
  const low: number[] = []
  const high: number[] = []
  let bounds = 0n
  let bound = 0n
  for (const i of open) {
    const product = units * weights[i]!
    const cap = caps[i]!
    if (product < floors[i]! * weight) {
      low.push(i)
      bounds += floors[i]!
      bound += weights[i]!
    } else if (cap !== null && product > cap * weight) {
      high.push(i)
      bounds += cap
      bound += weights[i]!
    }
  }
  return { low, high, tilt: bounds * weight - bound * units }
}

function peg(
  free: Free,
  children: readonly number[],
  to: { held: Held[]; as: Held; at: readonly (bigint | null)[]; shares: ExactShares },
): void {
  for (const i of children) {
    to.held[i] = to.as
    free.units -= to.at[i]!
    free.weight -= to.shares.weights[i]!
  }
}

const descending = (a: bigint, b: bigint): number => (a > b ? -1 : a < b ? 1 : 0)
