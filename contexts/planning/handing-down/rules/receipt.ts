import type { Day, Instant } from '#kernel/days.ts'

export interface FiledPart {
  readonly label: string
  readonly amount: number | null
}

export interface FiledItem {
  readonly label: string
  readonly from: Day
  readonly to: Day
  readonly text: string
  readonly amount: number
}

/** What was filed, as the receipt keeps it. */
export interface Filed {
  readonly number: string
  readonly year: number
  readonly unit: string
  readonly label: string
  readonly issuer: string
  readonly handed: number | null
  readonly documentNumber: string | null
  readonly kind: 'plan' | 'months'
  readonly total: number
  readonly parts: readonly FiledPart[]
  readonly items: readonly FiledItem[]
  readonly by: string
  readonly at: Instant
}

/** HZ-2027-000123: the year of the plan and a number that is given once. */
export const receiptNumber = (year: number, n: number): string =>
  `HZ-${year}-${String(n).padStart(6, '0')}`

/** The words whose hash stands on the receipt: the same fields in the same order, whoever writes them. */
export const receiptText = (filed: Filed): string =>
  JSON.stringify({
    number: filed.number,
    year: filed.year,
    unit: filed.unit,
    label: filed.label,
    issuer: filed.issuer,
    handed: filed.handed,
    documentNumber: filed.documentNumber,
    kind: filed.kind,
    total: filed.total,
    parts: filed.parts.map(({ label, amount }) => ({ label, amount })),
    items: filed.items.map(({ label, from, to, text, amount }) => ({
      label,
      from,
      to,
      text,
      amount,
    })),
    by: filed.by,
    at: filed.at,
  })
