/* biome-ignore-all lint/a11y/useSemanticElements: rows that are not drawn leave no table */
/* biome-ignore-all lint/a11y/useFocusableInteractive: the cursor of a grid goes through its cells */
import { monthName, xunName } from '../words/format.ts'
import { useLanguage } from '../words/useWords.ts'
import type { Slot } from './month-grid.ts'

/** The names of the columns: months, and below them their ten-day periods. */
export function GridHead(props: {
  readonly head: string
  readonly sides: readonly string[]
  readonly slots: readonly Slot[]
}) {
  const { head, sides, slots } = props
  const language = useLanguage()
  const lead = 1 + sides.length
  const fine = slots[0]?.part !== undefined
  const months = slots.filter(({ part }) => part === undefined || part === 1)

  return (
    <div role="rowgroup" className="month-head">
      <div role="row" className="month-line" aria-rowindex={1}>
        <div role="columnheader" className="month-name" aria-colindex={1}>
          {head}
        </div>
        {sides.map((side, at) => (
          <div
            key={side}
            role="columnheader"
            className="month-side"
            data-side={at}
            aria-colindex={2 + at}
          >
            {side}
          </div>
        ))}
        {months.map(({ month }, at) => (
          <div
            key={month}
            role="columnheader"
            className="month-slot"
            aria-colindex={lead + 1 + at * (fine ? 3 : 1)}
            aria-colspan={fine ? 3 : undefined}
            style={{ gridColumn: `span ${fine ? 3 : 1}` }}
          >
            {monthName(month, language)}
          </div>
        ))}
      </div>
      {fine ? (
        <div role="row" className="month-line month-parts" aria-rowindex={2}>
          {slots.map(({ part, span }, at) => (
            <div
              key={span.from}
              role="columnheader"
              className="month-slot"
              aria-colindex={lead + 1 + at}
              style={{ gridColumn: lead + 1 + at }}
            >
              {xunName(part!, language).replace('旬', '')}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}
