import type { Place, ReadNotice } from '../../rules/notice/shape.ts'

/** A numbered note: one fact that was understood, and every place where the notice states it. */
export interface Note {
  readonly number: number
  readonly of: `${'target' | 'ratio' | 'deadline' | 'table'}:${number}`
  readonly places: readonly Place[]
  /** What is underlined in a line: the figure as the notice may have written it. */
  readonly figure: string | null
}

/** Everything understood, numbered in the order of the text like footnotes. */
export function notesOf(read: ReadNotice): readonly Note[] {
  const facts = [
    ...read.targets.map(({ amount, at }, index) => ({
      of: `target:${index}` as const,
      at,
      figure: amount === null ? null : String(amount),
    })),
    ...read.ratios.map(({ value, at }, index) => ({
      of: `ratio:${index}` as const,
      at,
      figure: String(Number((value * 100).toFixed(4))),
    })),
    ...read.deadlines.map(({ at }, index) => ({
      of: `deadline:${index}` as const,
      at,
      figure: null,
    })),
    ...read.tables.map(({ at }, index) => ({ of: `table:${index}` as const, at, figure: null })),
  ]
  return facts
    .toSorted((a, b) => (a.at.page ?? 0) - (b.at.page ?? 0) || a.at.line - b.at.line)
    .map(({ of, at, figure }, index) => ({
      number: index + 1,
      of,
      figure,
      places: [at, ...(at.also ?? [])],
    }))
}

interface Located {
  readonly line: number
  readonly page?: number | undefined
  readonly sheet?: string | undefined
}

/** A place as a key that also lines carry. */
export const placeKey = ({ line, page, sheet }: Located): string =>
  [sheet ?? '', page ?? '', line].join('/')

/** A run of lines: shown, or folded because nothing was understood there. */
export interface Run<Line> {
  readonly folded: boolean
  readonly lines: readonly Line[]
}

/** Folds runs of more than a few lines without anything to see, keeping a line of context. */
export function foldedRuns<Line extends { readonly text: string }>(
  lines: readonly Line[],
  isMarked: (line: Line) => boolean,
): readonly Run<Line>[] {
  const near = new Set<number>()
  lines.forEach((line, index) => {
    if (!isMarked(line)) return
    for (let at = index - context; at <= index + context; at += 1) near.add(at)
  })
  const runs: { folded: boolean; lines: Line[] }[] = []
  lines.forEach((line, index) => {
    const folded = !near.has(index)
    const last = runs.at(-1)
    if (last?.folded === folded) last.lines.push(line)
    else runs.push({ folded, lines: [line] })
  })
  // A short run is not worth a press.
  return runs.map((run) =>
    run.folded && run.lines.filter(({ text }) => text.trim() !== '').length <= context
      ? { ...run, folded: false }
      : run,
  )
}

const context = 2

/** A line cut into plain and underlined pieces, each underline with its note's number. */
export interface Piece {
  readonly text: string
  readonly note?: number
}

/** Underlines each note's figure where the line has it, else the whole line. */
export function piecesOf(text: string, notes: readonly Note[]): readonly Piece[] {
  let pieces: readonly Piece[] = [{ text }]
  const whole: number[] = []
  for (const { number, figure } of notes) {
    const found = figure === null ? undefined : underlined(pieces, figure, number)
    if (found === undefined) whole.push(number)
    else pieces = found
  }
  const [first, ...rest] = whole
  if (first === undefined) return pieces
  // Facts without a figure of their own stand at the end of the line.
  return [
    ...(pieces.length === 1
      ? [{ text: text.trimEnd(), note: first }]
      : [...pieces, { text: '', note: first }]),
    ...rest.map((note) => ({ text: '', note })),
  ]
}

function underlined(pieces: readonly Piece[], figure: string, note: number) {
  // 11173 may stand as 11,173 or 11 173, with digits of any width.
  const written = new RegExp([...figure].map(digitPattern).join('[,，\\s]?'), 'u')
  for (const [index, piece] of pieces.entries()) {
    const match = piece.note === undefined ? written.exec(piece.text) : null
    if (match === null) continue
    return [
      ...pieces.slice(0, index),
      { text: piece.text.slice(0, match.index) },
      { text: match[0], note },
      { text: piece.text.slice(match.index + match[0].length) },
      ...pieces.slice(index + 1),
    ]
  }
  return undefined
}

const digitPattern = (sign: string): string =>
  /\d/.test(sign) ? `[${sign}${String.fromCharCode(sign.charCodeAt(0) + 0xfee0)}]` : '[.．]'
