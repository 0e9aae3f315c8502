import type { Day } from '#kernel/days.ts'
import type { Text } from '#kernel/text.ts'
import { noneCollected, type Sum as OfMonth, tallyTracks, together } from './credit.ts'

type Sum = Omit<OfMonth, 'month'>

export const indicatorNames = [
  'completion',
  'growth',
  'voluntary-share',
  'individual-share',
  'donation-rate',
] as const
export type IndicatorName = (typeof indicatorNames)[number]

/** A figure that an indicator is made of, named so that it can be checked. */
export interface Term {
  readonly name: Text
  readonly value: number | null
}

/** An indicator of the documents, with everything needed to reckon it again. */
export interface Indicator {
  readonly name: IndicatorName
  readonly formula: Text
  /** Added up, the numerator. */
  readonly numerator: readonly Term[]
  readonly denominator: Term
  /** A share of one; growth may be negative. Null with the reason in `why`. */
  readonly value: number | null
  readonly why: Text | null
  /** How far the figures go. */
  readonly asOf: Day | null
}

/** What the indicators of a year are reckoned from; sums of this year and of the same days before. */
export interface IndicatorFacts {
  readonly sums: readonly Sum[]
  /** Null where nothing was recorded for the year before. */
  readonly before: readonly Sum[] | null
  readonly actual: number | null
  readonly target: number | null
  readonly population: number | null
  readonly asOf: Day | null
}

/** Reckons the programme's indicators; what has no denominator has no value, and says why. */
export function indicatorsOf(facts: IndicatorFacts): readonly Indicator[] {
  return [completion, growth, voluntaryShare, individualShare, donationRate].map((reckon) =>
    reckon(facts),
  )
}

const completion = ({ actual, target, asOf }: IndicatorFacts): Indicator =>
  indicator('completion', asOf, says.completion, {
    numerator: [{ name: names.collected, value: actual }],
    denominator: { name: names.target, value: target },
    lacking: target === null ? why.target : why.notStated,
  })

function growth({ sums, before, asOf }: IndicatorFacts): Indicator {
  const now = volumeOf(sums)
  const then = before === null ? null : volumeOf(before)
  return indicator('growth', asOf, says.growth, {
    numerator: [
      { name: names.thisYear, value: now },
      { name: names.lessLastYear, value: then === null ? null : -then },
    ],
    denominator: { name: names.lastYear, value: then },
    lacking: before === null || then === 0 ? why.lastYear : why.volumeNotStated,
  })
}

function voluntaryShare({ sums, asOf }: IndicatorFacts): Indicator {
  const of = (track: Sum['track']) => visitsOf(sums, [track])
  return indicator('voluntary-share', asOf, says.voluntary, {
    numerator: [
      { name: names.group, value: of('group') },
      { name: names.individual, value: of('individual') },
      { name: names.assurance, value: of('assurance') },
      { name: names.apheresis, value: of('apheresis') },
    ],
    denominator: { name: names.allVisits, value: visitsOf(sums, tallyTracks) },
    lacking: why.nothing,
  })
}

const individualShare = ({ sums, asOf }: IndicatorFacts): Indicator =>
  indicator('individual-share', asOf, says.individual, {
    numerator: [{ name: names.individual, value: visitsOf(sums, ['individual']) }],
    denominator: { name: names.allVisits, value: visitsOf(sums, tallyTracks) },
    lacking: why.nothing,
  })

const donationRate = ({ sums, population, asOf }: IndicatorFacts): Indicator =>
  indicator('donation-rate', asOf, says.rate, {
    numerator: [{ name: names.allVisits, value: visitsOf(sums, tallyTracks) }],
    denominator: { name: names.population, value: population },
    lacking: why.population,
  })

function indicator(
  name: IndicatorName,
  asOf: Day | null,
  formula: Text,
  made: {
    readonly numerator: readonly Term[]
    readonly denominator: Term
    readonly lacking: Text
  },
): Indicator {
  const { numerator, denominator, lacking } = made
  const known = numerator.every(({ value }) => value !== null)
  const over = numerator.reduce((sum, { value }) => sum + (value ?? 0), 0)
  const under = denominator.value
  const value = !known || under === null || under === 0 ? null : over / under
  return {
    name,
    formula,
    numerator,
    denominator,
    value,
    why: value === null ? lacking : null,
    asOf,
  }
}

/** What was given altogether; null where a source does not say. */
const volumeOf = (sums: readonly Sum[]): number | null =>
  sums.reduce(together, noneCollected).renfen

const visitsOf = (sums: readonly Sum[], tracks: readonly Sum['track'][]) =>
  sums.reduce((sum, one) => sum + (tracks.includes(one.track) ? one.visits : 0), 0)

const says = {
  completion: { zh: '至今完成 ÷ 年度目标', en: 'collected so far ÷ target of the year' },
  growth: {
    zh: '（本年至今 − 上年同期）÷ 上年同期，人份',
    en: '(this year so far − same days of last year) ÷ same days of last year, in 200 mL units',
  },
  voluntary: {
    zh: '（团体 + 个人 + 保障 + 单采）人次 ÷ 全部人次',
    en: '(group + individual + assurance + apheresis) visits ÷ all visits',
  },
  individual: { zh: '个人人次 ÷ 全部人次', en: 'individual visits ÷ all visits' },
  rate: { zh: '全部人次 ÷ 常住人口', en: 'all visits ÷ resident population' },
} as const satisfies Record<string, Text>

const names = {
  collected: { zh: '至今完成', en: 'collected so far' },
  target: { zh: '年度目标', en: 'target of the year' },
  thisYear: { zh: '本年至今', en: 'this year so far' },
  lessLastYear: { zh: '减上年同期', en: 'less the same days of last year' },
  lastYear: { zh: '上年同期', en: 'same days of last year' },
  group: { zh: '团体人次', en: 'group visits' },
  individual: { zh: '个人人次', en: 'individual visits' },
  assurance: { zh: '保障人次', en: 'assurance visits' },
  apheresis: { zh: '单采人次', en: 'apheresis visits' },
  allVisits: { zh: '全部人次', en: 'all visits' },
  population: { zh: '常住人口', en: 'resident population' },
} as const satisfies Record<string, Text>

const why = {
  target: { zh: '目标待下达', en: 'The target is still to be set.' },
  notStated: {
    zh: '有来源没有写明这种口径的数',
    en: 'A source does not say what is counted here.',
  },
  volumeNotStated: {
    zh: '有来源没有写明人份',
    en: 'A source does not say how much was given.',
  },
  lastYear: {
    zh: '没有上年同期的采集数',
    en: 'Nothing is recorded for the same days of last year.',
  },
  nothing: { zh: '还没有采集数', en: 'Nothing has been collected yet.' },
  population: {
    zh: '本年常住人口未填',
    en: 'The resident population of the year is not stated.',
  },
} as const satisfies Record<string, Text>
