import { unitNames } from '#kernel/unit-words.ts'
import type { Look } from '#platform/change.ts'
import { type ColumnOut, type TableOut, writeXlsx } from '#platform/documents/table-out.ts'
import type { Asked } from './ground.ts'
import { collectedDefinitions, collectedNames } from './rules/counted-words.ts'
import { wholeForecast } from './rules/forecast.ts'
import type { ProgressState } from './rules/progress.ts'
import { tolerance } from './rules/progress.ts'
import type { PartMonthsShape, ProgressRow, ProgressShape } from './shapes.ts'
import { viewMonths } from './view-months.ts'
import { viewProgress } from './view-progress.ts'

/** Progress as a spreadsheet, in the order of the plan and never by rank. */
export async function progressFile(look: Look, asked: Asked): Promise<File> {
  const progress = await viewProgress(look, asked)
  const { ground } = progress
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '进度',
        title: [
          `${ground.regionName}${ground.year}年无偿献血进度`,
          `截至 ${ground.on}，第 ${ground.revision} 版计划${ground.asOf.demo ? '，完成数为演示' : ''}`,
        ],
        columns: columnsOf(unitNames[ground.unit].zh, collectedNames[ground.unit].zh),
        rows: progress.rows.map(cellsOf),
        notes: notesOf(progress),
      },
      monthSheet(progress, (await viewMonths(look, asked)).parts),
    ],
  })
  return new File([new Uint8Array(bytes)], `进度-${ground.regionName}-${ground.on}.xlsx`, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
}

/** Actual beside plan for every part, month by month. */
function monthSheet(
  { ground, rows }: ProgressShape,
  parts: PartMonthsShape['parts'],
): TableOut['sheets'][number] {
  const months = new Map(parts.map((part) => [part.key, part]))
  const every = Array.from({ length: 12 }, (_, at) => at)
  return {
    name: '分月',
    title: [
      `${ground.regionName}${ground.year}年各单位分月进度`,
      `截至 ${ground.on}，单位：${collectedNames[ground.unit].zh}`,
    ],
    columns: [
      { header: '单位', kind: 'text' },
      ...every.flatMap((at): ColumnOut[] => [
        { header: '计划', group: `${at + 1}月`, kind: 'integer' },
        { header: '完成', group: `${at + 1}月`, kind: 'decimal' },
      ]),
    ],
    rows: rows.map(({ key, label }) => {
      const { plan = null, actual = [] } = months.get(key) ?? {}
      return [label, ...every.flatMap((at) => [plan?.[at] ?? null, actual[at] ?? null])]
    }),
    notes: ['计划按天分到各月，含集中安排的分摊；空格为未排期、未到月份或来源未载。'],
  }
}

const columnsOf = (unit: string, counted: string): readonly ColumnOut[] => [
  { header: '单位', kind: 'text' },
  { header: '年度目标', kind: 'integer', unit },
  { header: '至今应完成', kind: 'integer', unit },
  { header: '其中分摊', kind: 'integer', unit },
  { header: '至今完成', kind: 'decimal', unit: counted },
  { header: '与计划之差', kind: 'decimal', unit },
  { header: '完成率', kind: 'percent' },
  { header: '状态', kind: 'text' },
  { header: '年末预计', kind: 'integer', unit },
  { header: '预计下限', kind: 'integer', unit },
  { header: '预计上限', kind: 'integer', unit },
  { header: '补齐约需场次', kind: 'integer' },
  { header: '人次', kind: 'integer' },
]

const cellsOf = (row: ProgressRow) => {
  const forecast = wholeForecast(row)
  return [
    row.label,
    row.target ?? '待下达',
    row.toDate ?? (row.target === null ? null : '未排期'),
    row.derived,
    row.actual,
    row.gap,
    row.completion,
    stateWords[row.state],
    forecast?.atYearsEnd ?? null,
    forecast?.low ?? null,
    forecast?.high ?? null,
    row.closing?.sessions ?? null,
    row.collected.visits,
  ]
}

const stateWords: Readonly<Record<ProgressState, string>> = {
  behind: '落后',
  'on-plan': '按计划',
  ahead: '提前',
  unscheduled: '未排期',
  pending: '待下达',
  unknown: '--',
}

const notesOf = ({ ground, beside }: ProgressShape): readonly string[] => [
  '至今应完成：按已排的时间段累计，段内按天数计（舍去小数）；不按全年天数平均。',
  '其中分摊：集中安排的数按各单位尚欠之数分摊，对不上时按目标比例分摊。',
  `按计划：与至今应完成相差在 ${tolerance.share * 100}% 或 ${tolerance.least} ${unitNames[ground.unit].zh}以内。`,
  '年末预计：至今完成 + 余下计划 × 至今完成与至今应完成之比；上下限取已结束时段中最差和最好的十分之一，不足三段不给；只排了一部分的不预计。',
  ...(ground.unit === 'person' ? [`人：${collectedDefinitions.person.zh}`] : []),
  '排序按计划原表，不按名次。',
  ...(beside.visits === 0
    ? []
    : [
        `计划外另有 ${beside.visits} 人次、${beside.renfen === null ? '人份未载' : `${beside.renfen} 人份`}。`,
      ]),
  ...ground.asOf.sources.map(({ fileName, demo }) => `来源：${fileName}${demo ? '（演示）' : ''}`),
]
