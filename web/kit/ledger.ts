/** How a row stands in a ledger: a heading of others with its subtotal, or one of them. */
export type RowKind = 'group' | 'subgroup' | 'row'

/** The order a reader chose. */
export interface Order {
  readonly column: string
  readonly down: boolean
}

type Sortable = string | number | null | undefined

/**
 * Puts rows in order within their group: headings stay where they are, and what has no figure
 * comes last whichever way the order goes. Equal rows keep the order they came in.
 */
export function arrange<Row>(
  rows: readonly Row[],
  kindOf: (row: Row) => RowKind,
  by: (row: Row) => Sortable,
  down: boolean,
): Row[] {
  const runs: Row[][] = [[]]
  for (const row of rows) {
    if (kindOf(row) === 'row') runs.at(-1)!.push(row)
    else runs.push([row], [])
  }
  return runs.flatMap((run) => run.toSorted((left, right) => compare(by(left), by(right), down)))
}

/**
 * A table as tab-separated text for a spreadsheet. Text that a spreadsheet would take for a
 * formula gets an apostrophe; figures stay figures.
 */
export function tsv(lines: readonly (readonly (string | number | null)[])[]): string {
  return lines.map((cells) => cells.map(plain).join('\t')).join('\r\n')
}

function plain(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const flat = cell.replace(/[\t\r\n]+/g, ' ')
  return /^[=+\-@]/.test(flat) ? `'${flat}` : flat
}

function compare(left: Sortable, right: Sortable, down: boolean): number {
  const [noLeft, noRight] = [
    left === null || left === undefined,
    right === null || right === undefined,
  ]
  if (noLeft || noRight) return Number(noLeft) - Number(noRight)
  const order =
    typeof left === 'number' && typeof right === 'number'
      ? left - right
      : collator.compare(String(left), String(right))
  return down ? -order : order
}

const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })
