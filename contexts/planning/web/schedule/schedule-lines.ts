import type { Span } from '#kernel/days.ts'
import { type Bar, barLines } from '../../rules/grid/slots.ts'
import type { GridRow } from '../../rules/grid/writing.ts'
import type { ItemShape, PlanShape } from '../../shapes.ts'
import { type ScheduleRow, scheduleRows } from './schedule-rows.ts'

/** A line of the grid: a row's bars that share no column, or the heading of a group. */
export type ScheduleLine = RowLine | HeadingLine

export interface RowLine {
  readonly key: string
  readonly row: ScheduleRow
  /** A further line of the row above, whose bars meet. */
  readonly further: boolean
  readonly bars: readonly Bar<ItemShape>[]
}

export interface HeadingLine {
  readonly key: string
  /** The line or town that the rows below are of; null: they are of none. */
  readonly group: string | null
  readonly rows: number
  readonly amount: number
  readonly placed: number
}

export const groupings = ['none', 'line', 'town'] as const
export type Grouping = (typeof groupings)[number]
export const shownRows = ['all', 'unscheduled', 'left', 'scheduled'] as const
export type ShownRows = (typeof shownRows)[number]

export interface Arrangement {
  readonly group: Grouping
  readonly show: ShownRows
}

/** The lines of the matrix: the rows that are asked for, grouped, each with as many lines as its bars need. */
export function matrixLines(
  plan: Pick<PlanShape, 'targets' | 'items'>,
  slots: readonly Span[],
  { group, show }: Arrangement,
): readonly ScheduleLine[] {
  const rows = chosen(scheduleRows(plan), show)
  if (group === 'none') return rows.flatMap((row) => linesOf(row, slots))
  const groups = Map.groupBy(rows, (row) => groupOf(row, group))
  return [...groups.keys()]
    .toSorted((a, b) => (a === null ? 1 : b === null ? -1 : a.localeCompare(b, 'zh-CN')))
    .flatMap((name) => {
      const those = groups.get(name)!
      return [headingOf(name, those), ...those.flatMap((row) => linesOf(row, slots))]
    })
}

/** The lines of the Gantt chart: one for each span, in the order of the year. */
export function ganttLines(
  plan: Pick<PlanShape, 'targets' | 'items'>,
  slots: readonly Span[],
): readonly RowLine[] {
  const rows = scheduleRows(plan).flatMap((row) => row.items.map((item) => ({ row, item })))
  return rows
    .toSorted((a, b) =>
      a.item.from < b.item.from
        ? -1
        : a.item.from > b.item.from
          ? 1
          : a.item.to < b.item.to
            ? -1
            : 1,
    )
    .map(({ row, item }) => ({
      key: item.key,
      row: { ...row, items: [item] },
      further: false,
      bars: barLines([item], slots)[0]!,
    }))
}

export const isHeading = (line: ScheduleLine): line is HeadingLine => 'group' in line

/** A row as spans are written into it; `name` is what it is matched by. */
export const gridRow = ({ key, target, is, name, items }: ScheduleRow): GridRow => ({
  key,
  targetKey: target.key,
  area: is === 'area' ? name : null,
  label: is === 'reserve' ? name : null,
  name:
    is === 'area'
      ? `${target.label}(${name ?? '未注明片区'})`
      : is === 'reserve'
        ? (name ?? target.label)
        : target.label,
  items,
})

/** The rows of some lines, each once. */
export const rowsOfLines = (lines: readonly ScheduleLine[]): readonly GridRow[] => {
  const rows = new Map<string, GridRow>()
  for (const line of lines) {
    if (!isHeading(line) && !rows.has(line.row.key)) rows.set(line.row.key, gridRow(line.row))
  }
  return [...rows.values()]
}

/** The lines whose unit or area has a text in its name. */
export function found(lines: readonly ScheduleLine[], text: string): readonly number[] {
  const wanted = text.normalize('NFKC').trim().toLowerCase()
  if (wanted === '') return []
  return lines.flatMap((line, at) => {
    if (isHeading(line) || line.further) return []
    const { target, name } = line.row
    return `${target.label} ${name ?? ''}`.toLowerCase().includes(wanted) ? [at] : []
  })
}

const linesOf = (row: ScheduleRow, slots: readonly Span[]): RowLine[] =>
  barLines(row.items, slots).map((bars, at) => ({
    key: at === 0 ? row.key : `${row.key} ${at}`,
    row,
    further: at > 0,
    bars,
  }))

function chosen(rows: readonly ScheduleRow[], show: ShownRows): readonly ScheduleRow[] {
  if (show === 'all') return rows
  const fits = ({ unscheduled, remaining }: ScheduleRow) =>
    show === 'unscheduled'
      ? unscheduled
      : show === 'left'
        ? remaining !== null && remaining !== 0
        : !unscheduled
  // An area is shown with its unit, whose figures it is part of.
  const units = new Set(
    rows.filter((row) => row.is !== 'area' && fits(row)).map(({ target }) => target.key),
  )
  return rows.filter((row) => (row.is === 'area' ? units.has(row.target.key) : fits(row)))
}

const groupOf = ({ target }: ScheduleRow, group: Grouping): string | null =>
  target.kind !== 'unit' ? null : group === 'town' ? target.town : (target.lines[0] ?? null)

function headingOf(group: string | null, rows: readonly ScheduleRow[]): HeadingLine {
  const units = rows.filter(({ is }) => is !== 'area')
  const sum = (of: (row: ScheduleRow) => number | null) =>
    units.reduce((total, row) => total + (of(row) ?? 0), 0)
  return {
    key: `group ${group ?? ''}`,
    group,
    rows: units.length,
    amount: sum(({ amount }) => amount),
    placed: sum(({ placed }) => placed),
  }
}
