import { number, percent } from '#web/words/format.ts'
import type { CockpitShape } from '../shapes.ts'
import type { cockpitWords } from './cockpit-words.ts'

type Sayings = (typeof cockpitWords)['zh']

/** The finding of the year, as its headline. */
export function headline(words: Sayings, { rows, head }: CockpitShape, unit: string): string {
  const { label, actual, gap } = rows.find(({ key }) => key === head)!
  if (actual === null) return words.head.unknown(label)
  const done = `${number(actual)} ${unit}`
  if (gap === null) return words.head.unplaced(label, done)
  if (gap === 0) return words.head.even(label, done)
  return gap < 0
    ? words.head.less(label, done, number(-gap))
    : words.head.more(label, done, number(gap))
}

/** The sentences under it: shares of the target, what is compared, and where it is behind. */
export function underline(words: Sayings, cockpit: CockpitShape): readonly string[] {
  const head = cockpit.rows.find(({ key }) => key === cockpit.head)!
  const { completion, target, toDate, actual, compared } = head
  const late = cockpit.parts.filter(({ state }) => state === 'behind')
  const worst = late.toSorted((left, right) => left.gap! - right.gap!).slice(0, 3)
  const missing = worst.reduce((sum, { gap }) => sum - gap!, 0)
  return [
    ...(completion === null || toDate === null || target === null || target === 0
      ? []
      : [words.ofTarget(percent(completion), percent(toDate / target))]),
    ...(compared === null || compared === actual ? [] : [words.compared(number(compared))]),
    ...(late.length === 0
      ? []
      : [words.behindIn(namesOf(words, worst), late.length, number(missing))]),
  ]
}

/** What the treemap shows, as its title. */
export function partsTitle(words: Sayings, { parts }: CockpitShape): string {
  const of = (state: CockpitShape['parts'][number]['state']) =>
    parts
      .filter((part) => part.state === state)
      .toSorted((left, right) => Math.abs(right.gap!) - Math.abs(left.gap!))
  const [late, early] = [of('behind'), of('ahead')]
  if (parts.every(({ toDate }) => toDate === null)) return words.parts.none
  const told = [
    ...(late.length === 0 ? [] : [words.parts.behind(listed(words, late))]),
    ...(early.length === 0 ? [] : [words.parts.ahead(listed(words, early))]),
  ]
  return told.length === 0 ? words.parts.even : told.join('，')
}

/** In which months too little came in, as the title of their columns. */
export function monthsTitle(
  words: Sayings,
  { months, ground }: CockpitShape,
  nameOf: (month: number) => string,
): string {
  const over = months.filter(({ month }) => month <= Number(ground.on.slice(5, 7)))
  const short = over.filter(
    ({ plan, actual }) => actual !== null && actual - plan <= -Math.max(1, plan * 0.03),
  )
  if (ground.asOf.lastDay === null) return words.months.title
  if (short.length === 0) return words.months.even
  const names = short.map(({ month }) => nameOf(month)).join('、')
  const by = short.reduce((sum, { plan, actual }) => sum + plan - actual!, 0)
  const rest = short.length < over.length ? [words.months.rest] : []
  return [words.months.less(names, number(by)), ...rest].join('，')
}

/** What a shown part is called; several small units of a group are the rest. */
export const nameOfPart = (words: Sayings, part: CockpitShape['parts'][number]): string =>
  part.label ?? words.parts.rest(part.units)

const namesOf = (words: Sayings, parts: CockpitShape['parts']): string =>
  parts.map((part) => nameOfPart(words, part)).join('、')

const listed = (words: Sayings, parts: CockpitShape['parts']): string =>
  parts.length <= 3
    ? namesOf(words, parts)
    : words.parts.and(namesOf(words, parts.slice(0, 3)), parts.length)
