import type { Look } from '#platform/change.ts'
import type { CellsOut, SheetOut } from '#platform/documents/table-out.ts'
import { grainOf } from '../rules/grain.ts'
import type { ItemShape, PlanShape } from '../shapes.ts'
import { viewPlan, type Wanted } from '../view-plan.ts'
import { annexRows } from './annex-rows.ts'
import { asFile, standingOf, unitNames } from './as-file.ts'

/** The schedule of a revision as an annex: by months, or unit by unit where it is laid in ten days. */
export async function scheduleFile({ tx }: Look, wanted: Wanted): Promise<File> {
  const plan = await viewPlan(tx, wanted)
  const sheet = grainOf(plan.items) === 'month' ? byMonth(plan) : byUnit(plan)
  return asFile(`${plan.regionName}${plan.year}年献血计划-第${plan.revision.number}版.xlsx`, [
    sheet,
  ])
}

/** 月份 | 单位 | 计划献血数: a span over several months is one merged cell beside them. */
function byMonth(plan: PlanShape): SheetOut {
  const rows = annexRows(plan.items)
  const nameOf = namesIn(plan)
  const begins = rows.map(({ item }, at) => rows.findIndex((row) => row.item === item) === at)
  return {
    name: '附件3',
    title: [`${plan.year}年${plan.regionName}献血月份计划表`, standingOf(plan)],
    columns: [
      { header: '月份', kind: 'text', width: 10 },
      { header: '单位', kind: 'text' },
      { header: '计划献血数', unit: unitNames[plan.unit], kind: 'integer' },
    ],
    rows: rows.map(({ month, item, joined }, at) => [
      months[month - 1]!,
      begins[at] ? `${nameOf(item)}${spoken(item, joined)}` : null,
      begins[at] ? item.amount : null,
    ]),
    merged: [
      ...runs(rows.map(({ month }) => month)).map((run) => ({ ...run, column: 0 })),
      ...runs(rows.map(({ item }) => item)).flatMap((run) => [
        { ...run, column: 1 },
        { ...run, column: 2 },
      ]),
    ],
    totals: [['合计', null, totalOf(plan)]],
    notes: ['跨月的一项只计一次。'],
  }
}

/** 单位 | 总人数 | 任务数 | 计划献血时间, in the order of the targets. */
function byUnit(plan: PlanShape): SheetOut {
  const own = Map.groupBy(plan.items, ({ targetKey }) => targetKey)
  const units = plan.targets.filter(({ key, kind }) => kind === 'unit' || own.has(key))
  const people = units.reduce((sum, { headcount }) => sum + (headcount?.amount ?? 0), 0)
  return {
    name: '献血任务表',
    title: [`${plan.year}年${plan.regionName}献血任务表`, standingOf(plan)],
    columns: [
      { header: '单位', kind: 'text' },
      { header: '总人数', kind: 'integer' },
      { header: '任务数', unit: unitNames[plan.unit], kind: 'integer' },
      { header: '计划献血时间', kind: 'text' },
    ],
    rows: units.map(({ key, label, headcount, amount }) => [
      label,
      headcount?.amount ?? null,
      amount ?? '待下达',
      (own.get(key) ?? []).map(({ text }) => text).join('、') || '未排期',
    ]),
    totals: [['合计', people, units.reduce((sum, { amount }) => sum + (amount ?? 0), 0), null]],
    notes: ['总人数空白为未填报，不是 0。'],
  }
}

/** A span that cannot be drawn across its months says them in words. */
const spoken = ({ from, to, text }: ItemShape, joined: boolean): string =>
  joined || from.slice(0, 7) === to.slice(0, 7) ? '' : `（${text}）`

function namesIn({ targets }: PlanShape): (item: ItemShape) => string {
  const labels = new Map(targets.map(({ key, label }) => [key, label]))
  return ({ label, targetKey, area }) => {
    const name = label ?? labels.get(targetKey) ?? ''
    return area === null ? name : `${name}（${area}）`
  }
}

/** Where the same thing stands in several rows below each other. */
function runs(values: readonly unknown[]): Omit<CellsOut, 'column'>[] {
  const found: { row: number; rows: number }[] = []
  for (const [row, value] of values.entries()) {
    const last = found.at(-1)
    if (last !== undefined && values[row - 1] === value) last.rows += 1
    else found.push({ row, rows: 1 })
  }
  return found.filter(({ rows }) => rows > 1)
}

const totalOf = ({ items }: PlanShape): number => items.reduce((sum, { amount }) => sum + amount, 0)

const months = [...'一二三四五六七八九十', '十一', '十二'].map((name) => `${name}月`)
