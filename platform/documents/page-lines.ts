import { alignColumns, type Segment } from './page-columns.ts'

/** A run of text on a page: left end of its base line, from the top, in points. */
export interface Run {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

/**
 * Puts the runs of a page together into its lines, from top to bottom and left to right.
 *
 * Runs on one base line (within 0.4 of their size) are one line, so columns side by side stay on
 * it; a gap wider than 1.2 of the size becomes a tab, a smaller one a space where a space is due.
 * In lines that stand in columns together a cell left empty keeps its tab. Text drawn twice in one
 * place, which is how some programs make it bold, is taken once.
 */
export function pageLines(runs: readonly Run[]): string[] {
  const inked = runs.map(trimmed).sort((a, b) => a.y - b.y || a.x - b.x)
  const lines: Ink[][] = []
  for (const run of inked) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (line && last && run.y - last.y <= 0.4 * Math.min(run.size, last.size)) line.push(run)
    else lines.push([run])
  }
  const inOrder = lines.map((line) => line.sort((a, b) => a.x - b.x || a.y - b.y))
  return alignColumns(inOrder.map(segments).filter((line) => line.length > 0))
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
  if (gap > 1.2 * size) return '\t'
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
  const x = run.x + (start === '' ? 0 : widthOf(start) * width)
  return { ...run, text: ink, x, width: ink === '' ? 0 : widthOf(ink) * width, before, after }
}

/** Width in halves of a character, as Chinese type is set. */
const widthOf = (text: string): number => {
  let halves = 0
  for (const character of text) halves += character > '\u2e7f' ? 2 : 1
  return Math.max(1, halves)
}
