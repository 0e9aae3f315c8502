import { type Beta, betaBinomialRow, betaOf, normalBelow } from './beta-binomial.ts'

/** What one closed drive came to: how many were booked, and what they gave. */
export interface Outcome {
  readonly unit: string
  readonly booked: number
  /** 人次 collected. */
  readonly visits: number
  /** 人份 collected. */
  readonly renfen: number
}

/** How many to invite, and on what that rests. */
export interface Invitation {
  /** Half of all drives like this need no more. */
  readonly invite: number
  /** In nine of ten drives the number really needed lies between these. */
  readonly low: number
  readonly high: number
  /** Of those booked, the share that gave blood; and 人份 each of them gave. */
  readonly share: number
  readonly renfenEach: number
  readonly ownDrives: number
  readonly pooledDrives: number
  /** `assumed` where fewer than three drives of the whole region are known. */
  readonly basis: 'own' | 'region' | 'assumed'
}

/** What is assumed before a region has any history: house policy, a wide guess, said so on the screen. */
const assumed = { share: 0.78, between: 0.06 ** 2, within: 0.08 ** 2, renfenEach: 1.5, drives: 3 }

/**
 * How many to invite so that a drive comes to `renfen`, from what earlier drives came to.
 *
 * Each drive has a share of its own: units differ from each other, and drives of one unit do. Both
 * spreads are estimated from the region's pooled drives; the unit's own history pulls its share away
 * from the region's by as much as it is sure of. The number needed is then a distribution: the chance
 * that n suffice is the chance that the beta-binomial of n, times what a donor gives, reaches the goal.
 * A deferral and a no-show are one to it: nobody's history is looked at, only drives'.
 */
export function invitation(renfen: number, history: readonly Outcome[], unit: string): Invitation {
  const drives = history.filter(({ booked }) => booked > 0)
  const pooled = poolOf(drives)
  const own = drives.filter((one) => one.unit === unit)
  const next = nextOf(own, pooled)
  const rate = betaOf(next.mean, next.variance)
  const donor = { mean: pooled.renfenEach, variance: pooled.renfenSpread }
  const needed = (chance: number) => leastSufficient(renfen, rate, donor, chance)
  return {
    invite: needed(0.5),
    low: needed(0.05),
    high: needed(0.95),
    share: next.mean,
    renfenEach: pooled.renfenEach,
    ownDrives: own.length,
    pooledDrives: drives.length,
    basis: drives.length < assumed.drives ? 'assumed' : own.length > 0 ? 'own' : 'region',
  }
}

interface Pool {
  readonly share: number
  /** Variance of the share itself, as estimated. */
  readonly unsure: number
  /** Variance of units' shares, and of one unit's drives. */
  readonly between: number
  readonly within: number
  readonly renfenEach: number
  readonly renfenSpread: number
}

/** The region's share and its two spreads, by moments; the assumption stands for as many drives as it says. */
function poolOf(drives: readonly Outcome[]): Pool {
  const [booked, visits, renfen] = (['booked', 'visits', 'renfen'] as const).map((of) =>
    drives.reduce((sum, one) => sum + one[of], 0),
  ) as [number, number, number]
  const weight = drives.length / (drives.length + assumed.drives)
  const share = booked === 0 ? assumed.share : lean(visits / booked, assumed.share, weight)
  const noise = ({ booked }: Outcome) => (share * (1 - share)) / booked
  const squares = drives.map((one) => (rateOf(one) - share) ** 2 - noise(one))
  const whole = Math.max(0, mean(squares) ?? 0)
  const groups = [...Map.groupBy(drives, ({ unit }) => unit).values()].filter(
    ({ length }) => length > 1,
  )
  const free = groups.reduce((sum, { length }) => sum + length - 1, 0)
  const apart = groups.reduce((sum, group) => {
    const centre = mean(group.map(rateOf))!
    const spread = group.reduce((all, one) => all + (rateOf(one) - centre) ** 2, 0)
    return sum + spread - (group.length - 1) * mean(group.map(noise))!
  }, 0)
  const sure = free / (free + 2 * assumed.drives)
  const within = lean(free === 0 ? 0 : Math.max(0, apart / free), assumed.within, sure)
  const between = lean(Math.max(0, whole - within), assumed.between, weight)
  const units = Math.max(1, new Set(drives.map(({ unit }) => unit)).size)
  // 人份 each donor gives is 1 or 2, so its variance follows from its mean.
  const renfenEach =
    visits === 0 ? assumed.renfenEach : lean(renfen / visits, assumed.renfenEach, weight)
  return {
    share,
    unsure: between / units + within / Math.max(1, drives.length),
    between,
    within,
    renfenEach,
    renfenSpread: Math.max(0.01, (renfenEach - 1) * (2 - renfenEach)),
  }
}

/** The share of a unit's next drive: its own drives weighed against the region's by how sure they are. */
function nextOf(own: readonly Outcome[], pool: Pool) {
  const prior = pool.between + pool.unsure
  const noise = ({ booked }: Outcome) => (pool.share * (1 - pool.share)) / booked
  const weights = own.map((one) => 1 / (pool.within + noise(one)))
  const sure = weights.reduce((sum, weight) => sum + weight, 0)
  const variance = 1 / (1 / prior + sure)
  const centre = own.reduce((sum, one, at) => sum + rateOf(one) * weights[at]!, 0)
  return {
    mean: variance * (pool.share / prior + centre),
    variance: variance + pool.within,
  }
}

/** The least number of invited with which the goal is reached with this chance. */
function leastSufficient(
  goal: number,
  rate: Beta,
  donor: { readonly mean: number; readonly variance: number },
  chance: number,
): number {
  let [low, high] = [0, Math.max(1, Math.ceil(goal / donor.mean))]
  while (reaches(goal, high, rate, donor) < chance && high < most) [low, high] = [high, high * 2]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (reaches(goal, middle, rate, donor) < chance) low = middle
    else high = middle
  }
  return high
}

/** No drive invites more; a share of next to nothing ends here. */
const most = 50_000

/** The chance that n invited come to the goal. */
export function reaches(
  goal: number,
  n: number,
  rate: Beta,
  { mean: each, variance }: { readonly mean: number; readonly variance: number },
): number {
  return betaBinomialRow(n, rate).reduce((sum, chance, visits) => {
    if (visits === 0 || chance === 0) return sum
    const spread = Math.sqrt(visits * variance)
    // Whole 人份: half a one below the goal is enough.
    return sum + chance * normalBelow((visits * each - goal + 0.5) / spread)
  }, 0)
}

const rateOf = ({ visits, booked }: Outcome): number => Math.min(1, visits / booked)
const lean = (found: number, from: number, weight: number): number =>
  weight * found + (1 - weight) * from
const mean = (all: readonly number[]): number | undefined =>
  all.length === 0 ? undefined : all.reduce((sum, one) => sum + one, 0) / all.length
