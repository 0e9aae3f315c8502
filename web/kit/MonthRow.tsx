import { number, span as spanText } from '../words/format.ts'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import type { GridItem, GridRow } from './MonthGrid.tsx'
import { lanes, type Place, place, type Slot } from './month-grid.ts'

interface Props {
  readonly row: GridRow
  readonly slots: readonly Slot[]
  readonly sides: readonly string[]
  readonly selected: string | undefined
  readonly onSelect: ((item: string) => void) | undefined
  /** The one bar of the grid that Tab reaches. */
  readonly stop: string | undefined
  readonly onFocus: (item: string) => void
}

/** A unit's row: its name, its figures, and its bars over the year. */
export function MonthRow({ row, slots, sides, selected, onSelect, stop, onFocus }: Props) {
  const tracks = lanes(row.items)
  const bars = tracks.flatMap((track, lane) =>
    track.map((item) => ({ item, lane, at: place(item.span, slots) })),
  )

  return (
    <tr
      data-indent={row.indent || undefined}
      aria-selected={row.items.some(({ key }) => key === selected)}
      style={{ '--lanes': Math.max(tracks.length, 1) } as object}
    >
      <th scope="row" className="month-name">
        {row.name}
      </th>
      {sides.map((side, at) => (
        <td key={side} className="month-side">
          {row.sides?.[at]}
        </td>
      ))}
      {slots.map(({ span }, column) => (
        <td key={span.from} className="month-slot">
          {bars.map(({ item, lane, at }) =>
            at === undefined || Math.floor(at.start) !== column ? null : (
              <Bar
                key={item.key}
                item={item}
                row={row.name}
                lane={lane}
                at={{ ...at, start: at.start - column }}
                pressed={item.key === selected}
                tabStop={item.key === stop}
                onFocus={onFocus}
                onSelect={onSelect}
              />
            ),
          )}
        </td>
      ))}
    </tr>
  )
}

function Bar(props: {
  readonly item: GridItem
  readonly row: string
  readonly lane: number
  /** In widths of the column it begins in. */
  readonly at: Place
  readonly pressed: boolean
  readonly tabStop: boolean
  readonly onFocus: (key: string) => void
  readonly onSelect: ((key: string) => void) | undefined
}) {
  const { item, at, lane } = props
  const words = useWords(kitWords)
  const amount = item.amount === null ? words.blank : number(item.amount)
  const style = { '--start': at.start, '--width': at.width, '--lane': lane } as object

  return (
    <button
      type="button"
      className="month-bar"
      data-item={item.key}
      data-reserve={item.reserve || undefined}
      aria-pressed={props.pressed}
      tabIndex={props.tabStop ? 0 : -1}
      style={style}
      onFocus={() => props.onFocus(item.key)}
      onClick={() => props.onSelect?.(item.key)}
    >
      <span className="unseen">
        {`${props.row}，${spanText(item.span)}，${item.reserve === true ? `${words.reserve}，` : ''}`}
      </span>
      <b>{amount}</b>
      {item.note === undefined ? null : <span>{item.note}</span>}
    </button>
  )
}
