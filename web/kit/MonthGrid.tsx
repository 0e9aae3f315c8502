/* biome-ignore-all lint/a11y/useSemanticElements: rows that are not drawn leave no table */
import { useEffect, useMemo } from 'react'
import './MonthGrid.css'
import { GridFoot } from './GridFoot.tsx'
import { GridHead } from './GridHead.tsx'
import { MonthRow } from './MonthRow.tsx'
import { type Grain, placeByDay, type Slot, slotsOf } from './month-grid.ts'
import type { GridLine, GridPlace, MonthGridProps } from './month-grid-shapes.ts'
import { useGridCursor } from './useGridCursor.ts'
import { useGridEditing } from './useGridEditing.ts'
import { useGridKeys } from './useGridKeys.ts'
import { useGridPointer } from './useGridPointer.ts'
import { useGridWindow } from './useGridWindow.ts'

/**
 * A schedule: rows of units, a year of months or ten-day periods, each item one bar as long as its
 * span. One grid with one tab stop: arrows go from cell to cell, a bar is one cell however long it is;
 * only the lines that are seen are drawn.
 */
export function MonthGrid(props: MonthGridProps) {
  const { year, grain = 'month', lines, sides = [], totals = [], frozen = 'name', work } = props
  const slots = useMemo(() => slotsOf(year, grain), [year, grain])
  const lead = 1 + sides.length
  const cursor = useGridCursor({ lines, lead, slots: slots.length })
  const { at, area, go, box } = cursor
  const view = useGridWindow(lines.length, at.line, box)
  const editing = useGridEditing({ cursor, work, lines: lines.length })
  const onKeyDown = useGridKeys({
    cursor,
    editing,
    work,
    lines: lines.length,
    page: view.page,
    onSelect: props.onSelect,
  })
  const pointer = useGridPointer({ cursor, work, lead, onSelect: props.onSelect })
  const headRows = grain === 'xun' ? 2 : 1
  const { goTo } = props

  // biome-ignore lint/correctness/useExhaustiveDependencies: goes once for each time it is asked
  useEffect(() => {
    const to = goTo === undefined ? undefined : placeOf(goTo, lines)
    if (to !== undefined)
      go({ line: to.line, column: lead + (to.column ?? Math.max(0, at.column - lead)) })
  }, [goTo])
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the cursor goes, it is seen
  useEffect(() => view.show(at.line), [at.line])

  return (
    <div
      ref={box}
      className="month-grid"
      data-grain={grain}
      data-sides={sides.length}
      data-frozen={frozen}
      data-long={view.isLong || undefined}
    >
      <div
        role="grid"
        className="month-whole"
        aria-label={props.caption}
        aria-multiselectable={work !== undefined}
        aria-readonly={work === undefined}
        aria-rowcount={headRows + lines.length + totals.length}
        aria-colcount={lead + slots.length}
        tabIndex={-1}
        style={{ '--slots': slots.length } as object}
        onKeyDown={onKeyDown}
        onCopy={(event) => editing.onClip(event, false)}
        onCut={(event) => editing.onClip(event, true)}
        onPaste={editing.onPaste}
        onDoubleClick={() => editing.begin()}
        {...pointer}
      >
        <Bands bands={props.bands ?? []} slots={slots} grain={grain} />
        <GridHead head={props.head} sides={sides} slots={slots} />
        <div role="rowgroup" className="month-body" style={{ height: view.height }}>
          {view.rows.map(({ index, start }) => (
            <MonthRow
              key={lines[index]!.key}
              line={lines[index]!}
              index={index}
              start={start}
              rowIndex={headRows + index + 1}
              slots={slots}
              lead={lead}
              selected={props.selected}
              cursor={index === at.line ? cursor.cellAt(at).first : undefined}
              marked={index >= area.from && index <= area.to ? area : undefined}
              editing={editing.at?.line === index ? editing : undefined}
              draggable={work !== undefined}
            />
          ))}
        </div>
        <GridFoot totals={totals} sides={sides} slots={slots} after={headRows + lines.length} />
      </div>
    </div>
  )
}

/** Where something is by now, since lines may have changed their order. */
function placeOf(goTo: GridPlace, lines: readonly GridLine[]) {
  if ('line' in goTo) return { line: goTo.line, column: undefined }
  const line = lines.findIndex(({ bars }) => bars.some(({ key }) => key === goTo.bar))
  const bar = lines[line]?.bars.find(({ key }) => key === goTo.bar)
  return bar === undefined ? undefined : { line, column: bar.first }
}

function Bands(props: {
  readonly bands: NonNullable<MonthGridProps['bands']>
  readonly slots: readonly Slot[]
  readonly grain: Grain
}) {
  const share = 100 / props.slots.length
  return (
    <div className="month-bands" aria-hidden="true">
      {props.bands.map(({ name, span }) => {
        const at = placeByDay(span, props.slots)
        return at === undefined ? null : (
          <span key={name} style={{ left: `${at.start * share}%`, width: `${at.width * share}%` }}>
            {name}
          </span>
        )
      })}
    </div>
  )
}
