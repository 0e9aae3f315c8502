/** One figure of an equation. */
export interface Term {
  /** What the figure is of, in a few words. */
  readonly caption: string
  readonly value: number
  /** Added unless it is taken away. */
  readonly sign?: '+' | '−'
  /** Not stated by anyone: it is what is left, and stands on a dashed line. */
  readonly pending?: boolean
  /** The same figure counted another way; equal or not is for the page to see, and is printed. */
  readonly recount?: number
}

/**
 * How two sides compare. They agree only where every term is stated and the sums are equal;
 * with a pending term they are open, unless they differ all the same.
 */
export type Balance =
  | { readonly is: 'equal' }
  | { readonly is: 'open' }
  | { readonly is: 'different'; readonly by: number }

/** Compares the sums of two sides, left less right. */
export function balance(left: readonly Term[], right: readonly Term[]): Balance {
  const by = total(left) - total(right)
  if (by !== 0) return { is: 'different', by }
  return [...left, ...right].some(({ pending }) => pending === true)
    ? { is: 'open' }
    : { is: 'equal' }
}

const total = (terms: readonly Term[]): number =>
  terms.reduce((sum, { value, sign }) => (sign === '−' ? sum - value : sum + value), 0)
