import type { Text } from '#kernel/text.ts'
import type { Finding, FindingCode } from '../shape.ts'

/** What a finding says to people. */
export const messageOf = (code: FindingCode, values: Finding['values']): Text =>
  messages[code](new Proxy(values, { get: (all, name: string) => shown(all[name]) }) as Shown)

type Shown = Readonly<Record<string, string>>

const shown = (value: number | string | null | undefined): string =>
  typeof value === 'number' ? grouped(value) : (value ?? '—')

const grouped = (value: number): string => {
  const [whole, fraction] = String(value).split('.')
  const digits = whole!.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return fraction === undefined ? digits : `${digits}.${fraction}`
}

const percent = (ratio: string | undefined): string =>
  `${Math.round(Number(ratio) * 10_000) / 100} %`

const messages: Record<FindingCode, (values: Shown) => Text> = {
  'total-mismatch': ({ stated, sum }) => ({
    zh: `合计写的是 ${stated}，各行相加为 ${sum}。`,
    en: `The total says ${stated}, but the rows add up to ${sum}.`,
  }),
  'total-missing': ({ sum, rows }) => ({
    zh: `表中没有合计行；${rows} 行相加为 ${sum}。`,
    en: `The table has no total; its ${rows} rows add up to ${sum}.`,
  }),
  'table-cut': ({ rows }) => ({
    zh: `表格没有完：读到第 ${rows} 行文本就断了。`,
    en: `The table is cut off: the text ends after ${rows} rows.`,
  }),
  'parts-mismatch': ({ whole, sum }) => ({
    zh: `各部分相加为 ${sum}，与总数 ${whole} 不符。`,
    en: `The parts add up to ${sum}, not to the whole of ${whole}.`,
  }),
  'parts-pending': ({ whole, known, pending }) => ({
    zh: `总数 ${whole} 中已明确 ${known}，其余 ${pending} 待上级另行下达。`,
    en: `Of the whole of ${whole}, ${known} is known; ${pending} is still to be stated by the level above.`,
  }),
  'reserve-explained': ({ reserve }) => ({
    zh: `统筹的 ${reserve} 正好等于各单位任务与已排数之差的总和。`,
    en: `The pooled ${reserve} equals the sum of what the units' targets exceed their scheduled amounts by.`,
  }),
  'table-absent': ({ title }) => ({
    zh: `文中提到附表「${title}」，但正文之后没有这张表。`,
    en: `The notice announces the table “${title}”, but the text does not contain it.`,
  }),
  'duplicate-unit': ({ unit, rows }) => ({
    zh: `「${unit}」在同一张表中出现了 ${rows} 次。`,
    en: `“${unit}” stands in the same table ${rows} times.`,
  }),
  'ambiguous-number': ({ text, readings }) => ({
    zh: `「${text}」可以有不同读法：${readings}。`,
    en: `“${text}” can be read in more than one way: ${readings}.`,
  }),
  'unparsed-row': ({ text }) => ({
    zh: `表中这一行没有读懂：「${text}」。`,
    en: `This line of the table fits no row: “${text}”.`,
  }),
  'unit-mixed': ({ units }) => ({
    zh: `同一合计中混用了不同单位：${units}。`,
    en: `Amounts of different units are added in one sum: ${units}.`,
  }),
  'year-conflict': ({ years }) => ({
    zh: `年份前后不一致：${years}。`,
    en: `The notice disagrees with itself about the year: ${years}.`,
  }),
  'weekday-mismatch': ({ date, printed, actual }) => ({
    zh: `${date} 是${actual}，文中写的是${printed}。`,
    en: `${date} is a ${actual}, but the notice prints ${printed}.`,
  }),
  'date-garbled': ({ text }) => ({
    zh: `「${text}」不是一个可能的日期。`,
    en: `“${text}” cannot be a date.`,
  }),
  'over-cap': ({ unit, amount, cap }) => ({
    zh: `「${unit}」的 ${amount} 超过了本通知规定比例所允许的 ${cap}。`,
    en: `${amount} for “${unit}” is above the ${cap} that the notice's own ratio allows.`,
  }),
  'ratio-outlier': ({ unit, ratio, median }) => ({
    zh: `「${unit}」的任务占人数 ${percent(ratio)}，与全表中位数 ${percent(median)} 相差较大。`,
    en: `“${unit}” is asked for ${percent(ratio)} of its head-count; the table's median is ${percent(median)}.`,
  }),
  'headcount-missing': ({ unit }) => ({
    zh: `「${unit}」没有人数。`,
    en: `“${unit}” has no head-count.`,
  }),
  'obsolete-element': ({ element, citation }) => ({
    zh: `「${element}」已经停止或改变（${citation}）。`,
    en: `“${element}” has since ended or changed (${citation}).`,
  }),
  pressure: ({ text }) => ({
    zh: `「${text}」有违自愿原则。`,
    en: `“${text}” puts pressure on people who should be free to choose.`,
  }),
  draft: ({ text }) => ({
    zh: `文中标明「${text}」，尚未生效。`,
    en: `The text calls itself a draft (“${text}”): it is not in force.`,
  }),
  unreadable: ({ text }) => ({
    zh: `这段文字无法辨认：「${text}」。`,
    en: `This run of text is unreadable: “${text}”.`,
  }),
}
