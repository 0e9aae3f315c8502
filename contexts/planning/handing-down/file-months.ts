import { type Day, monthOf, wholeMonth } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Act, Change } from '#platform/change.ts'
import { file } from './file.ts'
import type { ReceiptShape } from './shapes.ts'
import { held, type Moved } from './take-step.ts'

interface Months {
  readonly id: string
  readonly version: number
  readonly items: readonly { readonly from: Day; readonly to: Day; readonly amount: number }[]
}

/** A unit without units of its own files how its figure is spread over the year. */
export async function fileMonths(
  act: Act,
  { id, version, items }: Months,
): Promise<Change<Moved & { receipt: ReceiptShape }>> {
  const handDown = await held(act, { id, version })
  const outside = items.find(({ from, to }) => !isWithin(handDown.year, from, to))
  if (outside !== undefined) throw outsideOf(handDown.year, outside.from, outside.to)
  return file(act, {
    handDown,
    revisionId: null,
    kind: 'months',
    total: items.reduce((sum, { amount }) => sum + amount, 0),
    parts: [],
    items: items
      .filter(({ amount }) => amount > 0)
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ from, to, amount }) => ({
        label: handDown.label,
        from,
        to,
        text: textOf(from, to),
        amount,
      })),
  })
}

const isWithin = (year: number, from: Day, to: Day): boolean =>
  from <= to && from >= `${year}-01-01` && to <= `${year}-12-31`

/** A whole month by its name, any other span by its days. */
function textOf(from: Day, to: Day): string {
  const month = wholeMonth(Number(from.slice(0, 4)), monthOf(from))
  return month.from === from && month.to === to ? `${monthOf(from)}月` : `${from} ~ ${to}`
}

const outsideOf = (year: number, from: Day, to: Day) =>
  new Problem(
    'input-invalid',
    {
      zh: `${from} 至 ${to} 不在 ${year} 年内，或起止颠倒，请改正。`,
      en: `${from} to ${to} is not within ${year}, or ends before it begins; correct it.`,
    },
    { values: { year, from, to } },
  )
