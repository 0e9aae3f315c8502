import { readAmount } from '#web/kit/amount.ts'

/** A line of what was pasted, and what becomes of it. */
export interface PastedLine {
  readonly line: number
  readonly name: string | null
  readonly text: string
  /** The part it is for; null where there is none. */
  readonly key: string | null
  readonly label: string | null
  readonly amount: number | null
  readonly verdict:
    | 'set'
    | 'same'
    | 'blank'
    | 'total'
    | 'not-an-amount'
    | 'scientific'
    | 'no-such-unit'
    | 'twice'
    | 'beyond'
}

export interface Pasted {
  readonly lines: readonly PastedLine[]
  /** What the pasted amounts come to. */
  readonly sum: number
  /** What a line of totals among them says; null where there is none. */
  readonly total: number | null
}

interface Row {
  readonly key: string
  readonly label: string
  readonly amount: number | null
}

/**
 * Reads a column of amounts, or names beside amounts, as copied from a spreadsheet. Names find their
 * unit whatever the spaces and widths of letters; without names the amounts go down from `start`.
 * Blank is no amount and changes nothing; a line of totals is compared, never written.
 */
export function readPastedColumn(text: string, rows: readonly Row[], start?: string): Pasted {
  const table = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
  const named = table.some((cells) => cells.filter((cell) => cell !== '').length > 1)
  const lines = named ? byName(table, rows) : byOrder(table, rows, start)
  const total = lines.find(({ verdict }) => verdict === 'total')
  return {
    lines,
    sum: lines.reduce((sum, { verdict, amount }) => sum + (written(verdict) ? amount! : 0), 0),
    total: total?.amount ?? null,
  }
}

const written = (verdict: PastedLine['verdict']): boolean => verdict === 'set' || verdict === 'same'

function byOrder(
  table: readonly (readonly string[])[],
  rows: readonly Row[],
  start: string | undefined,
): PastedLine[] {
  const first = Math.max(
    0,
    rows.findIndex(({ key }) => key === start),
  )
  return table.map((cells, at) =>
    judged({ line: at + 1, name: null, text: cells[0] ?? '' }, rows[first + at], 'beyond'),
  )
}

function byName(table: readonly (readonly string[])[], rows: readonly Row[]): PastedLine[] {
  const known = Map.groupBy(rows, ({ label }) => plain(label))
  const seen = new Set<string>()
  return table.flatMap((cells, at): PastedLine[] => {
    const [name = '', ...rest] = cells.filter((cell) => cell !== '')
    const amount = rest.findLast((cell) => readAmount(cell).is === 'amount') ?? rest.at(-1) ?? ''
    if (at === 0 && rest.every((cell) => readAmount(cell).is !== 'amount')) return []
    const line = { line: at + 1, name, text: amount }
    if (/^(合计|总计|小计|total)$/i.test(plain(name))) return [totalLine(line)]
    const found = known.get(plain(name)) ?? []
    if (found.length > 1) return [judged(line, undefined, 'twice')]
    const told = judged(line, found[0], 'no-such-unit')
    if (told.key !== null && seen.has(told.key)) {
      return [{ ...told, key: null, verdict: 'twice' }]
    }
    if (told.key !== null) seen.add(told.key)
    return [told]
  })
}

function judged(
  line: Pick<PastedLine, 'line' | 'name' | 'text'>,
  row: Row | undefined,
  missing: PastedLine['verdict'],
): PastedLine {
  const read = readAmount(line.text)
  const told = (verdict: PastedLine['verdict'], amount: number | null = null): PastedLine => ({
    ...line,
    key: row?.key ?? null,
    label: row?.label ?? null,
    amount,
    verdict,
  })
  if (read.is === 'blank') return told('blank')
  if (read.is === 'not-an-amount') {
    return told(
      /^\d+(\.\d+)?e\+?\d+$/i.test(line.text.normalize('NFKC').trim())
        ? 'scientific'
        : 'not-an-amount',
    )
  }
  if (row === undefined) return told(missing, read.amount)
  return told(read.amount === row.amount ? 'same' : 'set', read.amount)
}

function totalLine(line: Pick<PastedLine, 'line' | 'name' | 'text'>): PastedLine {
  const read = readAmount(line.text)
  const amount = read.is === 'amount' ? read.amount : null
  return { ...line, key: null, label: null, amount, verdict: 'total' }
}

const plain = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase()
