/** How a head-count suits the year it is used for. */
export type HeadcountAge =
  | { readonly state: 'current' }
  | { readonly state: 'old'; readonly years: number }
  | { readonly state: 'missing' }

/** Warns when the head-count at hand is older than the year it is used for; never invents one. */
export function headcountAge(countOf: number | null, usedFor: number): HeadcountAge {
  if (countOf === null) return { state: 'missing' }
  return countOf >= usedFor ? { state: 'current' } : { state: 'old', years: usedFor - countOf }
}
