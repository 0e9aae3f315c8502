import type { Day } from '#kernel/days.ts'

/** The four sides on which figures are judged. */
export const dimensions = ['completeness', 'timeliness', 'correctness', 'consistency'] as const
export type Dimension = (typeof dimensions)[number]

/** Where figures come from. */
export const sources = ['tallies', 'headcounts', 'schedule'] as const
export type Source = (typeof sources)[number]

/** Every rule, with the side it judges. */
export const rules = {
  /** A span of the plan is over, the source goes beyond it, and nothing of the unit was reported. */
  unreported: 'completeness',
  /** A month of the plan is over and not one line of it has come. */
  'month-empty': 'completeness',
  /** A unit has a target and no day in the schedule. */
  unscheduled: 'completeness',
  /** A unit of the plan has no head-count, so its ceiling is not checked. */
  'headcount-missing': 'completeness',
  /** Figures arrived later after their collection than the region expects. */
  late: 'timeliness',
  /** A figure far from what is usual for its unit. */
  outlier: 'correctness',
  /** 人份 a visit outside of what one visit can give. */
  ratio: 'consistency',
  /** Visits by volume do not come to the visits or 人份 of the line. */
  volumes: 'consistency',
  /** A unit and day told by two sources. */
  'two-sources': 'consistency',
  /** Credited to a unit on a day on which it did not exist. */
  'ended-unit': 'consistency',
  /** Collected from a unit of which the plan wants nothing. */
  unplanned: 'consistency',
} as const satisfies Record<string, Dimension>

export type Rule = keyof typeof rules
export const ruleNames = Object.keys(rules) as readonly Rule[]

/** Figures and names that a finding is explained by. */
export type Facts = Readonly<Record<string, number | string | null>>

/** Something doubtful, found by a rule. */
export interface Found {
  readonly rule: Rule
  /** What it is about: the same thing found again has the same key. */
  readonly key: string
  readonly source: Source
  /** The file or document it stands in; null where it is that something is not there. */
  readonly sourceName: string | null
  readonly unitId: string | null
  readonly from: Day
  readonly to: Day
  readonly facts: Facts
}

/** A line of the ledger that counts, with where it came from. */
export interface Line {
  readonly id: string
  readonly day: Day
  readonly unitId: string | null
  readonly track: string
  readonly visits: number
  readonly visits200: number | null
  readonly visits300: number | null
  readonly visits400: number | null
  readonly renfen: number | null
  readonly batchId: string
  readonly fileName: string
}
