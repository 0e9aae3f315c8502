import type { Bound } from '../../rules/notice/shape.ts'

export interface Handed {
  /** Null while the level above has not stated it. */
  readonly amount: number | null
  readonly bound: Bound
}

export interface Agreement {
  /** What was filed less what was handed down; null where nothing was stated. */
  readonly difference: number | null
  readonly verdict: 'equal' | 'less' | 'more' | 'open'
  readonly allowed: boolean
}

/**
 * How a filed total stands to the figure handed down. Exactly means exactly, also one more: what
 * exceeds it would be somebody else's. At least and at most allow one side; about allows both, and
 * the difference is shown in every case.
 */
export function agreement({ amount, bound }: Handed, filed: number): Agreement {
  if (amount === null) return { difference: null, verdict: 'open', allowed: true }
  const difference = filed - amount
  const verdict = difference === 0 ? 'equal' : difference < 0 ? 'less' : 'more'
  return { difference, verdict, allowed: verdict === 'equal' || allows[bound].includes(verdict) }
}

const allows: Readonly<Record<Bound, readonly string[]>> = {
  exactly: [],
  'at-least': ['more'],
  'at-most': ['less'],
  about: ['less', 'more'],
}

/** The bound of several figures together: theirs where they agree, else exactly. */
export const boundOf = (bounds: readonly Bound[]): Bound =>
  bounds.length > 0 && bounds.every((bound) => bound === bounds[0]) ? bounds[0]! : 'exactly'
