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
 * Text drawn twice in one place, which is how some programs make it bold, is taken once.
 */
export function pageLines(runs: readonly Run[]): string[] {
  const inked = runs.flatMap(trimmed).sort((a, b) => a.y - b.y || a.x - b.x)
  const lines: Run[][] = []
  for (const run of inked) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (line && last && run.y - last.y <= 0.4 * Math.min(run.size, last.size)) line.push(run)
    else lines.push([run])
  }
  return lines.map((line) => joined(line.sort((a, b) => a.x - b.x || a.y - b.y)))
}

function joined(line: readonly Run[]): string {
  let text = ''
  let last: Run | undefined
  for (const run of line) {
    if (last && isSame(last, run)) continue
    if (last) text += between(last, run)
    text += run.text
    last = run
  }
  return text
}

const isSame = (a: Run, b: Run): boolean =>
  a.text === b.text && Math.abs(a.x - b.x) < 0.2 * a.size && Math.abs(a.y - b.y) < 0.2 * a.size

function between(left: Run, right: Run): string {
  const size = Math.min(left.size, right.size)
  const gap = right.x - (left.x + left.width)
  if (gap > 1.2 * size) return '\t'
  // Chinese is set without spaces: a small gap there is only the setting of the line.
  const latin = /[!-~]$/.test(left.text) && /^[!-~]/.test(right.text)
  return gap > (latin ? 0.15 : 0.45) * size ? ' ' : ''
}

/** A run without the space at its ends, which is no ink; none when nothing is left. */
function trimmed(run: Run): Run[] {
  const text = run.text.replace(/[\r\n]/g, ' ')
  const start = text.length - text.trimStart().length
  const ink = text.trim()
  if (ink === '') return []
  if (ink === text) return [run]

  const width = run.width / widthOf(text)
  return [
    {
      ...run,
      text: ink,
      x: run.x + widthOf(text.slice(0, start)) * width,
      width: widthOf(ink) * width,
    },
  ]
}

/** Width in halves of a character, as Chinese type is set. */
const widthOf = (text: string): number => {
  let halves = 0
  for (const character of text) halves += character > '\u2e7f' ? 2 : 1
  return Math.max(1, halves)
}
