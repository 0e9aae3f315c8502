import {
  addDays,
  type Day,
  findDay,
  holidayName,
  type Span,
  springFestival,
  wholeYear,
  workday,
} from '#kernel/days.ts'

/** What a season is about. */
export const seasonKinds = [
  'spring-festival',
  'heat',
  'school',
  'donor-day',
  'fair',
  'other',
] as const
export type SeasonKind = (typeof seasonKinds)[number]

/** When a season is: around the first day of the lunar year, or between two days of every year. */
export type When =
  | { readonly beforeDays: number; readonly afterDays: number }
  | { readonly fromMonthDay: string; readonly toMonthDay: string }

/** A season as a region states it, with its source; a factor that is null is not assumed. */
export interface Season {
  readonly id: string
  readonly kind: SeasonKind
  readonly name: string
  readonly fromYear: number
  readonly toYear: number | null
  readonly when: When
  /** By which 人份 an hour are multiplied. */
  readonly capacityFactor: number | null
  /** By which the 人份 that come are multiplied. */
  readonly willingnessFactor: number | null
  readonly source: string
}

/** A season on the calendar of one year. */
export interface Window {
  readonly season: Season
  readonly span: Span
}

/** The seasons of a year by their days, in order; one that begins in the year before counts from 1 January. */
export function windowsOf(year: number, seasons: readonly Season[]): readonly Window[] {
  const { from, to } = wholeYear(year)
  return seasons
    .flatMap((season) =>
      [year - 1, year, year + 1].flatMap((of) => {
        const span = holdsIn(season, of) ? spanIn(season.when, of) : undefined
        return span === undefined || span.to < from || span.from > to
          ? []
          : [{ season, span: { from: later(span.from, from), to: earlier(span.to, to) } }]
      }),
    )
    .toSorted((left, right) => (left.span.from < right.span.from ? -1 : 1))
}

const holdsIn = ({ fromYear, toYear }: Season, year: number): boolean =>
  fromYear <= year && (toYear === null || year <= toYear)

/** The days of a season whose year this is: it ends in the next where its last day comes first. */
function spanIn(when: When, year: number): Span | undefined {
  if ('beforeDays' in when) {
    const first = springFestival(year)
    return { from: addDays(first, -when.beforeDays), to: addDays(first, when.afterDays) }
  }
  const from = monthDay(year, when.fromMonthDay)
  const ends = when.toMonthDay < when.fromMonthDay ? year + 1 : year
  const to = monthDay(ends, when.toMonthDay)
  return from === undefined || to === undefined ? undefined : { from, to }
}

/** 02-29 is the last of February where a year has none. */
function monthDay(year: number, text: string): Day | undefined {
  const [month, ofMonth] = [Number(text.slice(0, 2)), Number(text.slice(3))]
  return findDay(year, month, ofMonth) ?? findDay(year, month, ofMonth - 1)
}

/** What the seasons do to a day: where several do, the strictest of each kind. */
export function effectOn(
  windows: readonly Window[],
  on: Day,
): { readonly capacity: number; readonly willingness: number } {
  const held = windows.filter(({ span }) => span.from <= on && on <= span.to)
  const least = (factors: readonly (number | null)[]) => {
    const stated = factors.filter((factor) => factor !== null)
    return stated.length === 0 ? 1 : Math.min(...stated)
  }
  return {
    capacity: least(held.map(({ season }) => season.capacityFactor)),
    willingness: least(held.map(({ season }) => season.willingnessFactor)),
  }
}

/** A statutory holiday on the calendar. */
export interface Holiday {
  readonly name: string
  readonly span: Span
}

/** The statutory holidays of a year with their days off; null where they are not announced yet. */
export function holidaysOf(year: number): readonly Holiday[] | null {
  const { from, to } = wholeYear(year)
  if (workday(from) === 'unknown') return null
  const found: { name: string; span: Span }[] = []
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const name = workday(on) === 'off' ? holidayName(on) : null
    if (typeof name !== 'string') continue
    const last = found.at(-1)
    if (last?.name === name && last.span.to === addDays(on, -1))
      last.span = { ...last.span, to: on }
    else found.push({ name, span: { from: on, to: on } })
  }
  return found
}

const later = (left: Day, right: Day): Day => (left > right ? left : right)
const earlier = (left: Day, right: Day): Day => (left < right ? left : right)
