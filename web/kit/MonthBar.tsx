import { number, span as spanText } from '../words/format.ts'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import { place, type Slot } from './month-grid.ts'
import type { GridBar } from './month-grid-shapes.ts'

/** A span of days in its cell: as long as its days where the columns are fine, else over whole ones. */
export function MonthBar(props: {
  readonly bar: GridBar
  readonly row: string
  readonly slots: readonly Slot[]
  readonly pressed: boolean
  readonly draggable: boolean
}) {
  const { bar, row, slots } = props
  const words = useWords(kitWords)
  const at = place(bar.span, slots)
  const columns = bar.last - bar.first + 1
  const style = {
    '--start': at === undefined ? 0 : (at.start - bar.first) / columns,
    '--width': at === undefined ? 1 : at.width / columns,
  } as object

  return (
    <span
      className="month-bar"
      data-bar={bar.key}
      data-reserve={bar.reserve || undefined}
      data-unsaved={bar.unsaved || undefined}
      data-pressed={props.pressed || undefined}
      style={style}
    >
      <span className="unseen">
        {`${row}，${spanText(bar.span)}，${bar.reserve === true ? `${words.reserve}，` : ''}`}
      </span>
      {props.draggable ? <i data-end="first" /> : null}
      <b>{bar.amount === null ? words.blank : number(bar.amount)}</b>
      {bar.note === undefined ? null : <span>{bar.note}</span>}
      {props.draggable ? <i data-end="last" /> : null}
    </span>
  )
}
