import { matchesOf } from './matches.ts'
import { yearOfDigits } from './numerals.ts'
import type { Paragraph } from './paragraphs.ts'

/** What stands around a figure in its sentence; brackets beside the sentence's own run are left out. */
export interface Context {
  /** The sentence up to the figure. */
  readonly sentence: string
  /** Its last clause: since the last comma. */
  readonly clause: string
  /** What follows, to the end of the sentence. */
  readonly after: string
}

/** The context of a figure between two positions; never more than a screen of text. */
export function contextOf(plain: string, from: number, to: number): Context {
  const before = plain.slice(Math.max(0, from - reach), from)
  const sentence = withoutBrackets(before.slice(lastOf(before, '。;!?') + 1))
  const clause = sentence.slice(lastOf(sentence, ',:') + 1)
  const rest = plain.slice(to, to + 60)
  const end = rest.search(/[。;!?]/)
  return { sentence, clause, after: end < 0 ? rest : rest.slice(0, end) }
}

/** The years that a paragraph speaks of, in order, and which of them holds at a position. */
export function yearsOf({ plain }: Paragraph): (position: number) => NamedYear | null {
  let next = 0
  const named = yearsNamed(plain)
  return (position) => {
    if (next > 0 && named[next - 1]!.at > position) next = 0
    while (next < named.length && named[next]!.at <= position) next++
    return named[next - 1] ?? null
  }
}

function yearsNamed(plain: string): readonly (NamedYear & { readonly at: number })[] {
  const named: (NamedYear & { at: number })[] = []
  for (const match of matchesOf(yearNamed, plain)) {
    const at = match.index
    if (at > 0 && '比较与同〔[(《'.includes(plain[at - 1]!)) continue
    const digits = match[1] === undefined ? undefined : yearOfDigits(match[1])
    if (match[1] !== undefined && digits === undefined) continue
    named.push({ at, year: digits ?? null, relative: match[1] === undefined ? match[0] : null })
  }
  return named
}

/** A year that a text names outright, or by its relation to now: 去年, 今年. */
export interface NamedYear {
  readonly year: number | null
  readonly relative: string | null
}

/** Whether a named year lies before the year of the plan. */
export const isEarlier = (named: NamedYear | null, year: number | null): boolean =>
  named !== null &&
  (named.relative === null
    ? year !== null && named.year! < year
    : /去年|上年|往年|上一?年度|近年|历年/.test(named.relative))

const reach = 240
const yearNamed =
  /((?:19|20)\d\d|[〇零一二三四五六七八九Oo]{4})年|去年|上年|往年|近年来|历年|上一?年度|今年|本年|明年/g

function lastOf(text: string, marks: string): number {
  let at = text.length - 1
  while (at >= 0 && !marks.includes(text[at]!)) at--
  return at
}

/** Closed brackets go; an open one begins the context anew. */
function withoutBrackets(text: string): string {
  if (!text.includes('(') && !text.includes(')')) return text
  let result = ''
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '(') {
      if (depth === 0) result += text.slice(from, at)
      depth++
      from = at + 1
    } else if (character === ')') {
      if (depth === 0) result = ''
      else depth--
      from = at + 1
    }
  }
  return depth > 0
    ? text.slice(text.lastIndexOf('(') + 1).replaceAll(')', '')
    : result + text.slice(from)
}
