import type { Day } from './days.ts'
import type { Citation } from './law.ts'

/** Why a rule says no: its word, its authority, and the day from which it no longer stands. */
export interface Reason {
  readonly code: string
  readonly law: Citation
  /** The first day on which this reason is gone; absent when no day ends it. */
  readonly until?: Day
  /** Figures that the sentence for people is made of. */
  readonly values?: Readonly<Record<string, string | number | null>>
}

/** The answer of a rule: every reason that applies, or none. */
export type Decision =
  | { readonly allowed: true; readonly reasons: readonly [] }
  | { readonly allowed: false; readonly reasons: readonly Reason[] }

/** Allowed exactly when no reason is left. */
export function decide(reasons: readonly (Reason | undefined)[]): Decision {
  const standing = reasons.filter((reason) => reason !== undefined)
  return standing.length === 0
    ? { allowed: true, reasons: [] }
    : { allowed: false, reasons: standing }
}
