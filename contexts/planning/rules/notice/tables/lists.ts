import type { Unit } from '#kernel/blood.ts'
import { bare, trait } from '../characters.ts'
import { isBlank, isPageNumber, type Line } from '../lines.ts'
import { unitOfHeading } from '../units.ts'
import { amountOfCell } from './amounts.ts'
import { type Cell, cellAt, cellsOfText } from './cells.ts'
import { type Column, columnOf } from './columns.ts'
import { type Entry, type Found, isSectionMark, totalKind, unmarked } from './entries.ts'

/** A list that was read, or lines up to `next` that make none. */
export interface List {
  readonly table: Found | null
  readonly next: number
}

/**
 * A list of names with amounts and no headings: 1.城关镇：30人份, one to a line, three lines or
 * more, or two under a line that announces them.
 */
export function readList(lines: readonly Line[], at: number): List {
  const items: Item[] = []
  let next = at
  for (; next < lines.length; next++) {
    const line = lines[next]!
    if (isBlank(line) || isPageNumber(line)) continue
    const own = itemsOf(line)
    if (own.length === 0) break
    for (const item of own) items.push(item)
  }
  const rows = items.filter(({ name }) => totalKind(name.plain) === null)
  if (
    rows.length < (isAnnounced(lines, at) ? 2 : 3) ||
    !isEven(items.map(({ amount }) => amount))
  ) {
    return { table: null, next }
  }
  const entries = items.map(
    ({ line, lane, name, amount }): Entry => ({
      lane,
      line,
      label: unmarked(name),
      period: null,
      headcount: null,
      amounts: [amount],
      total: totalKind(name.plain),
      section: isSectionMark(name),
    }),
  )
  const total = items.findIndex(({ name }) => totalKind(name.plain) === 'total')
  const end = total > 0 ? total + 1 : items.length
  const table: Found = {
    header: {
      columns: headingsWith(unitAbove(lines, at)),
      groups: items.slice(0, end).reduce((most, { lane }) => Math.max(most, lane), 0) + 1,
      first: items[0]!.name,
      printed: '',
    },
    entries: entries.slice(0, end),
    strays: [],
    lines: items.slice(0, end).map(({ line }) => line),
    cutAt: null,
    atEnd: false,
  }
  return { table, next: items[end - 1]!.line.index + 1 }
}

/** Whether a line can be an item at all: cheap, for it is asked of every line. */
export const mayBeItem = ({ plain, traits }: Line): boolean =>
  (traits & trait.digit) > 0 && plain.length <= 48 && itemEnd.test(plain)

interface Item {
  readonly line: Line
  readonly lane: number
  readonly name: Cell
  readonly amount: Cell
}

/** The items of a line: one, or names and amounts in turn. */
function itemsOf(line: Line): Item[] {
  if (!mayBeItem(line)) return []
  const cells = cellsOfText(line)
  if (cells.length < 4 || cells.length % 2 === 1) {
    const item = itemOf(line)
    return item ? [{ line, lane: 0, ...item }] : []
  }
  const items = cells.flatMap((name, at) =>
    at % 2 === 0 ? [{ line, lane: at / 2, name, amount: cells[at + 1]! }] : [],
  )
  return items.every(({ name, amount }) => isItem(name, amount)) ? items : []
}

const isItem = (name: Cell, amount: Cell): boolean =>
  amountOfCell(amount.plain, amount.text).kind === 'number' &&
  amountOfCell(name.plain, name.text).kind === 'text' &&
  (totalKind(name.plain) !== null || (named.test(name.plain) && !verbs.test(name.plain)))

function itemOf(line: Line): { name: Cell; amount: Cell } | null {
  const match = item.exec(line.plain)
  if (match === null) return null
  const [, before, name, gap, amount] = match
  const from = before!.length
  const cell = cellAt(line, from, from + name!.length)
  if (amountOfCell(amount!.replace(/\s/g, '')).kind !== 'number' || !named.test(cell.plain))
    return null
  if (verbs.test(cell.plain) || columnOf(cell.plain, 2000)?.role === 'amount') {
    if (totalKind(cell.plain) === null) return null
  }
  const start = from + name!.length + gap!.length
  return { name: cell, amount: cellAt(line, start, start + amount!.length) }
}

/** The line above ends in a colon or says that something follows. */
function isAnnounced(lines: readonly Line[], at: number): boolean {
  const above = lines.slice(Math.max(0, at - 4), at).findLast((line) => !isBlank(line))
  return above !== undefined && /(?::|如下[:。]?|下表[:。]?|表)\s*$/.test(above.plain)
}

/** Headings run together above the list say the unit all the same: 单位任务数（人份）. */
function unitAbove(lines: readonly Line[], at: number): Unit | null {
  const above = lines.slice(Math.max(0, at - 3), at).findLast((line) => !isBlank(line))
  const heading = above ? bare(above.plain) : ''
  const bracket = /\((?:计量)?(?:单位:)?[^()]{1,6}\)(?=[^()]{0,4}$)/.exec(heading)
  return bracket && heading.length < 80 ? unitOfHeading(bracket[0]) : null
}

/** All amounts carry a unit, or none does. */
function isEven(amounts: readonly Cell[]): boolean {
  const withUnit = amounts.filter(({ plain }) => /\D$/.test(plain)).length
  return withUnit === 0 || withUnit === amounts.length
}

const itemEnd = /[\d份次人名升)][;；。,]?\s*$/
const item =
  /^(\s*)([^\d。;:,]?[^。;:,]{0,24}?[^\s\d。;:,(])(\s*[:]\s*|\s+|)((?:约)?\d[\d,]{0,12}\s*(?:人份|人次|人|名|毫升|ml|单位|U|袋|治疗量)?)[;。,]?\s*$/i
const named = /^(?:\d{1,3}[.、)])?[^\d]{2,}/
const verbs =
  /^(?:总|共|目标|任务|计划|电话|邮编|联系|时间|日期|第|附|页|编号|传真|手机|地址)|(?:年|月|第|约|达到|完成|不[少低]于|不超过|任务|目标|计划|指标|总量|电话|为|共)$/
const headingsWith = (unit: Unit | null): readonly Column[] =>
  (['label', 'amount'] as const).map((role) => ({
    role,
    heading: '',
    unit: role === 'amount' ? unit : null,
    year: null,
    span: null,
    total: false,
    reach: null,
  }))
