import { number } from '#web/words/format.ts'
import type { PartMonthsShape, ProgressRow } from '../../shapes.ts'

type Months = Pick<PartMonthsShape['parts'][number], 'plan' | 'actual'>

/** Twelve columns of what was done, each under the line of what should be: one part's year. */
export function MonthBars(props: {
  readonly months: Months
  /** What it shows in words, for readers who hear it. */
  readonly summary: string
}) {
  const { plan, actual } = props.months
  const most = mostIn(props.months)
  const top = (value: number) => height - (value / most) * height
  return (
    <svg
      className="month-bars"
      viewBox={`0 0 ${12 * step} ${height + 3}`}
      role="img"
      aria-label={props.summary}
    >
      {actual.map((amount, at) => {
        const due = plan?.[at] ?? 0
        const left = at * step
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the twelve months never move
          <g key={at}>
            {amount === null || amount === 0 ? null : (
              <rect
                className="month-actual"
                x={left + 3}
                width={step - 6}
                y={top(amount) + 2}
                height={(amount / most) * height}
              />
            )}
            {due === 0 ? null : (
              <path className="month-due" d={`M${left + 1} ${top(due) + 2}h${step - 2}`} />
            )}
          </g>
        )
      })}
      <path className="month-base" d={`M0 ${height + 2.5}h${12 * step}`} />
    </svg>
  )
}

/**
 * The months as they can be shown: beside a part that is only in part placed in time the plan stands
 * for less than what was collected, and no line is drawn.
 */
export const comparable = (
  months: Months,
  { compared, actual }: Pick<ProgressRow, 'compared' | 'actual'>,
): Months => (compared === actual ? months : { ...months, plan: null })

/** The largest month on either side: the top of the columns, and never nothing. */
export const mostIn = ({ plan, actual }: Months): number =>
  Math.max(1, ...(plan ?? []), ...actual.map((one) => one ?? 0))

/** Every month that has anything, as words: 7月 700 / 621. */
export const monthsInWords = (
  { plan, actual }: Months,
  nameOf: (month: number) => string,
): string =>
  actual
    .map((amount, at) => ({ amount, due: plan?.[at] ?? null, month: at + 1 }))
    .filter(({ amount, due }) => (amount ?? 0) > 0 || (due ?? 0) > 0)
    .map(
      ({ amount, due, month }) =>
        `${nameOf(month)} ${amount === null ? '--' : number(amount)} / ${due === null ? '--' : number(due)}`,
    )
    .join('，')

const height = 44
const step = 16
