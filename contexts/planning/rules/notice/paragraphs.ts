import { trait } from './characters.ts'
import { isBlank, isPageNumber, type Line, placeIn } from './lines.ts'
import type { Place } from './shape.ts'

/** Lines that make one paragraph, joined into running text without white space. */
export interface Paragraph {
  /** In one spelling. */
  readonly plain: string
  /** As printed, position for position. */
  readonly text: string
  /** What kinds of characters its lines hold. */
  readonly traits: number
  /** The place of a position. */
  readonly at: (position: number) => Place
  /** The position in the document, for ordering. */
  readonly line: (position: number) => number
}

/** Joins the lines that a page or a converter broke; headings and short closed lines stand alone. */
export function paragraphsOf(lines: readonly Line[], skip: ReadonlySet<number>): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let open: Line[] = []
  const close = () => {
    if (open.length > 0) paragraphs.push(paragraphOf(open))
    open = []
  }
  for (const line of lines) {
    if (isBlank(line) || isPageNumber(line)) continue
    if (skip.has(line.index)) {
      close()
      continue
    }
    if (open.length > 0 && (begins(line) || ends(open.at(-1)!) || open.length >= longest)) close()
    open.push(line)
  }
  close()
  return paragraphs
}

const longest = 400

/** A line that starts something: numbered, indented, an annex, a salutation. */
const begins = ({ plain }: Line): boolean => {
  const first = plain.charCodeAt(0)
  return (first < 0x80 || openers.includes(plain[0]!)) && starting.test(plain)
}

/** A line after which nothing goes on: it closes a sentence, or is a heading by itself. */
const ends = ({ plain, traits }: Line): boolean =>
  ((traits & trait.close) > 0 && ending.test(plain)) ||
  (plain.length < 30 && headingAlone.test(plain))

const openers = '一二三四五六七八九十第附注①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳\u2028\u2029\ufeff'
const starting =
  /^(?:\s{2,}\S|\s*(?:[一二三四五六七八九十]{1,3}\s*、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]+[章节条]|附\s*[件表]|\d{1,2}\s*[.、](?!\d)|\(\d{1,2}\)|[①-⑳]|注:))/
const ending = /[。!?:…][)"'”’]?\s*$/
const headingAlone =
  /^\s*(?:[一二三四五六七八九十]{1,3}\s*、|\([一二三四五六七八九十]{1,3}\))[^,，。;:]*$/

function paragraphOf(lines: readonly Line[]): Paragraph {
  const starts: number[] = []
  let text = ''
  let plain = ''
  let before = ''
  let traits = 0
  for (const line of lines) {
    const own = squeezedPair(line)
    if (isLatinAt(before, before.length - 1) && isLatinAt(own.plain, 0)) {
      text += ' '
      plain += ' '
    }
    starts.push(plain.length)
    text += own.text
    plain += own.plain
    before = own.plain
    traits |= line.traits
  }
  const indexAt = (position: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= position) low = middle
      else high = middle - 1
    }
    return low
  }
  return {
    plain,
    text,
    traits,
    at: (position) => {
      const index = indexAt(position)
      return placeIn(lines[index]!, position - starts[index]!)
    },
    line: (position) => lines[indexAt(position)]!.index,
  }
}

/** A line's text and its one spelling without white space, of the same length. */
function squeezedPair(line: Line): { readonly text: string; readonly plain: string } {
  if (!(line.traits & trait.space)) return line
  let text = ''
  let plain = ''
  let from = 0
  for (const match of line.plain.matchAll(/\s+/g)) {
    text += line.text.slice(from, match.index)
    plain += line.plain.slice(from, match.index)
    from = match.index + match[0].length
    if (isLatinAt(line.plain, match.index - 1) && isLatinAt(line.plain, from)) {
      text += ' '
      plain += ' '
    }
  }
  return { text: text + line.text.slice(from), plain: plain + line.plain.slice(from) }
}

/** A letter, digit or point of Latin script: two of them beside each other are two words. */
function isLatinAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code < 0x80 && latin.test(text[at]!)
}

const latin = /[\w.]/
