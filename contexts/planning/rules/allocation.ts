import { type AllocationFault, faultsOfRequest } from './allocation-fault.ts'
import { apportionExactly, type ExactSplit } from './apportion-exactly.ts'
import { readDecimal, wholeWeights } from './decimal.ts'
import type { Result } from './faults.ts'

/** What the amounts are in proportion to. */
export type Method = 'headcount' | 'last-year' | 'weights'

/** A unit with what is known of it; null is not known, and nothing is assumed in its place. */
export interface Candidate {
  readonly id: string
  readonly name: string
  readonly headcount: number | null
  readonly lastYear: { readonly target: number; readonly done: number } | null
  readonly weight: number | null
  readonly floor: number | null
  /** From the region's ratio rules; null: not checked, as where there is no head-count. */
  readonly cap: number | null
  /** An amount that is settled and takes no part in the split. */
  readonly fixed: number | null
}

export interface AllocationRequest {
  readonly target: number
  readonly method: Method
  /** For `last-year`: in proportion to what was asked then (unless said otherwise) or collected. */
  readonly lastYearBy?: 'target' | 'done'
  readonly units: readonly Candidate[]
}

/** A fraction in lowest terms, and its decimals, cut (not rounded) after the third. */
export interface Ratio {
  readonly over: string
  readonly under: string
  readonly decimals: string
}

interface Proportion {
  /** The unit's head-count, last year's amount or weight, and its part in that of all who share. */
  readonly basis: number
  readonly share: Ratio
  /** What its proportion alone would give it; a bound or the rounding makes the amount of it. */
  readonly quota: Ratio
}

/** Why a unit got its number. */
export type Explanation =
  | { readonly kind: 'fixed' }
  /** Nothing to go by, so its floor and no more. */
  | { readonly kind: 'basis-missing'; readonly method: Method }
  | { readonly kind: 'basis-zero'; readonly method: Method }
  | ({ readonly kind: 'at-floor'; readonly method: Method } & Proportion)
  | ({ readonly kind: 'at-cap'; readonly method: Method } & Proportion)
  | ({
      readonly kind: 'shared'
      readonly method: Method
      readonly rounded: 'exact' | 'down' | 'up'
      /** Its remainder is the rank-th largest of `among`; the first `raised` were rounded up. */
      readonly rank: number
      readonly among: number
      readonly raised: number
      /** Others have the same remainder but were rounded the other way: the order of units decided. */
      readonly isTied: boolean
    } & Proportion)

export interface Proposal {
  readonly id: string
  readonly amount: number
  readonly isCapChecked: boolean
  readonly why: Explanation
}

/**
 * Proposes an amount for every unit, in the order given: exactly the target in sum, in proportion
 * to the basis, within floors and caps, rounded by largest remainder with ties to the earlier unit.
 * A unit whose basis is not known gets its floor and is reported, never an invented number.
 */
export function allocate(request: AllocationRequest): Result<Proposal[], AllocationFault> {
  const faults = faultsOfRequest(request)
  if (faults.length > 0) return { ok: false, faults }

  const { units, target } = request
  const sharing = units.filter(({ fixed }) => fixed === null)
  const settled = units.reduce((sum, { fixed }) => sum + BigInt(fixed ?? 0), 0n)
  const weights = wholeWeights(
    sharing.map((unit) => {
      const weight = readDecimal(String(basisOf(unit, request) ?? 0))
      if (typeof weight === 'string') throw new Error(`A basis that is ${weight} was let through.`)
      return weight
    }),
  )
  const shares = {
    weights: Array.from<number | bigint, bigint>(weights, (weight) => BigInt(weight)),
    floors: sharing.map(({ floor }) => BigInt(floor ?? 0)),
    caps: sharing.map(({ cap }) => (cap === null ? null : BigInt(cap))),
  }
  const split = apportionExactly(BigInt(target) - settled, shares)
  if (split.leftOver > 0n) {
    return { ok: false, faults: [nothingToGoBy(request, Number(split.leftOver))] }
  }

  const explain = explainer(request, sharing, { split, weights: shares.weights })
  const place = new Map(sharing.map((unit, i) => [unit.id, i]))
  return {
    ok: true,
    value: units.map((unit) => {
      const i = place.get(unit.id)
      return {
        id: unit.id,
        amount: i === undefined ? (unit.fixed ?? 0) : Number(split.amounts[i]),
        isCapChecked: unit.cap !== null,
        why: i === undefined ? { kind: 'fixed' } : explain(i),
      }
    }),
  }
}

/** The number a unit is weighed by under the request's method; null where it is not known. */
export function basisOf(
  unit: Candidate,
  { method, lastYearBy = 'target' }: Pick<AllocationRequest, 'method' | 'lastYearBy'>,
): number | null {
  if (method === 'headcount') return unit.headcount
  return method === 'weights' ? unit.weight : (unit.lastYear?.[lastYearBy] ?? null)
}

/** The bounds allow the target, so only units without a basis can be why something is left. */
function nothingToGoBy({ units, ...request }: AllocationRequest, by: number): AllocationFault {
  const isWithout = (unit: Candidate): boolean =>
    unit.fixed === null && (basisOf(unit, request) ?? 0) === 0
  return { code: 'nothing-to-go-by', by, units: units.filter(isWithout).map(({ id }) => id) }
}

function explainer(
  request: AllocationRequest,
  sharing: readonly Candidate[],
  { split, weights }: { split: ExactSplit; weights: readonly bigint[] },
): (i: number) => Explanation {
  const { method } = request
  const sum = weights.reduce((left, weight) => left + weight, 0n)
  const rank = new Map(split.ranked.map((i, place) => [i, place + 1]))
  const remainderAt = (place: number) => split.remainders[split.ranked[place] ?? -1]
  const lastUp = remainderAt(split.roundedUp - 1)
  const isCut = lastUp !== undefined && lastUp === remainderAt(split.roundedUp)

  return (i) => {
    const basis = basisOf(sharing[i]!, request)
    if (basis === null) return { kind: 'basis-missing', method }
    if (basis === 0) return { kind: 'basis-zero', method }
    const proportion = {
      method,
      basis,
      share: ratio(weights[i]!, sum),
      quota: ratio(split.rate.units * weights[i]!, split.rate.weight),
    }
    if (split.held[i] !== 'free') {
      return { kind: split.held[i] === 'cap' ? 'at-cap' : 'at-floor', ...proportion }
    }
    const ranked = rank.get(i)!
    const isUp = ranked <= split.roundedUp
    return {
      kind: 'shared',
      ...proportion,
      rounded: isUp ? 'up' : split.remainders[i] === 0n ? 'exact' : 'down',
      rank: ranked,
      among: split.ranked.length,
      raised: split.roundedUp,
      isTied: isCut && split.remainders[i] === lastUp,
    }
  }
}

function ratio(over: bigint, under: bigint): Ratio {
  const common = greatestCommonDivisor(over, under)
  const [top, bottom] = [over / common, under / common]
  const thousandths = String((top * 1000n) / bottom).padStart(4, '0')
  return {
    over: String(top),
    under: String(bottom),
    decimals: `${thousandths.slice(0, -3)}.${thousandths.slice(-3)}`,
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b > 0n) [a, b] = [b, a % b]
  return a
}
