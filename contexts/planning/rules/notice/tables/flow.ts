import { isBlank, isPageNumber, type Line } from '../lines.ts'
import { align } from './align.ts'
import { columnOf } from './columns.ts'
import { endsTable, isSection, saysContinued, saysCut } from './ends.ts'
import { type Entry, type Found, totalKind } from './entries.ts'
import { type FlowStart, flowHeader, headerAgain, longestRow } from './flow-header.ts'
import type { Header } from './header.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { isPeriodFirst, type Record, recordsOf } from './records.ts'

/**
 * Reads the rows of a table in flowing text, from after its header to where it ends. Where nothing
 * but names stands below, `barrenUntil` is the line up to which the same header has no rows either.
 */
export function readFlow(
  lines: readonly Line[],
  start: FlowStart,
): Found & { next: number; barrenUntil: number } {
  const reach = reachOf(lines, start)
  const { header } = start
  const records = recordsOf(reach.pieces, header)
  const incomplete = trailing(records)
  const kept = records.slice(0, records.length - incomplete.length)
  const cut = !reach.ended && incomplete.length > 0 && !isSignature(incomplete)
  if (cut) kept.push(incomplete[0]!)

  const strays = [...reach.strays]
  const entries: Entry[] = []
  const lanes = lanesOf(kept, header)
  let order = 0
  for (let at = 0; at < kept.length; at++) {
    const record = kept[at]!
    const nameOnly = record.values.length === 0 && !record.total
    if (nameOnly && !isPeriodFirst(header) && !(cut && at === kept.length - 1)) {
      strays.push((record.names[0] ?? record.index ?? record.period)!.line)
      continue
    }
    if (!record.total) order++
    const entry = align(record, header, { lane: lanes[at]!, order })
    if (entry) entries.push(entry)
  }
  const back = incomplete.length > 0 && !cut ? firstLine(incomplete[0]!) : null
  const next = back ? back.index - lines[0]!.index : reach.next
  return {
    header,
    entries,
    strays,
    lines: [...start.lines, ...lines.slice(start.next, next)],
    cutAt: reach.cutAt ?? (cut ? lastLine(lines) : null),
    atEnd: !reach.ended,
    next,
    barrenUntil: entries.length > 0 || back === null ? 0 : barrenUntil(reach, incomplete),
  }
}

/** From below the last signature a table could begin that the text cuts off. */
function barrenUntil({ ended, next }: Reach, incomplete: readonly Record[]): number {
  if (ended) return next
  return firstLine(incomplete.findLast((record) => isSignature([record]))!)!.index
}

interface Reach {
  readonly pieces: Piece[]
  readonly strays: Line[]
  readonly ended: boolean
  readonly cutAt: Line | null
  readonly next: number
}

/** Goes down the lines as far as the table reaches. */
function reachOf(lines: readonly Line[], start: FlowStart): Reach {
  const hasPeriods = start.header.columns.some(({ role }) => role === 'period')
  const pieces: Piece[] = []
  const strays: Line[] = []
  const closing = new Closing()
  let cutAt: Line | null = null
  let at = start.next
  for (let from = start.from; at < lines.length; at++, from = 0) {
    const line = lines[at]!
    if (isBlank(line) || isPageNumber(line) || saysContinued(line)) continue
    if (saysCut(line)) {
      if (rowAfter(lines, at) !== null) continue
      cutAt = line
      at++
      break
    }
    const repeated = from === 0 ? headerAgain(lines, at, start.header) : 0
    if (repeated > 0) {
      at += repeated - 1
      continue
    }
    if (from === 0 && (endsTable(lines, at) || line.plain.length > longestRow)) {
      if (pieces.length === 0 || endsForGood(line) || rowAfter(lines, at) === null) {
        return { pieces, strays, ended: true, cutAt, next: at }
      }
      if (!isSection(line)) strays.push(line)
      continue
    }
    const own = piecesOf(line, hasPeriods, from)
    if (from === 0 && beginsTable(own, lines, at)) {
      return { pieces, strays, ended: true, cutAt, next: at }
    }
    closing.see(own)
    for (const piece of own) pieces.push(piece)
    if (closing.isClosed && !goesOnAfterTotal(lines, at, hasPeriods)) {
      return { pieces, strays, ended: true, cutAt, next: at + 1 }
    }
  }
  return { pieces, strays, ended: cutAt !== null, cutAt, next: at }
}

/** Watches for the end of a table: rows, then a total with its number. */
class Closing {
  #names = 0
  #numbers = 0
  /** A total that closes, when rows stand before it; then how many numbers it has. */
  #total: { readonly closes: boolean; numbers: number } | null = null

  see(pieces: readonly Piece[]): void {
    for (const { kind, plain } of pieces) {
      if (kind === 'total') {
        const closes = this.#names > 0 && this.#numbers > 0 && !/小计$/.test(plain)
        this.#total = { closes: closes && totalKind(plain) === 'total', numbers: 0 }
      } else if (kind === 'number') {
        this.#numbers++
        if (this.#total) this.#total.numbers++
      } else if (kind === 'text') this.#names++
    }
  }

  get isClosed(): boolean {
    return this.#total?.closes === true && this.#total.numbers > 0
  }
}

/** Headings of another table, where no title stands between. */
const beginsTable = (own: readonly Piece[], lines: readonly Line[], at: number): boolean =>
  own.length > 0 &&
  own.every(({ kind }) => kind === 'text') &&
  own.every(({ plain }) => columnOf(plain, 2000) !== null) &&
  flowHeader(lines, at, 2000) !== null

/** A total whose numbers stand on lines of their own, or a second total beside it. */
function goesOnAfterTotal(lines: readonly Line[], at: number, hasPeriods: boolean): boolean {
  const next = following(lines, at)
  if (next === null || endsTable(lines, next)) return false
  const pieces = piecesOf(lines[next]!, hasPeriods)
  return pieces[0]?.kind === 'total' || pieces.every(({ kind }) => kind === 'number')
}

/** The next line with something on it when it looks like a row: a name with a number. */
function rowAfter(lines: readonly Line[], at: number): number | null {
  const next = following(lines, at)
  if (next === null || lines[next]!.plain.length > longestRow || endsTable(lines, next)) return null
  const kinds = piecesOf(lines[next]!, false).map(({ kind }) => kind)
  if (kinds.includes('number') && (kinds.includes('text') || kinds.includes('total'))) return next
  const second = following(lines, next)
  if (second === null || kinds.length !== 1 || endsTable(lines, second)) return null
  const more = piecesOf(lines[second]!, false)
  return more.length === 1 && more[0]!.kind === 'number' ? next : null
}

function following(lines: readonly Line[], at: number): number | null {
  for (let next = at + 1; next < lines.length; next++) {
    if (!isBlank(lines[next]!) && !isPageNumber(lines[next]!)) return next
  }
  return null
}

/** What never stands inside a table: the next annex, an imprint, a date, the title of another table. */
const endsForGood = (line: Line): boolean =>
  !isSection(line) && !/[。;!?:]\s*\)?\s*$/.test(line.plain) && !/^\s*\(/.test(line.plain)

/** Records at the very end that never got their numbers. */
function trailing(records: readonly Record[]): Record[] {
  let from = records.length
  while (from > 0 && records[from - 1]!.values.length === 0 && !records[from - 1]!.total) from--
  return records.slice(from)
}

const isSignature = (records: readonly Record[]): boolean =>
  records.some(({ names }) =>
    /(?:人民政府|办事处|领导小组|委员会|办公室|公司|学院|局)$/.test(names.at(-1)?.plain ?? ''),
  )

const firstLine = ({ index, period, names }: Record): Line | null =>
  (index ?? period ?? names[0])?.line ?? null

const lastLine = (lines: readonly Line[]): Line =>
  lines.findLast((line) => !isBlank(line)) ?? lines.at(-1)!

/** Of records side by side: by their order in the line, or in turn when each cell has its line. */
function lanesOf(records: readonly Record[], { groups }: Header): number[] {
  if (groups === 1) return records.map(() => 0)
  let last = -1
  let before = 0
  const inLine = records.map((record) => {
    const line = firstLine(record)?.index ?? -1
    before = line === last ? before + 1 : 0
    last = line
    return before
  })
  const beside = inLine.some((order) => order > 0)
  return records.map((_record, at) => (beside ? inLine[at]! : at) % groups)
}
