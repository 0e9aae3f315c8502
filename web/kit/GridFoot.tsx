/* biome-ignore-all lint/a11y/useSemanticElements: rows that are not drawn leave no table */
/* biome-ignore-all lint/a11y/useFocusableInteractive: the cursor of a grid goes through its cells */
import type { Slot } from './month-grid.ts'
import type { GridTotal } from './month-grid-shapes.ts'

/** The rows under the double rule: sums, and what else is said of each column. */
export function GridFoot(props: {
  readonly totals: readonly GridTotal[]
  readonly sides: readonly string[]
  readonly slots: readonly Slot[]
  /** How many rows stand above. */
  readonly after: number
}) {
  const { totals, sides, slots, after } = props
  if (totals.length === 0) return null
  return (
    <div role="rowgroup" className="month-foot">
      {totals.map((total, row) => (
        <div key={total.key} role="row" className="month-line" aria-rowindex={after + row + 1}>
          <div role="rowheader" className="month-name" aria-colindex={1}>
            {total.name}
          </div>
          {sides.map((side, at) => (
            <div
              key={side}
              role="gridcell"
              className="month-side"
              data-side={at}
              aria-colindex={2 + at}
            >
              {total.sides?.[at]}
            </div>
          ))}
          {slots.map(({ span }, at) => (
            <div
              key={span.from}
              role="gridcell"
              className="month-slot"
              aria-colindex={2 + sides.length + at}
            >
              {total.cells[at]}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
