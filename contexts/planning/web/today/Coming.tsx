import { Link } from '@tanstack/react-router'
import { Calm } from '#web/kit/Calm.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { monthName, quantity, span, xunName } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { TodayShape } from '../../today/contract.ts'
import { useToday } from './useToday.ts'
import { todayWords } from './words.ts'
import './today.css'

/** What issued plans place in this ten-day period and the two that follow. */
export function Coming() {
  const words = useWords(todayWords)
  const today = useToday()
  return (
    <Section title={words.coming}>
      <Loaded query={today} lines={4}>
        {({ coming }) => <Periods coming={coming} />}
      </Loaded>
    </Section>
  )
}

type ComingShape = TodayShape['coming']

function Periods({ coming: { periods, items, total } }: { readonly coming: ComingShape }) {
  const words = useWords(todayWords)
  const language = useLanguage()
  if (items.length === 0) {
    const says = words.noneComingSays(periods[0]!.from, periods.at(-1)!.to)
    return <Calm says={words.noneComing} normally={says} />
  }

  return (
    <>
      <dl className="today-periods">
        {periods.map((period, nth) => (
          <div key={period.from}>
            <dt>
              {words.xun(monthName(period.month, language), xunName(period.part, language))}
              <span className="caption">{span(period)}</span>
            </dt>
            {items
              .filter((item) => firstPeriod(item, periods) === nth)
              .map(({ key, planId, label, area, amount, unit, ...days }) => (
                <dd key={key}>
                  <Link to={`/plan/${planId}/schedule`}>
                    {label}
                    {area === null ? '' : `（${area}）`}
                  </Link>
                  <span className="caption">{span(days)}</span>
                  <span>{quantity({ amount, unit }, language)}</span>
                </dd>
              ))}
          </div>
        ))}
      </dl>
      {total > items.length ? <p className="caption">{words.restComing(total)}</p> : null}
    </>
  )
}

/** Where a span is shown: once, in the first period that it touches. */
const firstPeriod = (
  { from, to }: ComingShape['items'][number],
  periods: ComingShape['periods'],
): number => periods.findIndex((period) => from <= period.to && to >= period.from)
