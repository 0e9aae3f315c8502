import { useMemo, useState } from 'react'
import { monthOf } from '#kernel/days.ts'
import { Missing } from '#web/kit/Missing.tsx'
import { MonthGrid } from '#web/kit/MonthGrid.tsx'
import type { GridBar, GridLine } from '#web/kit/month-grid-shapes.ts'
import { monthName, number, xunName } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { Grain } from '../../rules/grain.ts'
import { type Bar, slotsOfYear } from '../../rules/grid/slots.ts'
import type { ItemShape, PlanShape } from '../../shapes.ts'
import { plainLabel } from '../plan/plain-label.ts'
import { FindBar } from './FindBar.tsx'
import { type GridLook, GridTools } from './GridTools.tsx'
import { gridWords } from './grid-words.ts'
import { PasteDialog } from './PasteDialog.tsx'
import { bandsOf } from './periods.ts'
import { ganttLines, isHeading, matrixLines, type ScheduleLine } from './schedule-lines.ts'
import type { ScheduleRow } from './schedule-rows.ts'
import { copiedSides, useGridWork } from './useGridWork.ts'
import { usePasting } from './usePasting.ts'
import type { Placing } from './usePlacing.ts'
import { useScheduleTotals } from './useScheduleTotals.tsx'
import { scheduleWords } from './words.ts'

interface Props {
  readonly plan: PlanShape
  readonly grain: Grain
  readonly view: 'matrix' | 'gantt'
  readonly look: GridLook
  readonly onLook: (change: Partial<GridLook>) => void
  readonly selected: string | undefined
  readonly onSelect: (item: string) => void
  readonly unsaved: ReadonlySet<string>
  readonly placing: Placing
  /** False where nothing may be edited: the grid is only walked through and copied from. */
  readonly editable: boolean
}

/** The spans of a plan as one grid that is worked in by keys, clipboard and pointer. */
export function ScheduleGrid(props: Props) {
  const { plan, grain, view, look, placing } = props
  const words = useWords(scheduleWords)
  const common = useWords(gridWords)
  const language = useLanguage()
  const [finding, setFinding] = useState(false)
  const slots = useMemo(() => slotsOfYear(plan.year, grain), [plan.year, grain])
  const { group, show } = look
  const lines = useMemo<readonly ScheduleLine[]>(
    () => (view === 'gantt' ? ganttLines(plan, slots) : matrixLines(plan, slots, { group, show })),
    [plan, slots, view, group, show],
  )
  const gridLines = useGridLines(lines, props)
  const pasting = usePasting({ plan, lines, slots, placing })
  const head =
    view === 'gantt' ? [words.from, words.to] : [words.target, words.placed, words.remaining]
  const names = slots.map(({ from }, at) =>
    grain === 'month'
      ? monthName(at + 1, language)
      : `${monthOf(from)}月${xunName(((at % 3) + 1) as 1 | 2 | 3, 'zh')}`,
  )
  const { work, said, say, goTo, setGoTo } = useGridWork({
    plan,
    grain,
    lines,
    slots,
    placing,
    sides: copiedSides([words.unit, ...head.slice(0, 3)], names),
    onPaste: pasting.take,
    onFind: () => setFinding(true),
  })
  const bands = bandsOf(plan.year)
  const total = useScheduleTotals(plan, grain)

  return (
    <div className="plan-schedule" data-grain={grain}>
      <GridTools
        look={look}
        onLook={props.onLook}
        onFind={() => setFinding(true)}
        arranged={view === 'matrix'}
      />
      <p className="plan-said" role="alert">
        {said}
      </p>
      {finding ? (
        <FindBar
          lines={lines}
          onGo={(line) => setGoTo({ line })}
          onClose={() => setFinding(false)}
        />
      ) : null}
      <MonthGrid
        caption={words.title(plan.year)}
        year={plan.year}
        grain={grain}
        head={words.unit}
        sides={head}
        frozen={look.freeze}
        bands={[
          { name: words.festival, span: bands.festival },
          { name: words.heat, span: bands.heat },
        ]}
        lines={gridLines}
        totals={view === 'gantt' ? [] : [total]}
        selected={props.selected}
        onSelect={props.onSelect}
        work={props.editable ? work : undefined}
        goTo={goTo}
      />
      {pasting.asked === undefined ? null : (
        <PasteDialog
          asked={pasting.asked}
          onWrite={() => {
            if (pasting.asked?.is === 'ready') say(placing.make(pasting.asked.changes))
            pasting.close()
          }}
          onClose={pasting.close}
        />
      )}
      {props.editable ? null : <p className="caption">{common.readOnly}</p>}
    </div>
  )
}

/** The lines as the grid draws them; figures are put in words only where a line is seen. */
function useGridLines(
  lines: readonly ScheduleLine[],
  { grain, view, unsaved }: Pick<Props, 'grain' | 'view' | 'unsaved'>,
): readonly GridLine[] {
  const words = useWords(scheduleWords)
  const common = useWords(gridWords)
  return useMemo(() => {
    const name = rowName(words)
    return lines.map((line): GridLine => {
      if (isHeading(line)) {
        const { key, group, rows, placed, amount } = line
        const [count, done, target] = [number(rows), number(placed), number(amount)]
        const text = common.heading(group ?? common.noGroup, count, done, target)
        return { key, name: text, heading: true, bars: [] }
      }
      const { key, row, further, bars } = line
      const [item] = row.items
      return {
        key,
        further,
        name: view === 'gantt' ? ganttName(row, item!) : name(row),
        indent: view === 'matrix' && row.is === 'area',
        sides: () =>
          further ? [] : view === 'gantt' ? [item!.from.slice(5), item!.to.slice(5)] : sidesOf(row),
        bars: bars.map((bar) => ({
          ...gridBar(bar, grain, words.spans),
          reserve: row.is === 'reserve',
          unsaved: unsaved.has(bar.item.key),
        })),
      }
    })
  }, [lines, grain, view, unsaved, words, common])
}

/** A span as a bar; across months it says which, where the columns are wide enough. */
function gridBar(
  { item: { key, from, to, amount }, first, last }: Bar<ItemShape>,
  grain: Grain,
  spans: (from: number, to: number) => string,
): GridBar {
  const bar = { key, span: { from, to }, first, last, amount }
  const across = monthOf(from) !== monthOf(to) && grain === 'month'
  return across ? { ...bar, note: spans(monthOf(from), monthOf(to)) } : bar
}

const ganttName = ({ target }: ScheduleRow, { label, area }: ItemShape): string => {
  const name = label ?? target.label
  return area === null ? name : `${name}（${area}）`
}

const rowName =
  (words: { noArea: string; members: (label: string, count: string) => string }) =>
  ({ is, name, target, members }: ScheduleRow): string => {
    if (is === 'area') return name ?? words.noArea
    if (is === 'reserve') return name ?? target.label
    return members === 0 ? target.label : words.members(plainLabel(target.label), number(members))
  }

function sidesOf({ is, amount, placed, remaining, unscheduled }: ScheduleRow) {
  const target =
    is === 'area' ? null : amount === null ? (
      <Missing key="target" kind={is === 'reserve' ? 'no-data' : 'pending'} />
    ) : (
      number(amount)
    )
  if (unscheduled) return [target, <Missing key="placed" kind="unscheduled" />, null]
  return [
    target,
    placed === null ? null : number(placed),
    // A reserve has no target of its own, and nothing left of it.
    remaining === null || is === 'reserve' ? null : <b key="left">{number(remaining)}</b>,
  ]
}
