/** One cell as it was copied: its text, and over how many columns it was merged. */
export interface PastedCell {
  readonly text: string
  readonly columns: number
  /** Merged with the cell above it: the same text, said once. */
  readonly again: boolean
}

export interface PastedRow {
  readonly cells: readonly PastedCell[]
  /** A further line of the row above, where this programme copied one that has several. */
  readonly further: boolean
}

/** What the clipboard of a spreadsheet holds; a cell merged over columns stands once. */
export type PastedTable = readonly PastedRow[]

/** The first table of a clipboard's HTML; undefined where there is none. */
export function tableOfHtml(html: string): PastedTable | undefined {
  const body = /<table[\s>][\s\S]*?<\/table>/i.exec(html.replace(hidden, ''))?.[0]
  if (body === undefined) return undefined
  const rows = body.split(/<tr(?=[\s>])/i).slice(1)
  return spread(
    rows.map((row) => ({
      further: /^[^>]*\sdata-further/i.test(row),
      cells: row
        .split(/<t[dh](?=[\s>])/i)
        .slice(1)
        .map(cellOf),
    })),
  )
}

/** Tab-separated text as spreadsheets copy it: a quoted cell may hold tabs and line breaks. */
export function tableOfTsv(text: string): PastedTable {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let ended = false; !ended; ) {
    const match = cell.exec(plain) ?? broken(cell, plain)
    const [, quoted, bare, end] = match
    rows.at(-1)!.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'))
    if (end === '\n') rows.push([])
    ended = end === ''
  }
  return rows.map((cells) => ({
    further: false,
    cells: cells.map((one) => ({ text: one.trim(), columns: 1, again: false })),
  }))
}

/** How many columns a row reaches over. */
export const widthOf = ({ cells }: PastedRow): number =>
  cells.reduce((sum, { columns }) => sum + columns, 0)

/** A quote that is only a sign within the text of a cell. */
function broken(cell: RegExp, text: string): RegExpExecArray {
  const from = cell.lastIndex
  const end = /\t|\n|$/g
  end.lastIndex = from
  const found = end.exec(text)!
  cell.lastIndex = found.index + found[0].length
  return Object.assign([found[0], undefined, text.slice(from, found.index), found[0]], {
    index: from,
    input: text,
  }) as unknown as RegExpExecArray
}

const hidden = /<!--[\s\S]*?-->|<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>/gi

interface RawCell {
  readonly text: string
  readonly columns: number
  readonly rows: number
}

function cellOf(source: string): RawCell {
  const [, attributes = '', content = ''] = /^([^>]*)>([\s\S]*)$/.exec(source) ?? []
  const inner = content.split(/<\/t[dh]\s*>/i)[0]!
  return {
    text: decoded(inner.replace(/<br\s*\/?>/gi, '\n').replace(/<[^>]*>/g, '')).trim(),
    columns: merged(attributes, 'colspan'),
    rows: merged(attributes, 'rowspan'),
  }
}

/** No sheet is wider than this; what says so is not taken at its word. */
const widest = 1000

const merged = (attributes: string, name: string): number => {
  const said = new RegExp(`\\s${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1]
  return Math.min(widest, Math.max(1, Number(said ?? 1)))
}

/** Puts cells that are merged downwards into the rows below, marked as said again. */
function spread(
  rows: readonly { readonly further: boolean; readonly cells: readonly RawCell[] }[],
): PastedTable {
  let above: { at: number; left: number; cell: PastedCell }[] = []
  return rows.map(({ further, cells }) => {
    const out: PastedCell[] = []
    const next: typeof above = []
    let at = 0
    const carry = () => {
      for (let held = above.find((one) => one.at === at); held !== undefined; ) {
        out.push({ ...held.cell, again: true })
        if (held.left > 1) next.push({ ...held, left: held.left - 1 })
        at += held.cell.columns
        held = above.find((one) => one.at === at)
      }
    }
    for (const { text, columns, rows: down } of cells) {
      carry()
      const cell = { text, columns, again: false }
      out.push(cell)
      if (down > 1) next.push({ at, left: down - 1, cell })
      at += columns
    }
    carry()
    above = next
    return { further, cells: out }
  })
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
  })
