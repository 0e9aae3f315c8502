import type { Day } from './days.ts'

/** Where a rule comes from: the act's file is `docs/law/<act, kebab-case>.md`. */
export interface Citation {
  readonly act: Act
  /** Article, section or page within the act. */
  readonly at: string
  /** Our reading of it, in one clause. */
  readonly says: string
}

/** The acts that the programme relies on, each with its file in docs/law. */
export const acts = [
  'Blood Donation Law',
  'Regional donation notices',
  'National notice 2019-21',
  'Shanghai Blood Donation Regulations',
  'Personal Information Protection Law',
  'GB-T 22239-2019',
  'GB-T 9704-2012',
] as const

export type Act = (typeof acts)[number]

/** A value with the day from which it holds and the authority for it; never edited, only followed. */
export interface Dated<T> {
  readonly from: Day
  readonly value: T
  readonly law: Citation
}

/** The value in force on a day: the latest that began by then. Throws when none had begun. */
export function inForce<T>(values: readonly Dated<T>[], on: Day): Dated<T> {
  const found = values.findLast(({ from }) => from <= on)
  if (found === undefined) throw new RangeError(`no rule was in force on ${on}`)
  return found
}
