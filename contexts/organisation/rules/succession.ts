import type { Day } from '#kernel/days.ts'

/** A part of a whole, exact. */
export interface Share {
  readonly numerator: number
  readonly denominator: number
}

/** Which unit follows which from a day on; one that lives on after a split follows itself. */
export interface Succession {
  readonly fromId: string
  readonly toId: string
  readonly on: Day
  readonly kind: 'merge' | 'split'
  /** The part of a split that goes to `toId`; null where nobody has stated one. */
  readonly share: Share | null
}

/** Under whose heading a unit's figures stand on a later day, and which part of them. */
export interface Heir {
  readonly unitId: string
  readonly share: Share
}

/** A figure under a heading; `former` where that unit is no more and nobody said how to share it. */
export interface Regrouped {
  readonly unitId: string
  readonly amount: number
  readonly former: boolean
}

/**
 * The heirs of a unit as it was on `since`, as things stand on `until`. A split without shares
 * leaves the figure where it was, under the former unit. The shares always add up to one.
 */
export function heirsOf(
  unitId: string,
  since: Day,
  until: Day,
  successions: readonly Succession[],
): readonly Heir[] {
  return follow({ unitId, part: whole }, since, until, bySource(successions)).map(
    ({ unitId, part }) => ({
      unitId,
      share: { numerator: Number(part.of), denominator: Number(part.in) },
    }),
  )
}

/**
 * Puts figures that were counted by the units of `since` under the units of `until`. Nothing is
 * lost or doubled: a split amount is shared in whole numbers, what is left over going to the
 * largest fractions, earlier heirs first.
 */
export function regroup(
  figures: readonly { readonly unitId: string; readonly amount: number }[],
  since: Day,
  until: Day,
  successions: readonly Succession[],
): readonly Regrouped[] {
  const steps = bySource(successions)
  const sums = new Map<string, number>()
  for (const { unitId, amount } of figures) {
    const parts = follow({ unitId, part: whole }, since, until, steps)
    for (const [at, amountOfPart] of shared(amount, parts).entries()) {
      const heir = parts[at]!.unitId
      sums.set(heir, (sums.get(heir) ?? 0) + amountOfPart)
    }
  }
  return [...sums].map(([unitId, amount]) => ({
    unitId,
    amount,
    former: hasEnded(unitId, until, steps),
  }))
}

/** An exact fraction; long chains of splits outgrow a double. */
interface Fraction {
  readonly of: bigint
  readonly in: bigint
}

interface Part {
  readonly unitId: string
  readonly part: Fraction
}

const whole: Fraction = { of: 1n, in: 1n }

type Steps = ReadonlyMap<string, readonly Succession[]>

const bySource = (successions: readonly Succession[]): Steps =>
  Map.groupBy(
    successions.toSorted((one, other) => (one.on < other.on ? -1 : 1)),
    ({ fromId }) => fromId,
  )

function follow(start: Part, since: Day, until: Day, steps: Steps): readonly Part[] {
  const all = steps.get(start.unitId) ?? []
  const next = all.find(({ on }) => on > since && on <= until)
  if (next === undefined) return [start]

  const together = all.filter(({ on }) => on === next.on)
  if (together.length > 1 && together.some(({ share }) => share === null)) {
    const livesOn = together.some(({ toId }) => toId === start.unitId)
    return livesOn ? follow(start, next.on, until, steps) : [start]
  }
  return merged(
    together.flatMap(({ toId, share }) =>
      follow({ unitId: toId, part: times(start.part, share) }, next.on, until, steps),
    ),
  )
}

/** One entry for each heir, however many ways lead to it. */
function merged(parts: readonly Part[]): readonly Part[] {
  const sums = new Map<string, Fraction>()
  for (const { unitId, part } of parts) {
    const before = sums.get(unitId)
    sums.set(unitId, before === undefined ? part : plus(before, part))
  }
  return [...sums].map(([unitId, part]) => ({ unitId, part }))
}

/** Whether others have followed the unit by that day, and it did not live on beside them. */
function hasEnded(unitId: string, until: Day, steps: Steps): boolean {
  const done = (steps.get(unitId) ?? []).filter(({ on }) => on <= until)
  const last = done.at(-1)?.on
  return last !== undefined && !done.some(({ toId, on }) => on === last && toId === unitId)
}

/** Splits a whole number by exact parts with the largest-remainder method. */
function shared(amount: number, parts: readonly Part[]): readonly number[] {
  const quotas = parts.map(({ part }) => {
    const product = BigInt(amount) * part.of
    return { floor: product / part.in, rest: { of: product % part.in, in: part.in } }
  })
  const given = quotas.reduce((sum, { floor }) => sum + floor, 0n)
  const extra = quotas
    .map(({ rest }, at) => ({ rest, at }))
    .toSorted((one, other) => larger(one.rest, other.rest) || one.at - other.at)
    .slice(0, Number(BigInt(amount) - given))
    .map(({ at }) => at)
  return quotas.map(({ floor }, at) => Number(floor) + (extra.includes(at) ? 1 : 0))
}

const larger = (one: Fraction, other: Fraction): number => {
  const difference = other.of * one.in - one.of * other.in
  return difference > 0n ? 1 : difference < 0n ? -1 : 0
}

const times = (one: Fraction, share: Share | null): Fraction =>
  share === null
    ? one
    : reduced(one.of * BigInt(share.numerator), one.in * BigInt(share.denominator))

const plus = (one: Fraction, other: Fraction): Fraction =>
  reduced(one.of * other.in + other.of * one.in, one.in * other.in)

function reduced(of: bigint, into: bigint): Fraction {
  const common = divisor(of, into)
  return { of: of / common, in: into / common }
}

const divisor = (one: bigint, other: bigint): bigint =>
  other === 0n ? one : divisor(other, one % other)
