import { monthOf, type Span, wholeMonth, xun, yearOf } from '#kernel/days.ts'

const parts = ['上旬', '中旬', '下旬'] as const

/** A span as offices write it: 7月, 7月—8月, 3月上旬, 3月5日, 3月5日—4月2日. */
export function periodText(span: Span): string {
  const [first, last] = [monthOf(span.from), monthOf(span.to)]
  const year = yearOf(span.from)
  if (
    span.from === wholeMonth(year, first).from &&
    span.to === wholeMonth(yearOf(span.to), last).to
  ) {
    return first === last ? `${first}月` : `${first}月—${last}月`
  }
  const tenDays = ([1, 2, 3] as const).find((part) => {
    const own = xun(year, first, part)
    return own.from === span.from && own.to === span.to
  })
  if (tenDays !== undefined) return `${first}月${parts[tenDays - 1]}`
  return span.from === span.to ? dayText(span.from) : `${dayText(span.from)}—${dayText(span.to)}`
}

const dayText = (on: Span['from']): string => `${monthOf(on)}月${+on.slice(8)}日`
