import { plain, spell, trait, traitsOf, withoutInvisible } from './characters.ts'
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
  /** What kinds of characters it holds. */
  readonly traits: number
  readonly cells: readonly SourceCell[] | undefined
  readonly place: Place
}

/** The lines of a source; markdown's own marks (#, **, >) become spaces. */
export function linesOf({ format, lines }: Source): Line[] {
  const spelling = spell(lines.map(({ text }) => text))
  const all = lines.map((source, index) => {
    let traits = spelling.traits[index]!
    const clean = traits & trait.invisible ? withoutInvisible(source.text) : source.text
    const text = format === 'md' ? withoutMarks(clean) : clean
    if (text !== clean) traits = traitsOf(text)
    const same = text === source.text ? spelling.plain[index]! : plain(text)
    const spelled = traits & trait.leader ? withoutLeaders(same) : same
    const { line, page, sheet, cells } = source
    const place: { -readonly [key in keyof Place]: Place[key] } = { line, text: clean.trim() }
    if (page !== undefined) place.page = page
    if (sheet !== undefined) place.sheet = sheet
    return {
      index,
      text,
      plain: spelled,
      traits: traitsOfLine(spelled, traits),
      cells,
      place,
    }
  })
  return hasLines(all) ? all : all.flatMap(brokenUp).map((line, index) => ({ ...line, index }))
}

/** Whether a text has lines at all: more than three with something on them. */
function hasLines(lines: readonly Line[]): boolean {
  let printed = 0
  return lines.some((line) => !isBlank(line) && ++printed > 3)
}

/** A whole notice in one line: its parts stand apart by white space. */
function brokenUp(line: Line): Line[] {
  if ((line.cells?.length ?? 1) > 1 || line.plain.length < 60 || !/[。:]/.test(line.plain))
    return [line]
  const pieces = [...line.plain.matchAll(/\S+(?:[ \t](?=[\d,.]+(?:\s|$))\S+)*/g)]
  return pieces.map(({ 0: plainText, index: start }) => ({
    ...line,
    text: line.text.slice(start, start + plainText.length),
    plain: plainText,
    traits: traitsOfLine(plainText, traitsOf(plainText)),
    cells: undefined,
  }))
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

export const isBlank = (line: Line): boolean => (line.traits & trait.ink) === 0

/** A page number standing alone: — 3 —, 第3页, 3/8. */
export const isPageNumber = (line: Line): boolean => (line.traits & trait.page) !== 0

const traitsOfLine = (plainText: string, traits: number): number =>
  (traits & trait.digit) > 0 && plainText.length < 40 && pageNumber.test(plainText)
    ? traits | trait.page
    : traits

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
