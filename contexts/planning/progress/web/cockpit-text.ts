import { number, percent } from '#web/words/format.ts'
import type { CockpitShape } from '../shapes.ts'
import type { cockpitWords } from './cockpit-words.ts'

type Sayings = (typeof cockpitWords)['zh']

/** The finding of the year, as its headline. */
export function headline(words: Sayings, cockpit: CockpitShape, unit: string): string {
  const { label, actual, compared, gap, target } = headOf(cockpit)
  if (cockpit.ground.asOf.lastDay === null && target !== null) {
    return words.head.nothing(label, `${number(target)} ${unit}`)
  }
  if (actual === null) return words.head.unknown(label)
  const done = `${number(actual)} ${unit}`
  if (gap === null) return words.head.unplaced(label, done)
  if (gap === 0) return words.head.even(label, done)
  const isWhole = compared === actual
  const by = number(Math.abs(gap))
  if (gap < 0) return words.head[isWhole ? 'less' : 'lessPlaced'](label, done, by)
  return words.head[isWhole ? 'more' : 'morePlaced'](label, done, by)
}

/** The sentences under it: shares of the target, what is compared, and where it is behind. */
export function underline(words: Sayings, cockpit: CockpitShape): string {
  const { completion, target, toDate, actual, compared } = headOf(cockpit)
  const late = cockpit.parts.filter(({ state }) => state === 'behind')
  const worst = late.toSorted((left, right) => left.gap! - right.gap!).slice(0, 3)
  const missing = worst.reduce((sum, { gap }) => sum - gap!, 0)
  const placed = toDate !== null && target !== null && target > 0
  const isWhole = compared === actual
  return words.sentences([
    ...(completion === null || !placed
      ? []
      : [
          isWhole
            ? words.ofTarget(percent(completion), percent(toDate / target))
            : words.ofTargetAlone(percent(completion)),
        ]),
    ...(!placed || compared === null || isWhole
      ? []
      : [words.compared(number(compared), number(toDate))]),
    ...(late.length === 0
      ? []
      : [words.behindIn(namesOf(words, worst), late.length, number(missing))]),
  ])
}

/** The part that the headline speaks of. */
export const headOf = ({ rows, head }: CockpitShape) => rows.find(({ key }) => key === head)!

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
  return told.length === 0 ? words.parts.even : told.join(words.joints.clause)
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
  const names = short.map(({ month }) => nameOf(month)).join(words.joints.names)
  const by = short.reduce((sum, { plan, actual }) => sum + plan - actual!, 0)
  const rest = short.length < over.length ? [words.months.rest] : []
  return [words.months.less(names, number(by)), ...rest].join(words.joints.clause)
}

/** What a shown part is called; several small units of a group are the rest. */
export const nameOfPart = (words: Sayings, part: CockpitShape['parts'][number]): string =>
  part.label ?? words.parts.rest(part.units)

const namesOf = (words: Sayings, parts: CockpitShape['parts']): string =>
  parts.map((part) => nameOfPart(words, part)).join(words.joints.names)

const listed = (words: Sayings, parts: CockpitShape['parts']): string =>
  parts.length <= 3
    ? namesOf(words, parts)
    : words.parts.and(namesOf(words, parts.slice(0, 3)), parts.length)
