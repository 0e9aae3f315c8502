import { type Day, lengthInDays, wholeYear, yearOf } from '#kernel/days.ts'
import type { CapShape } from '../../caps/contract.ts'

/** A cap as a bar over the years: where it begins and how long it is, as shares of the whole. */
export interface CapBar {
  readonly cap: CapShape
  readonly start: number
  readonly width: number
  /** It has no last day: the bar goes on beyond the right end. */
  readonly open: boolean
}

/** Years from the first to the last that any cap or today touches, and a row of bars a basis. */
export interface CapTimeline {
  readonly years: readonly number[]
  readonly today: number
  readonly rows: readonly { readonly basis: CapShape['basis']; readonly bars: readonly CapBar[] }[]
}

/** Places caps in time; refused ones never held and are left out. */
export function capTimeline(caps: readonly CapShape[], today: Day): CapTimeline {
  const held = caps.filter(({ refusedAt }) => refusedAt === null)
  const ends = held.flatMap(({ from, to }) => [yearOf(from), yearOf(to ?? today)])
  const first = Math.min(yearOf(today), ...ends)
  const last = Math.max(yearOf(today), ...ends)
  const [from, to] = [wholeYear(first).from, wholeYear(last).to]
  const whole = lengthInDays({ from, to })
  const at = (on: Day) => (lengthInDays({ from, to: on }) - 1) / whole
  const bar = (cap: CapShape): CapBar => {
    const start = at(cap.from)
    const end = cap.to === null ? 1 : at(cap.to) + 1 / whole
    return { cap, start, width: Math.max(0, end - start), open: cap.to === null }
  }
  return {
    years: Array.from({ length: last - first + 1 }, (_, nth) => first + nth),
    today: at(today),
    rows: (['staff', 'residents-without-unit'] as const)
      .map((basis) => ({ basis, bars: held.filter((cap) => cap.basis === basis).map(bar) }))
      .filter(({ bars }) => bars.length > 0),
  }
}

/** How a cap stands on a day. */
export type CapState = 'proposed' | 'refused' | 'coming' | 'inForce' | 'ended'

export function capState(
  { approvedAt, refusedAt, from, to }: Pick<CapShape, 'approvedAt' | 'refusedAt' | 'from' | 'to'>,
  today: Day,
): CapState {
  if (refusedAt !== null) return 'refused'
  if (approvedAt === null) return 'proposed'
  if (today < from) return 'coming'
  return to !== null && to < today ? 'ended' : 'inForce'
}

/** A ratio from what was typed as per cent: 6.5, ６.５ or 6.5%; undefined where it is none. */
export function ratioOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim().replace(/\s*%$/, '')
  if (!/^\d{1,3}(\.\d{1,3})?$/.test(plain)) return undefined
  const ratio = Math.round(Number(plain) * 1000) / 100_000
  return ratio > 0 && ratio <= 1 ? ratio : undefined
}
