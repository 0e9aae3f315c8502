import type { ProgressRow } from '../../shapes.ts'

/** How what was collected can be counted; each way for itself. */
export const countings = ['renfen', 'visit', 'person'] as const
export type Counting = (typeof countings)[number]

/** What a part collected, counted in one way; null where a source does not say. */
export const collectedAs = ({ collected }: ProgressRow, counting: Counting): number | null =>
  collected[columns[counting]]

/** A heading of the plan and everything below it; all rows where it is none of theirs. */
export function within(
  rows: readonly ProgressRow[],
  key: string | undefined,
): readonly ProgressRow[] {
  if (key === undefined || !rows.some((row) => row.key === key)) return rows
  const inside = new Set([key])
  return rows.filter((row) => {
    if (row.parentKey !== null && inside.has(row.parentKey)) inside.add(row.key)
    return inside.has(row.key)
  })
}

/** The headings that can be looked at alone: those with units below them. */
export function headingsIn(rows: readonly ProgressRow[]): readonly ProgressRow[] {
  return rows.filter(
    ({ kind, key }) =>
      kind !== 'unit' &&
      kind !== 'total' &&
      within(rows, key).some((inner) => inner.kind === 'unit'),
  )
}

const columns = { renfen: 'renfen', visit: 'visits', person: 'persons' } as const
