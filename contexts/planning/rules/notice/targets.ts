import type { Unit } from '#kernel/blood.ts'
import { boundOf } from './bounds.ts'
import { trait } from './characters.ts'
import { type Context, contextOf, isEarlier, yearsOf } from './context.ts'
import { numberOf, numeralCharacters } from './numerals.ts'
import type { Paragraph } from './paragraphs.ts'
import type { Bound, Place, Track } from './shape.ts'
import { isGoal, isPastResult } from './tense.ts'
import { trackOf } from './tracks.ts'
import { unitOfWord, unitWords } from './units.ts'

/** An amount that the prose sets as a goal. */
export interface StatedTarget {
  readonly track: Track
  readonly amount: number
  readonly unit: Unit
  readonly bound: Bound
  readonly at: Place
  readonly also: Place[]
  /** Position in the document, for ordering. */
  readonly order: number
  /** Which sentence it stands in; the targets of one sentence are whole and parts. */
  readonly sentence: string
  /** Whether the sentence says that it is a part of what comes before. */
  readonly ofWhole: boolean
}

export interface Targets {
  readonly targets: readonly StatedTarget[]
  readonly doubts: readonly {
    readonly text: string
    readonly readings: string
    readonly at: Place
  }[]
  /** Goals of a year that is not the plan's. */
  readonly otherYears: readonly { readonly year: number; readonly at: Place }[]
}

/** Reads the amounts that the prose states as goals of the plan's year. */
export function readTargets(paragraphs: readonly Paragraph[], year: number | null): Targets {
  const reading: Reading = { targets: [], byAmount: new Map(), doubts: [], otherYears: [], year }
  for (const paragraph of paragraphs) {
    if (!(paragraph.traits & trait.figure)) continue
    const first = nextFigure(paragraph.plain, 0)
    if (first >= 0 && quick.test(paragraph.plain)) readParagraph(reading, paragraph, first)
  }
  return reading
}

interface Reading {
  readonly targets: StatedTarget[]
  readonly byAmount: Map<string, StatedTarget[]>
  readonly doubts: { text: string; readings: string; at: Place }[]
  readonly otherYears: { year: number; at: Place }[]
  readonly year: number | null
}

function readParagraph(reading: Reading, paragraph: Paragraph, first: number): void {
  const { plain } = paragraph
  let yearAt: ReturnType<typeof yearsOf> | null = null
  let lastEnd = -1
  for (const match of quantitiesFrom(plain, first)) {
    const from = match.index
    const to = from + match[0].length
    const [, digits, myriad, chinese, unit] = match
    const context = contextOf(plain, from, to)
    const sameSentence =
      lastEnd >= 0 && !/[。;!?]/.test(plain.slice(Math.max(lastEnd, from - 240), from))
    const meaning = { context, unit: unitOfWord(unit!), part: sameSentence }
    if (!isGoal(meaning)) continue
    yearAt ??= yearsOf(paragraph)
    const named = yearAt(from)
    if (isPastResult(context, isEarlier(named, reading.year))) continue

    const doubt = doubtOf(plain, from, to)
    if (doubt !== null) {
      reading.doubts.push({ ...doubt, at: paragraph.at(from) })
      continue
    }
    const whole = numberOf(digits ? digits.split('.')[0]!.replaceAll(' ', '') : chinese!)
    if (whole === undefined) {
      reading.doubts.push({
        text: match[0],
        readings: readings(digits ?? chinese!),
        at: paragraph.at(from),
      })
      continue
    }
    const fraction = digits?.includes('.') ? `.${digits.split('.')[1]}` : ''
    const amount = Math.round(+`${whole}${fraction}` * scale(myriad) * 1000) / 1000
    if (meaning.unit === 'mL' && amount <= largestDonationMl) continue
    add(reading, paragraph, { amount, unit: meaning.unit, context, from, part: sameSentence })
    lastEnd = to
    if (isEarlier(named, reading.year) && named?.year) {
      reading.otherYears.push({ year: named.year, at: paragraph.at(from) })
    }
  }
}

interface Figure {
  readonly amount: number
  readonly unit: Unit
  readonly context: Context
  readonly from: number
  readonly part: boolean
}

/** A goal said again is the same goal in one more place; two parts of one sentence are two. */
function add(reading: Reading, paragraph: Paragraph, figure: Figure): void {
  const { amount, unit, context } = figure
  const track = trackOf(context, figure.part)
  const at = paragraph.at(figure.from)
  const sentence = figure.part
    ? reading.targets.at(-1)!.sentence
    : `${paragraph.line(0)}:${figure.from}`
  const key = `${amount} ${unit}`
  const alike = reading.byAmount.get(key) ?? []
  const same = alike.find(
    (known) =>
      known.sentence !== sentence &&
      (known.track === track.track || (!track.inClause && !figure.part)),
  )
  if (same) {
    same.also.push(at)
    return
  }
  const target: StatedTarget = {
    track: track.track,
    amount,
    unit,
    bound: boundOf(context),
    at,
    also: [],
    order: paragraph.line(figure.from),
    sentence,
    ofWhole: figure.part && /其中|包括|包含|分为|分别为|即|由|含/.test(context.sentence),
  }
  reading.targets.push(target)
  if (alike.length < 8) reading.byAmount.set(key, [...alike, target])
}

const largestDonationMl = 600
const scale = (word: string | undefined): number =>
  word === '万' ? 10_000 : word === '千' ? 1000 : word === '百' ? 100 : 1

const spoken = `[${numeralCharacters}]{2,12}|十`
const quantity = new RegExp(
  `(?<![\\w,.第])(?:(\\d{1,3}(?: \\d{3})+(?!\\d)|\\d[\\d,OolI]{0,24}(?:\\.\\d{1,4})?)([万千百])?|((?<![${numeralCharacters}])(?:${spoken})))(?:余|多)? ?(${unitWords})`,
  'g',
)
const quick = new RegExp(
  `[\\d${numeralCharacters}](?:余|多)? ?(?:个)?(?:人|名|毫升|[mM][lL]|单位|[uU]|治疗|袋)`,
)

/** The quantities of a text, the pattern tried only where a figure with a unit begins. */
function quantitiesFrom(plain: string, first: number): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  for (let from = first; from >= 0; from = nextFigure(plain, quantity.lastIndex)) {
    quantity.lastIndex = from
    const match = quantity.exec(plain)
    if (match === null) break
    found.push(match)
  }
  return found
}

/** Where the next figure begins that what may be a unit follows at once, from a position on; else -1. */
function nextFigure(plain: string, from: number): number {
  let start = -1
  for (let at = from; at < plain.length; at++) {
    const part = parts[plain.charCodeAt(at)]
    if (part === numeralPart) {
      if (start < 0) start = at
    } else if (part === unitPart) {
      if (start >= 0) return start
    } else if (part !== innerPart) start = -1
  }
  return -1
}

const [numeralPart, innerPart, unitPart] = [1, 2, 3]
const parts = new Uint8Array(0x10000)
for (const [part, characters] of [
  [numeralPart, `0123456789${numeralCharacters}`],
  [innerPart, ',. OolI余多个'],
  [unitPart, '人名毫mM单uU治袋'],
] as const) {
  for (const character of characters) parts[character.charCodeAt(0)] = part!
}

/** A figure that can be read in two ways: ten each or ten in all, a range, digits beside digits. */
function doubtOf(
  plain: string,
  from: number,
  to: number,
): { text: string; readings: string } | null {
  const before = plain.slice(Math.max(0, from - 12), from)
  const figure = plain.slice(from, to)
  const digits = /^\d[\d,]*/.exec(figure)?.[0] ?? figure
  if (before.endsWith('各')) return { text: `各${figure}`, readings: `每个${digits}、共${digits}` }
  const range = /(\d[\d,]*)(?:人份|人次|名|人)?[-~至]$/.exec(before)
  if (range) return { text: range[0] + figure, readings: `${range[1]}、${digits}` }
  const beside = /(\d[\d,]*) $/.exec(before)
  if (beside)
    return { text: beside[0] + figure, readings: `${beside[1]}、${digits}、${beside[1]}${digits}` }
  return null
}

const readings = (digits: string): string => {
  const parts = digits.split(',').filter((part) => part !== '')
  const meant = parts.join('').replace(/[Oo]/g, '0').replace(/[lI]/g, '1')
  return [...new Set([...parts, meant])].join('、')
}
