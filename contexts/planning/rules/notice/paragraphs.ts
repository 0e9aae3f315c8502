import { trait } from './characters.ts'
import { isBlank, isPageNumber, type Line, placeIn } from './lines.ts'
import type { Place } from './shape.ts'

/** Joins the lines that a page or a converter broke; headings and short closed lines stand alone. */
export function paragraphsOf(lines: readonly Line[], skip: ReadonlySet<number>): Paragraph[] {
  const paragraphs: Paragraph[] = []
  const open: Line[] = []
  const close = () => {
    if (open.length > 0) paragraphs.push(new Paragraph(open.slice()))
    open.length = 0
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

/** Lines that make one paragraph, joined into running text without white space. */
export class Paragraph {
  /** In one spelling. */
  readonly plain: string
  /** As printed, position for position. */
  readonly text: string
  /** What kinds of characters its lines hold. */
  readonly traits: number
  readonly #lines: readonly Line[]
  /** The position at which each line begins. */
  readonly #starts: readonly number[]

  constructor(lines: readonly Line[]) {
    let text = ''
    let plain = ''
    let before = ''
    let traits = 0
    this.#lines = lines
    this.#starts = lines.map((line) => {
      const own = squeezedPair(line)
      if (isLatinAt(before, before.length - 1) && isLatinAt(own.plain, 0)) {
        text += ' '
        plain += ' '
      }
      const start = plain.length
      text += own.text
      plain += own.plain
      before = own.plain
      traits |= line.traits
      return start
    })
    this.plain = plain
    this.text = text
    this.traits = traits
  }

  /** The place of a position. */
  at(position: number): Place {
    const index = this.#indexAt(position)
    return placeIn(this.#lines[index]!, position - this.#starts[index]!)
  }

  /** The position in the document, for ordering. */
  line(position: number): number {
    return this.#lines[this.#indexAt(position)]!.index
  }

  #indexAt(position: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= position) low = middle
      else high = middle - 1
    }
    return low
  }
}

const longest = 400

/** A line that starts something: numbered, indented, an annex, a salutation. */
const begins = ({ plain }: Line): boolean => {
  const first = plain.charCodeAt(0)
  return (first < 0x80 || openers.includes(plain[0]!)) && starting.test(plain)
}

/** A line after which nothing goes on: it closes a sentence, or is a heading by itself. */
const ends = ({ plain, traits }: Line): boolean =>
  ((traits & trait.close) > 0 && closes(plain)) || (plain.length < 30 && headingAlone.test(plain))

/** Whether a mark that closes a sentence stands last, a bracket or quotation mark aside. */
function closes(plain: string): boolean {
  const end = plain.trimEnd().length
  const last = plain.charAt(end - 1)
  const mark = brackets.includes(last) ? plain.charAt(end - 2) : last
  return mark !== '' && closers.includes(mark)
}

const brackets = `)"'”’`
const closers = '。!?:…'
const openers = '一二三四五六七八九十第附注①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳\u2028\u2029\ufeff'
const starting =
  /^(?:\s{2,}\S|\s*(?:[一二三四五六七八九十]{1,3}\s*、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]+[章节条]|附\s*[件表]|\d{1,2}\s*[.、](?!\d)|\(\d{1,2}\)|[①-⑳]|注:))/
const headingAlone =
  /^\s*(?:[一二三四五六七八九十]{1,3}\s*、|\([一二三四五六七八九十]{1,3}\))[^,，。;:]*$/

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
