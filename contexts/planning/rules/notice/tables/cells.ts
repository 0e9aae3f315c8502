import { bare, isHan, trait } from '../characters.ts'
import type { Line } from '../lines.ts'

/** A piece of a line that stands by itself: a cell, whatever parts it from the next. */
export interface Cell {
  /** As printed, trimmed. */
  readonly text: string
  /** In one spelling and without white space. */
  readonly plain: string
  /** Where it starts in its line. */
  readonly start: number
  readonly line: Line
  /** True of a number that may belong to another column as well. */
  readonly doubtful?: boolean
}

/** The cells of a line of text: parted by white space or bars; letters spread apart (备  注) are one. */
export function cellsOfText(line: Line): Cell[] {
  if (line.traits & trait.bar) return cellsBetween(line, '|').filter(({ plain }) => plain !== '')
  const { plain, text } = line
  const same = plain === text
  const cells: Cell[] = []
  for (let start = afterSpace(plain, 0); start < plain.length; ) {
    const end = endOfWord(plain, start)
    const last = isLetter(plain, start, end) ? endOfSpread(plain, end) : end
    if (last === end) {
      const own = plain.slice(start, end)
      cells.push({ text: same ? own : text.slice(start, end), plain: own, start, line })
    } else cells.push(cellAt(line, start, last))
    start = afterSpace(plain, last)
  }
  return cells
}

/** Where letters end that are spread apart after one, by white space without a tab. */
function endOfSpread(text: string, from: number): number {
  let last = from
  for (;;) {
    const start = afterSpace(text, last)
    const end = start < text.length ? endOfWord(text, start) : start
    if (!isLetter(text, start, end) || text.slice(last, start).includes('\t')) return last
    last = end
  }
}

const isLetter = (text: string, start: number, end: number): boolean =>
  end === start + 1 && isHan(text.charCodeAt(start))

function endOfWord(text: string, start: number): number {
  let end = start + 1
  while (end < text.length && !isSpace(text.charCodeAt(end))) end++
  return end
}

function afterSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && isSpace(text.charCodeAt(at))) at++
  return at
}

/** White space in plain spelling, or one of the rarer kinds that may be left. */
export const isSpace = (code: number): boolean =>
  code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0x2028 || code === 0x2029

/** The cells of a row drawn with bars or tabs, empty ones too. */
export function cellsBetween(line: Line, separator: '|' | '\t'): Cell[] {
  const cells: Cell[] = []
  const { plain } = line
  const framed = separator === '|'
  let from = 0
  let to = plain.length
  if (framed) {
    while (from < to && /\s/.test(plain[from]!)) from++
    while (to > from && /\s/.test(plain[to - 1]!)) to--
    if (plain[from] === '|') from++
    if (to > from && plain[to - 1] === '|') to--
  }
  for (let start = from; start <= to; ) {
    const found = plain.indexOf(separator, start)
    const end = found < 0 || found > to ? to : found
    cells.push(cellAt(line, start, end))
    start = end + 1
  }
  return cells.map((cell, at) => withWholeTotal(cell, cells[at - 1], cells[at + 1]))
}

/** 合 and 计 in cells of their own, as a typesetter spreads them, are one word in the second. */
function withWholeTotal(cell: Cell, before: Cell | undefined, after: Cell | undefined): Cell {
  if (/^[合总共小]$/.test(cell.plain) && after?.plain === '计')
    return { ...cell, text: '', plain: '' }
  const isSecond = cell.plain === '计' && before && /^[合总共小]$/.test(before.plain)
  return isSecond
    ? { ...cell, text: before.text + cell.text, plain: before.plain + cell.plain }
    : cell
}

/** A cell of a line between two positions, trimmed. */
export function cellAt(line: Line, from: number, to: number): Cell {
  let start = from
  let end = to
  while (start < end && isSpace(line.plain.charCodeAt(start))) start++
  while (end > start && isSpace(line.plain.charCodeAt(end - 1))) end--
  return {
    text: line.text.slice(start, end),
    plain: bare(line.plain.slice(start, end)),
    start,
    line,
  }
}

/** A cell whose text is not a slice of its line: of a real table, or put together from two lines. */
export const cellOf = (line: Line, text: string, plainText: string, start = 0): Cell => ({
  text: text.trim(),
  plain: bare(plainText),
  start,
  line,
})

/** The columns that a text takes on a typewriter: two for a Chinese character, one for a Latin one. */
export function displayWidth(text: string): number {
  let width = 0
  for (let at = 0; at < text.length; at++) width += text.charCodeAt(at) > 0x2e7f ? 2 : 1
  return width
}
