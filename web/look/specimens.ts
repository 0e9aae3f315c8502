import { day } from '#kernel/days.ts'
import type { RowKind } from '../kit/ledger.ts'
import type { Grain } from '../kit/month-grid.ts'
import { place, slotsOf } from '../kit/month-grid.ts'
import type { GridBar, GridLine } from '../kit/month-grid-shapes.ts'

/** A row of the specimen ledger; figures of the 2020 notice of 青浦, the rest marked 演示. */
export interface Specimen {
  readonly name: string
  readonly kind: RowKind
  readonly before: number | null
  readonly heads: number | null
  readonly target: number | null
  readonly cap: number | null
}

const town = (name: string, before: number, heads: number | null, target: number): Specimen => ({
  name,
  kind: 'row',
  before,
  heads,
  target,
  cap: 0.025,
})

export const towns: readonly Specimen[] = [
  { name: '镇、街道', kind: 'group', before: 9778, heads: 489_200, target: 10_118, cap: null },
  town('夏阳街道', 468, 34_510, 490),
  town('盈浦街道', 459, 34_640, 478),
  town('香花桥街道', 659, 39_880, 682),
  town('朱家角镇', 1189, 55_290, 1222),
  town('练塘镇', 1109, 48_010, 1133),
  town('金泽镇', 1146, 44_100, 1200),
  town('赵巷镇', 773, null, 804),
  town('华新镇', 1294, 58_330, 1330),
  { name: '个人与保障', kind: 'group', before: null, heads: null, target: null, cap: null },
]

const item = (key: string, from: string, to: string, amount: number, more = {}): GridBar => ({
  key,
  span: { from: day(from), to: day(to) },
  first: 0,
  last: 0,
  amount,
  ...more,
})

/** The lines of the specimen schedule, laid into months or ten-day periods. */
export const scheduleLines = (grain: Grain): readonly GridLine[] =>
  rows.map((row) => ({ ...row, bars: row.bars.map((bar) => laid(bar, grain)) }))

function laid(bar: GridBar, grain: Grain): GridBar {
  const at = place(bar.span, slotsOf(2020, grain))!
  return { ...bar, first: Math.floor(at.start), last: Math.ceil(at.start + at.width) - 1 }
}

const rows: readonly GridLine[] = [
  {
    key: '夏阳',
    name: '夏阳街道',
    sides: () => ['490', '455', '35'],
    bars: [item('a', '2020-04-01', '2020-04-30', 455)],
  },
  { key: '朱家角', name: '朱家角镇', sides: () => ['1,222', '1,211', '11'], bars: [] },
  {
    key: '沈巷',
    name: '沈巷',
    indent: true,
    sides: () => ['', '439', ''],
    bars: [item('b', '2020-06-01', '2020-06-30', 439)],
  },
  {
    key: '未注明',
    name: '未注明片区',
    indent: true,
    sides: () => ['', '772', ''],
    bars: [item('c', '2020-12-01', '2020-12-31', 772)],
  },
  {
    key: '华新',
    name: '华新镇',
    sides: () => ['1,330', '1,243', '87'],
    bars: [item('d', '2020-07-01', '2020-08-31', 1243, { note: '跨 7–8 月' })],
  },
  {
    key: '赵巷',
    name: '赵巷镇',
    sides: () => ['804', '647', '157'],
    bars: [item('e', '2020-08-01', '2020-09-30', 647, { note: '跨 8–9 月' })],
  },
  {
    key: '保障',
    name: '春节应急保障',
    sides: () => ['--', '669', '−669'],
    bars: [item('f', '2020-01-01', '2020-01-31', 669, { reserve: true })],
  },
]

export const bands = [
  { name: '春节前后', span: { from: day('2020-01-10'), to: day('2020-02-08') } },
  { name: '高温', span: { from: day('2020-07-01'), to: day('2020-08-31') } },
]
