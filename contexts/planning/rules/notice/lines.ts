import { plain, withoutInvisible } from './characters.ts'
import type { Place } from './shape.ts'
import type { Source, SourceCell } from './source.ts'

/** A line of the document, ready to be read. */
export interface Line {
  /** Position in the document, from 0. */
  readonly index: number
  /** As printed, without characters that print nothing. */
  readonly text: string
  /** The same text in one spelling, character for character. */
  readonly plain: string
  readonly cells?: readonly SourceCell[]
  readonly place: Place
}

/** The lines of a source; markdown's own marks (#, **, >) become spaces. */
export function linesOf({ format, lines }: Source): Line[] {
  return lines.map((source, index) => {
    const clean = withoutInvisible(source.text)
    const text = format === 'md' ? withoutMarks(clean) : clean
    return {
      index,
      text,
      plain: withoutLeaders(plain(text)),
      ...(source.cells && { cells: source.cells }),
      place: {
        line: source.line,
        text: clean.trim(),
        ...(source.page !== undefined && { page: source.page }),
        ...(source.sheet !== undefined && { sheet: source.sheet }),
      },
    }
  })
}

/** The place of a fact within a line; of a very long line only the part around it is quoted. */
export function placeIn(line: Line, at = 0): Place {
  if (line.text.length <= quotedLength) return line.place
  const from = Math.max(0, Math.min(at - quotedLength / 4, line.text.length - quotedLength))
  return { ...line.place, text: line.text.slice(from, from + quotedLength).trim() }
}

/** A place with further places of the same fact; places in one line are one place. */
export function withAlso(first: Place, others: readonly Place[]): Place {
  const seen = new Set([key(first)])
  const also = others.filter((place) => !seen.has(key(place)) && seen.add(key(place)))
  return also.length === 0 ? first : { ...first, also }
}

export const isBlank = (line: Line): boolean => !/\S/.test(line.plain)

/** A page number standing alone: — 3 —, 第3页, 3/8. */
export const isPageNumber = (line: Line): boolean =>
  line.plain.length < 40 && pageNumber.test(line.plain)

const key = ({ line, page, sheet }: Place): string => `${sheet ?? ''} ${page ?? ''} ${line}`

const pageNumber =
  /^\s*(?:[-·•]+\s*\d{1,4}\s*[-·•]+|第\s*\d+\s*页(?:\s*[,/]?\s*共\s*\d+\s*页)?|共\s*\d+\s*页|\d{1,3}\s*\/\s*\d{1,3})\s*$/

const withoutMarks = (text: string): string =>
  markdownMarks.test(text)
    ? text.replace(/^\s{0,3}(?:#{1,6}(?=\s)|>)/, spaces).replace(/\*\*|__|`/g, spaces)
    : text

/** Dots that lead the eye from a name to its number are white space. */
const withoutLeaders = (text: string): string => text.replace(leaders, spaces)

const leaders = /[…·⋯]{3,}|\.{4,}|_{3,}/g
const spaces = (marks: string): string => ' '.repeat(marks.length)
const markdownMarks = /[#>*_`]/
const quotedLength = 600
