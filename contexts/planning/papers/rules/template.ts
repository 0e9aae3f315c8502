import { fieldsOf } from './fields.ts'
import { type PaperKind, type Slot, slots, type TemplateTexts } from './kinds.ts'

/** Something in a template that cannot be filled, where it stands, and what may have been meant. */
export interface TemplateFault {
  readonly code: 'unknown-field' | 'open-field' | 'empty-title'
  readonly slot: Slot
  /** Counted from 1. */
  readonly line: number
  readonly column: number
  readonly text: string
  readonly suggestions: readonly string[]
}

/** What fields stand for; null leaves out the whole line that names one. */
export type FieldValues = Readonly<Record<string, string | null>>

const marked = /\{\{\s*([^{}\n]*?)\s*\}\}/g
const stray = /\{\{|\}\}/g

/** Every fault of a template, in the order of its text. */
export function templateFaults(kind: PaperKind, texts: TemplateTexts): TemplateFault[] {
  const known = fieldsOf[kind].map(({ name }) => name)
  const faults = slots.flatMap((slot) =>
    texts[slot].split('\n').flatMap((line, at) => lineFaults(line, { slot, at, known })),
  )
  if (texts.title.trim() !== '') return faults
  const empty = { slot: 'title', line: 1, column: 1, text: '', suggestions: [] } as const
  return [...faults, { code: 'empty-title', ...empty }]
}

interface Where {
  readonly slot: Slot
  readonly at: number
  readonly known: readonly string[]
}

function lineFaults(line: string, { slot, at, known }: Where): TemplateFault[] {
  const place = (index: number) => ({
    slot,
    line: at + 1,
    column: [...line.slice(0, index)].length + 1,
  })
  const unknown = [...line.matchAll(marked)]
    .filter(([, name]) => !known.includes(name!))
    .map((found) => ({
      code: 'unknown-field' as const,
      ...place(found.index),
      text: found[1]!,
      suggestions: closest(found[1]!, known),
    }))
  const blanked = line.replace(marked, (whole) => ' '.repeat(whole.length))
  const open = [...blanked.matchAll(stray)].map((found) => ({
    code: 'open-field' as const,
    ...place(found.index),
    text: found[0],
    suggestions: [],
  }))
  return [...unknown, ...open].sort((a, b) => a.column - b.column)
}

/** Fills the fields in; a line that names one without a value is left out. */
export function filled(text: string, values: FieldValues): string {
  return text
    .split('\n')
    .filter((line) =>
      [...line.matchAll(marked)].every(([, name]) => (values[name!] ?? null) !== null),
    )
    .map((line) => line.replace(marked, (_whole, name: string) => values[name]!))
    .join('\n')
}

/** Up to three known names that look like what was written. */
function closest(written: string, known: readonly string[]): string[] {
  return known
    .map((name) => ({ name, away: distance(written, name) }))
    .filter(({ name, away }) => away < Math.max(written.length, name.length))
    .sort((a, b) => a.away - b.away)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** How many letters have to be put in, taken out or exchanged. */
function distance(from: string, to: string): number {
  const [a, b] = [[...from], [...to]]
  let row = b.map((_letter, at) => at + 1)
  for (const [i, left] of a.entries()) {
    let corner = i
    let before = i + 1
    row = b.map((right, at) => {
      const above = row[at]!
      before = Math.min(before + 1, above + 1, corner + (left === right ? 0 : 1))
      corner = above
      return before
    })
  }
  return b.length === 0 ? a.length : row.at(-1)!
}

/** The paragraphs of a body with their levels, told by how they begin: 一、 （一） 1. （1）. */
export function paragraphsOf(body: string): { level: 0 | 1 | 2 | 3 | 4; text: string }[] {
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ level: levelOf(text), text }))
}

function levelOf(text: string): 0 | 1 | 2 | 3 | 4 {
  if (/^[一二三四五六七八九十]+、/.test(text)) return 1
  if (/^（[一二三四五六七八九十]+）/.test(text)) return 2
  if (/^\d+[.．]\s*\D/.test(text)) return 3
  return /^（\d+）/.test(text) ? 4 : 0
}
