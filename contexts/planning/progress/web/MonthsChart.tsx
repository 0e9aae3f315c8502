import { useCallback } from 'react'
import { addDays, monthOf, springFestival } from '#kernel/days.ts'
import { Chart } from '#web/kit/Chart.tsx'
import { monthColumns } from '#web/kit/chart-options.ts'
import { Figure } from '#web/kit/Figure.tsx'
import { Ledger } from '#web/kit/Ledger.tsx'
import { Section } from '#web/kit/Page.tsx'
import { SegmentedView } from '#web/kit/SegmentedView.tsx'
import { Empty } from '#web/kit/States.tsx'
import type { Palette } from '#web/tokens.ts'
import { monthName, number, signed } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { SpanRule } from '../rules/months.ts'
import type { CockpitShape } from '../shapes.ts'
import { monthsTitle } from './cockpit-text.ts'
import { cockpitWords } from './cockpit-words.ts'

interface Props {
  readonly cockpit: CockpitShape
  readonly unit: string
  readonly spans: SpanRule
  readonly onSpans: (spans: SpanRule) => void
}

/** When: what was collected in each month, and what was planned in it. */
export function MonthsChart({ cockpit, unit, spans, onSpans }: Props) {
  const words = useWords(cockpitWords)
  const language = useLanguage()
  const { months, ground } = cockpit
  const nameOf = useCallback(
    (month: number) => (language === 'zh' ? `${month}月` : monthName(month, language)),
    [language],
  )
  const option = useCallback(
    (palette: Palette) =>
      monthColumns(
        {
          names: months.map(({ month }) => nameOf(month)),
          actual: months.map(({ actual }) => actual),
          plan: months.map(({ plan }) => plan),
          bands: [
            { name: words.months.spring, ...aroundSpring(ground.year) },
            { name: words.months.heat, from: 6, to: 7 },
          ],
          says: { actual: words.months.actual, plan: words.months.plan },
        },
        palette,
      ),
    [months, nameOf, ground.year, words],
  )
  if (months.every(({ plan, actual }) => plan === 0 && (actual ?? 0) === 0)) {
    return (
      <Section title={words.months.title}>
        <Empty title={words.months.none} normally={words.months.noneSays} />
      </Section>
    )
  }
  const title = monthsTitle(words, cockpit, nameOf)
  return (
    <Chart
      title={title}
      note={spans === 'by-day' ? words.months.noteByDay(unit) : words.months.note(unit)}
      option={option}
      summary={months
        .map(({ month, plan, actual }) => `${nameOf(month)} ${actual ?? '--'} / ${number(plan)}`)
        .join('，')}
      table={<MonthsTable months={months} nameOf={nameOf} />}
      height={196}
      legend={
        <SegmentedView
          label={words.months.spans}
          value={spans}
          options={(['first-month', 'by-day'] as const).map((value) => ({
            value,
            label: words.months[value],
          }))}
          onChange={onSpans}
        />
      }
    />
  )
}

function MonthsTable(props: {
  readonly months: CockpitShape['months']
  readonly nameOf: (month: number) => string
}) {
  const words = useWords(cockpitWords).months
  const { months, nameOf } = props
  const sum = (name: 'plan' | 'actual') => months.reduce((all, one) => all + (one[name] ?? 0), 0)
  return (
    <Ledger
      caption={words.title}
      compact
      copyable
      sortable={false}
      keyOf={({ month }) => String(month)}
      rows={months}
      columns={[
        {
          key: 'month',
          head: words.month,
          cell: ({ month }) => nameOf(month),
          value: ({ month }) => month,
          total: '',
        },
        {
          key: 'plan',
          head: words.plan,
          kind: 'figure',
          cell: ({ plan }) => number(plan),
          value: ({ plan }) => plan,
          total: number(sum('plan')),
        },
        {
          key: 'actual',
          head: words.actual,
          kind: 'figure',
          cell: ({ actual }) => <Figure value={actual} />,
          value: ({ actual }) => actual,
          total: number(sum('actual')),
        },
        {
          key: 'gap',
          head: '±',
          kind: 'figure',
          cell: ({ plan, actual }) => (actual === null ? null : signed(actual - plan)),
          value: ({ plan, actual }) => (actual === null ? null : actual - plan),
          total: '',
        },
      ]}
    />
  )
}

/** The columns of the fifteen days before and after the Spring Festival. */
function aroundSpring(year: number): { from: number; to: number } {
  const festival = springFestival(year)
  const from = addDays(festival, -15)
  const first = from < `${year}-01-01` ? 1 : monthOf(from)
  return { from: first - 1, to: monthOf(addDays(festival, 15)) - 1 }
}
