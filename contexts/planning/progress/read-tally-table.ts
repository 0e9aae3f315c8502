import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Text } from '#kernel/text.ts'
import {
  type CellValue,
  cleanCell,
  readAmount,
  readDay,
  readDecimal,
  readText,
} from '#platform/documents/cells.ts'
import type { TableFile, TableRow } from '#platform/documents/table-in.ts'
import type { TallyTrack } from './rules/credit.ts'
import { type Counts, complete, type StatedTally } from './rules/tally-row.ts'
import { type Column, columnsOf, trackOf } from './tally-columns.ts'

/** A row as it was read: its figures complete, or everything that is wrong with it. */
export interface ReadRow {
  readonly row: number
  readonly cells: readonly string[]
  readonly day: Day | null
  readonly label: string | null
  readonly track: TallyTrack | null
  readonly counts: Counts | null
  readonly faults: readonly Text[]
}

export interface ReadTable {
  readonly sheet: string
  readonly header: readonly string[]
  readonly columns: readonly (Column | null)[]
  readonly rows: readonly ReadRow[]
  readonly warnings: readonly Text[]
}

/** Reads a table of what was collected; a row 合计 is compared with the rows, never counted as one. */
export function readTallyTable(file: TableFile, today: Day): ReadTable {
  const found = file.sheets
    .filter(({ hidden }) => !hidden)
    .flatMap((sheet) => {
      const at = sheet.rows.slice(0, 20).findIndex(({ cells }) => columnsOf(cells) !== undefined)
      return at === -1 ? [] : [{ sheet, at }]
    })[0]
  if (found === undefined) throw noHeader()
  const { sheet, at } = found
  const header = sheet.rows[at]!.cells
  const columns = columnsOf(header)!
  const body = sheet.rows.slice(at + 1).filter(({ cells }) => !sameCells(cells, header))
  const totals = body.filter((row) => isTotal(row, columns))
  const rows = body
    .filter((row) => !totals.includes(row))
    .map((row) => readRow(row, columns, today))
  return {
    sheet: sheet.name,
    header,
    columns,
    rows,
    warnings: [
      ...file.notices.map(({ text }) => text),
      ...(columns.includes('track') ? [] : [noTrack]),
      ...totals.flatMap((row) => differences(row, columns, rows)),
    ],
  }
}

function readRow({ row, cells }: TableRow, columns: ReadTable['columns'], today: Day): ReadRow {
  const faults: Text[] = []
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? ''
  const value = <T>(read: CellValue<T>): T | null => {
    if ('value' in read) return read.value
    faults.push(read.refusal.text)
    return null
  }
  const on = value(readDay(cell('day')))
  if (on === null && faults.length === 0) faults.push(noDay)
  if (on !== null && (on > today || on < earliest)) faults.push(outsideTime(on))
  const label = readText(cell('unit'))
  const track = trackOf(cell('track'), label)
  if (track === null) faults.push(noSuchTrack(cell('track')))
  if (track === 'group' && label === null) faults.push(groupWithoutUnit)
  const amount = (column: Column, units: readonly string[]) =>
    value(readAmount(cell(column), { units }))
  const stated: Omit<StatedTally, 'day' | 'track'> = {
    visits: amount('visits', ['人次', '次']),
    persons: amount('persons', ['人', '名']),
    visits200: amount('visits200', ['人次', '人']),
    visits300: amount('visits300', ['人次', '人']),
    visits400: amount('visits400', ['人次', '人']),
    renfen: value(readDecimal(cell('renfen'), { units: ['人份'] })),
  }
  if (faults.length > 0 || on === null || track === null) {
    return { row, cells, day: on, label, track, counts: null, faults }
  }
  const done = complete({ ...stated, day: on, track })
  return 'counts' in done
    ? { row, cells, day: on, label, track, counts: done.counts, faults }
    : { row, cells, day: on, label, track, counts: null, faults: done.faults }
}

/** The law that all of this rests on. */
const earliest = '1998-10-01'

const isTotal = ({ cells }: TableRow, columns: ReadTable['columns']): boolean =>
  (['day', 'unit'] as const).some((column) =>
    /^(合计|总计|小计|共计|总和|total)$/i.test(
      cleanCell(cells[columns.indexOf(column)] ?? '').replace(/\s/g, ''),
    ),
  )

/** Where the stated total of a column is not what the rows add up to. */
function differences(
  total: TableRow,
  columns: ReadTable['columns'],
  rows: readonly ReadRow[],
): Text[] {
  return (['visits', 'renfen'] as const).flatMap((column) => {
    const read = readDecimal(total.cells[columns.indexOf(column)] ?? '', {
      units: ['人次', '人份'],
    })
    if (!('value' in read) || read.value === null) return []
    const sum = rows.reduce((all, { counts }) => all + (counts?.[column] ?? 0), 0)
    return sum === read.value ? [] : [totalDiffers(column, read.value, sum)]
  })
}

const sameCells = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length &&
  left.every((cell, at) => cleanCell(cell) === cleanCell(right[at]!))

const noHeader = () =>
  new Problem('import-invalid', {
    zh: '没有找到表头：第一行要有“日期”，以及“人次”“人份”或“200mL”“300mL”“400mL”中的任一列。',
    en: 'No heading was found: it needs a date, and visits, 200 mL units or visits by volume.',
  })

const noTrack: Text = {
  zh: '没有“献血方式”一列：写了单位的算团体，没写单位的算个人。',
  en: 'There is no column for the track: rows with a unit count as group, those without as individual.',
}

const noDay: Text = { zh: '没有日期', en: 'It has no date.' }

const outsideTime = (on: Day): Text => ({
  zh: `${on} 不在 ${earliest} 到今天之间`,
  en: `${on} is not between ${earliest} and today.`,
})

const noSuchTrack = (found: string): Text => ({
  zh: `不认识献血方式“${found}”；可写团体、个人、保障、单采、其他。`,
  en: `“${found}” is no track; write 团体, 个人, 保障, 单采 or 其他.`,
})

const groupWithoutUnit: Text = {
  zh: '团体献血没有写单位',
  en: 'A group donation without a unit.',
}

const totalDiffers = (column: 'visits' | 'renfen', stated: number, sum: number): Text => ({
  zh: `合计行${column === 'visits' ? '人次' : '人份'}写 ${stated}，可读的各行相加是 ${sum}`,
  en: `The total states ${stated} ${column === 'visits' ? 'visits' : 'units of 200 mL'}; the rows that could be read add up to ${sum}.`,
})
