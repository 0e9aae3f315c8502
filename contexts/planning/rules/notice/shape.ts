import type { Unit } from '#kernel/blood.ts'
import type { Day, Span } from '#kernel/days.ts'
import type { Text } from '#kernel/text.ts'

/** What reading a notice gives: a public contract, to be extended and never renamed. */
export interface ReadNotice {
  readonly format: NoticeFormat
  readonly title: string | null
  /** 发文机关, as printed. */
  readonly issuer: string | null
  /** The notice's own 发文字号; a number that it merely cites does not count. */
  readonly documentNumber: string | null
  readonly issuedOn: Day | null
  readonly year: number | null
  /** Amounts stated in prose. */
  readonly targets: readonly Target[]
  readonly ratios: readonly Ratio[]
  readonly deadlines: readonly Deadline[]
  readonly tables: readonly Table[]
  readonly findings: readonly Finding[]
}

export const noticeFormats = ['txt', 'md', 'docx', 'doc', 'xlsx', 'xls', 'pdf'] as const
export type NoticeFormat = (typeof noticeFormats)[number]

export const tracks = ['total', 'group', 'individual', 'assurance', 'apheresis', 'other'] as const
export type Track = (typeof tracks)[number]

export const bounds = ['exactly', 'at-least', 'at-most', 'about'] as const
export type Bound = (typeof bounds)[number]

export interface Target {
  readonly track: Track
  /** Null exactly when pending. */
  readonly amount: number | null
  readonly unit: Unit
  /** Pending: the text says that the level above will state it later (另行下达). */
  readonly status: 'stated' | 'pending'
  readonly bound: Bound
  readonly at: Place
}

export const ratioNames = [
  'staff',
  'residents',
  'voluntary',
  'regular-donors',
  'awareness',
  'donation-rate',
  'other',
] as const

export interface Ratio {
  readonly name: (typeof ratioNames)[number]
  /** 0.065 for 6.5 %. */
  readonly value: number
  readonly bound: Exclude<Bound, 'about'>
  /** Of what, verbatim. */
  readonly of: string
  readonly at: Place
}

export interface Deadline {
  readonly what: string
  readonly on: Day
  readonly at: Place
}

export const tableKinds = ['quota', 'schedule', 'result', 'other'] as const

export interface Table {
  readonly title: string | null
  /**
   * quota: this plan's amounts per unit, with or without periods; schedule: places the amounts of
   * another table in time, or dates alone; result: figures of the past.
   */
  readonly kind: (typeof tableKinds)[number]
  readonly unit: Unit
  readonly rows: readonly Row[]
  /** The 合计 row, never counted as a row. */
  readonly statedTotal: number | null
  /** Of the rows, spans counted once. */
  readonly sum: number
  /** False when the text ends, or is cut, inside the table. */
  readonly complete: boolean
  readonly at: Place
}

export interface Row {
  readonly label: string
  readonly area: string | null
  readonly amount: number | null
  readonly headcount: number | null
  readonly period: (Span & { readonly text: string }) | null
  readonly at: Place
}

/** The first place of a fact; where the same fact is stated again goes into `also`. */
export interface Place {
  /** 1-based line of a text; paragraph, sheet row or page line of a document. */
  readonly line: number
  readonly text: string
  readonly page?: number
  readonly sheet?: string
  readonly also?: readonly Place[]
}

/** Every finding code with its fixed severity. */
export const findingSeverity = {
  'total-mismatch': 'error',
  'total-missing': 'warning',
  'table-cut': 'error',
  'parts-mismatch': 'error',
  'parts-pending': 'info',
  'reserve-explained': 'info',
  'table-absent': 'warning',
  'duplicate-unit': 'error',
  'ambiguous-number': 'error',
  'unparsed-row': 'error',
  'unit-mixed': 'error',
  'year-conflict': 'error',
  'weekday-mismatch': 'warning',
  'date-garbled': 'warning',
  'over-cap': 'error',
  'ratio-outlier': 'warning',
  'headcount-missing': 'warning',
  'obsolete-element': 'info',
  pressure: 'warning',
  draft: 'warning',
  unreadable: 'warning',
} as const

export type FindingCode = keyof typeof findingSeverity
export type Severity = (typeof findingSeverity)[FindingCode]

export interface Finding {
  readonly code: FindingCode
  readonly severity: Severity
  readonly message: Text
  readonly values: Readonly<Record<string, number | string | null>>
  readonly at: Place | null
}
