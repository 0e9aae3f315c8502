import { Bullet } from '#web/kit/Bullet.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { number, percent, signed } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { wholeForecast } from '../../rules/forecast.ts'
import type { ProgressRow } from '../../shapes.ts'
import { progressWords } from '../words.ts'
import { partWords } from './words.ts'

/** The bar of a part: its target, what is done, and a tick at what is due by now. */
export function Bar({ row }: { row: ProgressRow }) {
  const { target, actual, compared, label } = row
  if (actual === null) return null
  const toDate = compared === actual ? row.toDate : null
  return (
    <Bullet
      target={target}
      actual={actual}
      label={label}
      {...(toDate === null ? {} : { toDate })}
    />
  )
}

/** The gap; where it rests on a part of what was collected, of how much. */
export function Gap({ row: { gap, compared, actual } }: { row: ProgressRow }) {
  const words = useWords(partWords)
  if (gap === null) return null
  if (compared === null || compared === actual) return signed(gap)
  const says = words.comparedSays(number(compared))
  return (
    <span className="derived" title={says}>
      {signed(gap)}
      <span className="unseen"> {says}</span>
    </span>
  )
}

/** The forecast with its range, and on a closer look how both were reckoned. */
export function AtYearsEnd({ row }: { row: ProgressRow }) {
  const words = useWords(partWords)
  const forecast = wholeForecast(row)
  if (forecast === null) return null
  const { atYearsEnd, low, high, ratio, remaining, finished } = forecast
  const how = words.forecastHow(number(row.compared ?? 0), number(remaining), percent(ratio))
  const known = low !== null && high !== null
  const says = known ? words.spreadHow(number(finished)) : words.noSpread(number(finished))
  return (
    <span title={`${how} ${says}`}>
      {number(atYearsEnd)}
      {known && low !== high ? (
        <span className="caption"> （{words.spread(number(low), number(high))}）</span>
      ) : null}
    </span>
  )
}

/** What should be done by now; a share of pooled rows is marked and says how it was reckoned. */
export function ToDate({ row }: { row: ProgressRow }) {
  const words = useWords(progressWords).list
  const { toDate, own, derived, how, target } = row
  if (toDate === null) return target === null ? null : <Missing kind="unscheduled" />
  if (derived === null || derived === 0 || how === null) return number(toDate)
  const says = `${words.derived(number(own), number(derived))}，${words[how]}`
  return (
    <span className="derived" title={says}>
      {number(toDate)}
      <span className="unseen"> {says}</span>
    </span>
  )
}
