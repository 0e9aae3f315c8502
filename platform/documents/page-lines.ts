import { cellLine, type DocumentCell, rowLine } from './lines.ts'
import { alignColumns, type Segment } from './page-columns.ts'
import { type Box, type Grid, pageGrids } from './page-grid.ts'
import type { Rule } from './page-rules.ts'

/** A run of text on a page: left end of its base line, from the top, in points. */
export interface Run {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

/** A line of a page; a row of a table drawn with rules carries its cells. */
export interface PageLine {
  readonly text: string
  readonly cells?: readonly DocumentCell[]
}

/**
 * Puts the runs of a page together into its lines, from top to bottom and left to right.
 *
 * Runs on one base line (within 0.4 of their size) are one line, so columns side by side stay on
 * it; a gap wider than 0.85 of the size (four spaces of a Latin font) becomes a tab, a smaller one a space where a space is due.
 * In lines that stand in columns together a cell left empty keeps its tab. A table drawn with rules
 * is read by its rules: a row is one line with its cells, whatever their text wraps to. Text drawn
 * twice in one place, which is how some programs make it bold, is taken once.
 */
export function pageLines(runs: readonly Run[], rules: readonly Rule[] = []): PageLine[] {
  let free = runs.map(trimmed)
  const lines: PageLine[] = []
  for (const grid of pageGrids(rules)) {
    const { inside = [], outside = [] } = Object.groupBy(free, (run) =>
      isIn(run, grid.box) ? 'inside' : 'outside',
    )
    if (inside.every(({ text }) => text === '')) continue
    const above = outside.filter((run) => run.y < grid.box.top)
    lines.push(...freeLines(above), ...gridLines(grid, inside))
    free = outside.filter((run) => run.y >= grid.box.top)
  }
  return [...lines, ...freeLines(free)]
}

function freeLines(runs: readonly Ink[]): PageLine[] {
  return alignColumns(segmentLines(runs)).map((text) => ({ text }))
}

function gridLines(grid: Grid, runs: readonly Ink[]): PageLine[] {
  const held = grid.cells.map((): Ink[] => [])
  const left = [...runs]
  for (let run = left.shift(); run; run = left.shift()) {
    const at = grid.cells.findIndex((cell) => isIn(run!, cell.box))
    if (at < 0) continue
    const [within, beyond] = splitAt(run, grid.cells[at]!.box.right)
    held[at]!.push(within)
    if (beyond) left.push(beyond)
  }
  const rows: DocumentCell[][] = Array.from({ length: grid.rows }, () => [])
  for (const [i, { row, column, rows: deep, columns, box }] of grid.cells.entries()) {
    rows[row]!.push({ text: cellText(held[i]!, box), column, columns, rows: deep })
  }
  return rows.filter((cells) => cells.length > 0).map((cells) => ({ text: rowLine(cells), cells }))
}

/** Cuts a run that goes on into the next cell, at the space nearest to the rule between them. */
function splitAt(run: Ink, edge: number): [Ink, Ink?] {
  const { text, x, width, size } = run
  if (x + width < edge + 0.3 * size) return [run]
  const unit = width / widthOf(text)
  const cuts = [...text.matchAll(/\s+/g)].map((space) => ({
    from: space.index,
    to: space.index + space[0].length,
    off: Math.abs(x + widthOf(text.slice(0, space.index)) * unit - edge),
  }))
  const cut = cuts.sort((a, b) => a.off - b.off)[0]
  if (cut === undefined) return [run]
  const start = Math.max(edge + 0.01, x + widthOf(text.slice(0, cut.to)) * unit)
  return [
    { ...run, text: text.slice(0, cut.from), width: Math.min(edge - x, width), after: false },
    {
      ...run,
      text: text.slice(cut.to),
      x: start,
      width: Math.max(0.1, x + width - start),
      before: false,
    },
  ]
}

/** The lines of a cell as one: without a space where the text only wrapped at the cell's edge. */
function cellText(runs: readonly Ink[], box: Box): string {
  const size = Math.min(...runs.map((run) => run.size))
  let text = ''
  let full = false
  for (const line of segmentLines(runs)) {
    const next = line.map((segment) => segment.text).join(' ')
    const latin = /[!-~]$/.test(text) && /^[!-~]/.test(next)
    text += text === '' || (full && !latin) ? next : ` ${next}`
    full = box.right - line.at(-1)!.to < 2.2 * size
  }
  return cellLine(text)
}

/** Whether a run begins in a box, by the middle of its first character. */
function isIn({ x, y, width, size }: Run, { left, top, right, bottom }: Box): boolean {
  const middle = x + Math.min(width, size) / 2
  const height = y - size * 0.35
  return left <= middle && middle < right && top <= height && height < bottom
}

function segmentLines(runs: readonly Ink[]): Segment[][] {
  const lines: Ink[][] = []
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (line && last && run.y - last.y <= 0.4 * Math.min(run.size, last.size)) line.push(run)
    else lines.push([run])
  }
  return lines
    .map((line) => segments(line.sort((a, b) => a.x - b.x || a.y - b.y)))
    .filter((line) => line.length > 0)
}

/** A run without the space at its ends, and whether there was any; a run of space has no text left. */
interface Ink extends Run {
  readonly before: boolean
  readonly after: boolean
}

function segments(line: readonly Ink[]): Segment[] {
  const found: Segment[] = []
  let last: Ink | undefined
  let spaced = false
  for (const run of line) {
    spaced ||= run.before
    if (run.text === '' || (last && isSame(last, run))) continue
    const space = last === undefined ? '\t' : between(last, run, spaced)
    const end = run.x + run.width
    if (space === '\t') found.push({ text: run.text, from: run.x, to: end })
    else {
      const open = found.pop()!
      found.push({
        text: open.text + space + run.text,
        from: open.from,
        to: Math.max(open.to, end),
      })
    }
    last = run
    spaced = run.after
  }
  return found
}

const isSame = (a: Run, b: Run): boolean =>
  a.text === b.text && Math.abs(a.x - b.x) < 0.2 * a.size && Math.abs(a.y - b.y) < 0.2 * a.size

function between(left: Run, right: Run, spaced: boolean): string {
  const size = Math.min(left.size, right.size)
  const gap = right.x - (left.x + left.width)
  if (gap > 0.85 * size) return '\t'
  if (spaced) return gap > 0.05 * size ? ' ' : ''
  // Chinese is set without spaces: a small gap there is only the setting of the line.
  const latin = /[!-~]$/.test(left.text) && /^[!-~]/.test(right.text)
  return gap > (latin ? 0.15 : 0.45) * size ? ' ' : ''
}

function trimmed(run: Run): Ink {
  const text = run.text.replace(/[\r\n]/g, ' ')
  const ink = text.trim()
  const before = text.trimStart().length < text.length
  const after = text.trimEnd().length < text.length
  if (!before && !after) return { ...run, before, after }

  const width = run.width / widthOf(text)
  const start = text.slice(0, text.length - text.trimStart().length)
  const x = run.x + (start === '' || ink === '' ? 0 : widthOf(start) * width)
  return { ...run, text: ink, x, width: ink === '' ? 0 : widthOf(ink) * width, before, after }
}

/** Width in halves of a character, as Chinese type is set. */
const widthOf = (text: string): number => {
  let halves = 0
  for (const character of text) halves += character > '\u2e7f' ? 2 : 1
  return Math.max(1, halves)
}
