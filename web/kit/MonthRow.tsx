/* biome-ignore-all lint/a11y/useSemanticElements: rows that are not drawn leave no table */
/* biome-ignore-all lint/a11y/useFocusableInteractive: each cell gets its tabIndex with its place */
import { memo } from 'react'
import { GridEditor } from './GridEditor.tsx'
import type { Reach } from './grid-cursor.ts'
import { MonthBar } from './MonthBar.tsx'
import type { Slot } from './month-grid.ts'
import type { GridLine } from './month-grid-shapes.ts'
import type { GridEditing } from './useGridEditing.ts'

interface Props {
  readonly line: GridLine
  readonly index: number
  /** Its place from the top, in pixels. */
  readonly start: number
  readonly rowIndex: number
  readonly slots: readonly Slot[]
  readonly lead: number
  readonly selected: string | undefined
  /** The first column of the cell with the cursor, where it is in this line. */
  readonly cursor: number | undefined
  /** The selected columns, where this line is among the selected. */
  readonly marked: Reach | undefined
  readonly editing: GridEditing | undefined
  readonly draggable: boolean
}

/** A line of the grid: its name, its figures, and its bars over the year. */
export const MonthRow = memo(function MonthRow(props: Props) {
  const { line, index, start, lead, slots, selected } = props
  const { name, heading, further } = line
  const sides = line.sides?.() ?? []
  const cell = (column: number) => ({
    'aria-colindex': column + 1,
    'aria-selected': props.marked !== undefined && isIn(column, props.marked),
    'data-column': column,
    'data-cursor': props.cursor === column || undefined,
    tabIndex: props.cursor === column ? 0 : -1,
  })

  return (
    <div
      role="row"
      className="month-line"
      aria-rowindex={props.rowIndex}
      data-line={index}
      data-indent={line.indent || undefined}
      data-heading={heading || undefined}
      data-selected={line.bars.some(({ key }) => key === selected) || undefined}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div
        role="rowheader"
        className="month-name"
        aria-colspan={heading ? lead + slots.length : undefined}
        {...cell(0)}
      >
        {further ? <span className="unseen">{name}</span> : name}
      </div>
      {heading
        ? null
        : Array.from({ length: lead - 1 }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <div key={at} role="gridcell" className="month-side" data-side={at} {...cell(at + 1)}>
              {sides[at]}
            </div>
          ))}
      {heading ? null : <Slots {...props} cell={cell} />}
    </div>
  )
})

type CellOf = (column: number) => object

/** Each column of the year once: a bar with those it reaches over, else an empty cell. */
function Slots({
  line,
  lead,
  slots,
  editing,
  selected,
  draggable,
  cell,
}: Props & { readonly cell: CellOf }) {
  const bars = new Map(line.bars.map((bar) => [bar.first, bar]))
  const cells = []
  for (let at = 0; at < slots.length; ) {
    const bar = bars.get(at)
    const width = bar === undefined ? 1 : bar.last - bar.first + 1
    const isEdited = editing?.at?.column === lead + at
    cells.push(
      <div
        key={at}
        role="gridcell"
        className="month-slot"
        aria-colspan={width > 1 ? width : undefined}
        style={{ gridColumn: `${lead + at + 1} / span ${width}` }}
        {...cell(lead + at)}
      >
        {bar === undefined ? null : (
          <MonthBar
            bar={bar}
            row={line.name}
            slots={slots}
            pressed={bar.key === selected}
            draggable={draggable}
          />
        )}
        {isEdited ? <GridEditor editing={editing!} label={line.name} /> : null}
      </div>,
    )
    at += width
  }
  return cells
}

const isIn = (column: number, { first, last }: Reach): boolean => column >= first && column <= last
