import type { Day } from '#kernel/days.ts'

/** Numbers that a region may set for its drives. */
export const policyKinds = ['lock-days', 'small-cell', 'support-yuan', 'leave-days'] as const
export type PolicyKind = (typeof policyKinds)[number]

/** A number of a region with the day it begins, and what it rests on. */
export interface Policy {
  readonly kind: PolicyKind
  readonly from: Day
  readonly value: number
  readonly citation: string
  /** How near its region is: the own one 0, each above it one more. */
  readonly distance: number
}

/** A number in force; `citation` is null where it is house policy and no region has set one. */
export interface InForce {
  readonly value: number
  readonly from: Day | null
  readonly citation: string | null
}

/** Days before a drive and people are counted whole; money and leave have parts. */
export const isWhole = (kind: PolicyKind): boolean => kind === 'lock-days' || kind === 'small-cell'

/** House policy, not law, until a region sets its own; a ceiling nobody has set is none. */
const house: Readonly<Record<PolicyKind, number | null>> = {
  'lock-days': 7,
  'small-cell': 3,
  'support-yuan': null,
  'leave-days': null,
}

/** What is in force on a day: the nearest region's latest; else house policy; null where there is none. */
export function policyOn(all: readonly Policy[], kind: PolicyKind, on: Day): InForce | null {
  const found = all
    .filter((one) => one.kind === kind && one.from <= on)
    .toSorted(
      (left, right) => left.distance - right.distance || (left.from < right.from ? 1 : -1),
    )[0]
  if (found !== undefined) {
    return { value: found.value, from: found.from, citation: found.citation }
  }
  const value = house[kind]
  return value === null ? null : { value, from: null, citation: null }
}
