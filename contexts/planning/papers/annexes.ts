import type { Annex, PaperCell, PaperColumn, PaperRow, PaperTable } from '#platform/papers/paper.ts'
import { basisOf } from '../rules/caps.ts'
import { childrenOf } from '../rules/draft.ts'
import { grainOf } from '../rules/grain.ts'
import type { ItemShape, PlanShape, TargetShape } from '../shapes.ts'
import { annexRows } from '../sheets/annex-rows.ts'
import { unitNames } from '../sheets/as-file.ts'
import { periodText } from './periods.ts'

/**
 * The annexes of a plan, as the offices' own notices have them: a table for each group, its units in
 * their order, then the months; or one table with its ten-day periods, where every item is a unit's.
 */
export function annexesOf(plan: PlanShape): Annex[] {
  const timed = grainOf(plan.items) === 'xun'
  const holders = new Set(plan.targets.flatMap(({ key, kind }) => (kind === 'unit' ? [key] : [])))
  const inOne = timed && plan.items.every(({ targetKey }) => holders.has(targetKey))
  return [...quotaAnnexes(plan, inOne), ...(inOne ? [] : scheduleAnnexes(plan))]
}

/** A table for each part that has units below it. */
function quotaAnnexes(plan: PlanShape, timed: boolean): Annex[] {
  const children = childrenOf(plan.targets)
  return plan.targets.flatMap((group) => {
    const units = (children.get(group.key) ?? []).filter(({ kind }) => kind === 'unit')
    if (units.length === 0) return []
    const table = quotaTable(plan, units, timed)
    return [
      { title: `${plan.year}年${plan.regionName}${titleOf(group)}募集目标分解表`, blocks: [table] },
    ]
  })
}

function quotaTable(plan: PlanShape, units: readonly TargetShape[], timed: boolean): PaperTable {
  const counted = units.some(({ headcount }) => headcount !== null)
  const places = units.every(({ unitKind }) => basisOf(unitKind ?? 'other') !== 'staff')
  const items = Map.groupBy(plan.items, ({ targetKey }) => targetKey)
  const columns = [
    column(places ? '地区' : '单位', 4, 'left'),
    ...(counted ? [column('总人数', 2)] : []),
    column(`献血任务数（${unitNames[plan.unit]}）`, 3),
    ...(timed ? [column('计划献血时间', 3)] : []),
  ]
  const people = (unit: TargetShape, rows: number): PaperCell[] => {
    if (!counted) return []
    const amount = unit.headcount?.amount
    return [amount === undefined ? blank(rows) : number(amount, `headcount:${unit.key}`, rows)]
  }
  const rows = units.flatMap((unit): PaperRow[] => {
    if (!timed) return [[text(unit.label), ...people(unit, 1), amountOf(unit)]]
    const spans = timesOf(unit, items.get(unit.key) ?? [])
    return spans.map(({ amount, period }, at) =>
      at === 0
        ? [
            { ...text(unit.label), rows: spans.length },
            ...people(unit, spans.length),
            amount,
            period,
          ]
        : [null, ...(counted ? [null] : []), amount, period],
    )
  })
  const headcount = units.reduce((sum, unit) => sum + (unit.headcount?.amount ?? 0), 0)
  const whole = units.reduce((sum, unit) => sum + (unit.amount ?? 0), 0)
  const total: PaperRow = [
    text('合计'),
    ...(counted ? [number(headcount)] : []),
    number(whole),
    ...(timed ? [text('')] : []),
  ]
  return { columns, rows: [...rows, total] }
}

/** What a unit does when; what it has not placed stands last, without a time. */
function timesOf(unit: TargetShape, items: readonly ItemShape[]) {
  const spans = items.map((item) => ({
    amount: number(item.amount, `item:${item.key}`),
    period: text(periodText(item)),
  }))
  const placed = items.reduce((sum, { amount }) => sum + amount, 0)
  const left = unit.amount === null ? null : unit.amount - placed
  if (spans.length > 0 && (left ?? 0) <= 0) return spans
  const rest = left === null ? amountOf(unit) : number(left, `target:${unit.key}`)
  return [...spans, { amount: rest, period: text('') }]
}

/**
 * 月份 | 单位 | 计划献血数 with a merged cell for a span over months; row by row with its period where
 * spans are finer, or lie across each other so that no cell could be merged.
 */
export function scheduleAnnexes(plan: PlanShape): Annex[] {
  if (plan.items.length === 0) return []
  const title = `${plan.year}年${plan.regionName}无偿献血月份计划表`
  const table = (grainOf(plan.items) === 'month' ? byMonth(plan) : undefined) ?? bySpan(plan)
  return [{ title, blocks: [table] }]
}

function byMonth(plan: PlanShape): PaperTable | undefined {
  const nameOf = namesIn(plan)
  const rows = annexRows(plan.items)
  const spans = ({ from, to }: ItemShape) => from.slice(0, 7) !== to.slice(0, 7)
  if (rows.some(({ item, joined }) => spans(item) && !joined)) return undefined
  const seen = new Set<ItemShape>()
  const drawn = rows.map(({ month, item, joined }, at): PaperRow => {
    const opens = at === 0 || rows[at - 1]!.month !== month
    const monthCell = opens
      ? { ...text(months[month - 1]!), rows: runFrom(rows, at, (row) => row.month) }
      : null
    if (seen.has(item)) return [monthCell, null, null]
    seen.add(item)
    const reach = joined ? runFrom(rows, at, (row) => row.item) : 1
    return [
      monthCell,
      { ...text(nameOf(item)), rows: reach },
      number(item.amount, `item:${item.key}`, reach),
    ]
  })
  return {
    columns: [
      column('月份', 2),
      column('单位', 5, 'left'),
      column(`计划献血数（${unitNames[plan.unit]}）`, 3),
    ],
    rows: [...drawn, [text('合计'), text(''), number(totalOf(plan))]],
  }
}

function bySpan(plan: PlanShape): PaperTable {
  const nameOf = namesIn(plan)
  const items = plan.items.toSorted((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : a.position - b.position,
  )
  return {
    columns: [
      column('单位', 5, 'left'),
      column(`计划献血数（${unitNames[plan.unit]}）`, 3),
      column('计划献血时间', 3),
    ],
    rows: [
      ...items.map((item) => [
        text(nameOf(item)),
        number(item.amount, `item:${item.key}`),
        text(periodText(item)),
      ]),
      [text('合计'), number(totalOf(plan)), text('')],
    ],
  }
}

/** How many rows from here on have the same. */
function runFrom<Row>(rows: readonly Row[], from: number, of: (row: Row) => unknown): number {
  let to = from + 1
  while (to < rows.length && of(rows[to]!) === of(rows[from]!)) to++
  return to - from
}

function namesIn({ targets }: PlanShape): (item: ItemShape) => string {
  const labels = new Map(targets.map(({ key, label }) => [key, label]))
  return ({ label, targetKey, area }) => {
    const name = label ?? labels.get(targetKey) ?? ''
    return area === null ? name : `${name}（${area}）`
  }
}

const totalOf = ({ items }: PlanShape): number => items.reduce((sum, { amount }) => sum + amount, 0)

/** 各镇、街道献血; a track says already what it is of. */
const titleOf = ({ label }: TargetShape): string =>
  label.includes('献血') ? label : `${label}献血`

const months = [...'一二三四五六七八九十', '十一', '十二'].map((name) => `${name}月`)

export const column = (
  header: string,
  share: number,
  align: PaperColumn['align'] = 'center',
): PaperColumn => ({ header, share, align })

export const text = (said: string): PaperCell => ({ text: said })
export const blank = (rows = 1): PaperCell => ({ text: '', rows })

/** A figure, with where it comes from. */
export const number = (amount: number, from?: string, rows = 1): PaperCell => ({
  text: String(amount),
  amount,
  ...(from === undefined ? {} : { from }),
  ...(rows === 1 ? {} : { rows }),
})

/** What is to be set by the level above is said in words: it is not zero. */
export const amountOf = ({ key, amount }: TargetShape): PaperCell =>
  amount === null ? text('待下达') : number(amount, `target:${key}`)
