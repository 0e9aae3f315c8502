import { cleanCell } from '../documents/cells.ts'
import type { TableRow } from '../documents/table-in.ts'
import type { ImportColumn } from './definition.ts'

/** Which column of the sheet stands for which field; null where there is none. */
export type ColumnMap<Field extends string = string> = Readonly<Record<Field, number | null>>

/** The row of headings and what its columns were understood as. */
export interface Headings<Field extends string = string> {
  readonly row: number
  readonly texts: readonly string[]
  readonly columns: ColumnMap<Field>
}

/**
 * Finds the row of headings among the first rows: the one that most columns are known by. Where
 * none is known it is the first row, so that a person can say which column is which.
 */
export function findHeadings<Field extends string>(
  rows: readonly TableRow[],
  columns: readonly ImportColumn<Field>[],
): Headings<Field> | undefined {
  let best: Headings<Field> | undefined
  let most = -1
  for (const { row, cells } of rows.slice(0, searched)) {
    const found = matchColumns(cells, columns)
    const known = columns.filter(({ field }) => found[field] !== null).length
    if (known <= most) continue
    most = known
    best = { row, texts: cells.map(cleanCell), columns: found }
  }
  return best
}

/** The column of each field: a heading that is one of its names, else one that begins with such. */
export function matchColumns<Field extends string>(
  headings: readonly string[],
  columns: readonly ImportColumn<Field>[],
): ColumnMap<Field> {
  const plain = headings.map(heading)
  const taken = new Set<number>()
  const found = {} as Record<Field, number | null>
  const waysToSuit = [
    (text: string, names: readonly string[]) => names.includes(text),
    (text: string, names: readonly string[]) =>
      names.some((name) => name.length > 1 && text.startsWith(name)),
  ]
  for (const suits of waysToSuit) {
    for (const column of columns) {
      if (typeof found[column.field] === 'number') continue
      const names = namesOf(column)
      const at = plain.findIndex((text, i) => text !== '' && !taken.has(i) && suits(text, names))
      found[column.field] = at < 0 ? null : at
      if (at >= 0) taken.add(at)
    }
  }
  return found
}

/** A heading as it is compared: without spaces, brackets and signs. */
export const heading = (text: string): string =>
  cleanCell(text)
    .replace(/\([^)]*\)|（[^）]*）|\[[^\]]*\]/g, '')
    .replace(/[\s*:：、/]/g, '')
    .toLowerCase()

const namesOf = ({ name, synonyms }: ImportColumn): readonly string[] =>
  [name.zh, name.en, ...synonyms].map(heading)

const searched = 30
