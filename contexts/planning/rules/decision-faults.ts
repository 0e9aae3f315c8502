import type { Text } from '#kernel/text.ts'
import { figureFault, unitFault, yearFault } from './decision-values.ts'
import type { ReadNotice } from './notice/shape.ts'
import { applyDecisions, type NoticeDecision, namesOf } from './notice-decisions.ts'

/** A decision as it is asked for, before anything of it is believed. */
export interface AskedDecision extends NoticeDecision {
  readonly reason: string | null
}

/** Why a decision cannot be taken. */
export interface DecisionFault {
  readonly item: string
  readonly why: Text
}

/**
 * What is wrong with decisions on a notice, in their order: on something the notice does not hold,
 * twice on one thing, with a value that does not fit it, or left out without a reason. `decided` are
 * those that stand already; a name may be decided on once it is in the notice as it was corrected.
 */
export function decisionFaults(
  read: ReadNotice,
  decided: readonly NoticeDecision[],
  asked: readonly AskedDecision[],
): readonly DecisionFault[] {
  const plain = faultsIn(asked, (decision) => faultOf(read, decision))
  if (plain.length > 0) return plain
  const names = new Set(namesOf(applyDecisions(read, merged(decided, asked))))
  return faultsIn(asked, ({ item }) =>
    item.startsWith(unit) && !names.has(item.slice(unit.length)) ? noSuchName(item) : undefined,
  )
}

/** The decisions that stand once those that were asked for are taken. */
const merged = (decided: readonly NoticeDecision[], asked: readonly NoticeDecision[]) => [
  ...new Map([...decided, ...asked].map((decision) => [decision.item, decision])).values(),
]

const unit = 'unit:'

const faultsIn = (
  asked: readonly AskedDecision[],
  faultIn: (decision: AskedDecision) => Text | undefined,
): DecisionFault[] => {
  const met = new Set<string>()
  return asked.flatMap((decision) => {
    const { item } = decision
    const why = met.has(item) ? twice : faultIn(decision)
    met.add(item)
    return why === undefined ? [] : [{ item, why }]
  })
}

function faultOf(read: ReadNotice, decision: AskedDecision): Text | undefined {
  const { choice, value, reason } = decision
  if (choice === 'ignored' && (reason ?? '').trim() === '') return withoutReason
  if (reason !== null && !reason.isWellFormed()) return unreadable
  if (choice !== 'corrected' && value !== null) return needless
  return faultOfItem(read, decision)
}

function faultOfItem(read: ReadNotice, { item, choice, value }: AskedDecision): Text | undefined {
  if (item === 'year') return choice === 'corrected' ? yearFault(value) : onlyCorrected
  if (item.startsWith(unit)) return choice === 'corrected' ? unitFault(value) : onlyCorrected
  const [kind, ...indices] = item.split(':')
  const [first, second] = indices.map(indexOf)
  const finding = kind === 'finding' && indices.length === 1 && read.findings[first!]
  if (finding) return value === null ? undefined : needless
  const figure = figureOf(read, kind, indices.length === 1 ? [first!] : [first!, second!])
  if (figure === undefined || indices.length > 2) return noSuchItem(item)
  return choice === 'corrected' ? figureFault(figure, value) : undefined
}

function figureOf(read: ReadNotice, kind: string | undefined, at: readonly number[]) {
  if (kind === 'target' && at.length === 1) {
    const target = read.targets[at[0]!]
    return target && ({ is: 'target', target } as const)
  }
  const row = kind === 'row' && at.length === 2 ? read.tables[at[0]!]?.rows[at[1]!] : undefined
  return row && ({ is: 'row', row } as const)
}

/** Written one way only, so that one thing is never decided on under two names. */
const indexOf = (text: string): number => (/^(0|[1-9]\d{0,6})$/.test(text) ? Number(text) : -1)

const twice: Text = {
  zh: '同一项决定了两次，请只留一次。',
  en: 'The same thing is decided on twice; keep one of them.',
}
const withoutReason: Text = {
  zh: '忽略一处识别结果需要写明原因，没有保存。',
  en: 'To ignore something that was understood takes a reason; nothing was saved.',
}
const unreadable: Text = {
  zh: '原因里有无法显示的字符，请重新填写。',
  en: 'The reason holds characters that cannot be shown; write it again.',
}
const needless: Text = {
  zh: '只有改正才带新的内容，接受和忽略不带。',
  en: 'Only a correction brings something new; accepting and ignoring do not.',
}
const onlyCorrected: Text = {
  zh: '年度和单位只能选定，不能接受或忽略。',
  en: 'A year and a unit are chosen, neither accepted nor ignored.',
}
const noSuchItem = (item: string): Text => ({
  zh: `这份通知里没有“${item.slice(0, 60)}”这一项，请刷新后再试。`,
  en: `This notice holds nothing called “${item.slice(0, 60)}”; reload and try again.`,
})
const noSuchName = (item: string): Text => ({
  zh: `这份通知里没有叫“${item.slice(unit.length, 60)}”的单位，请刷新后再试。`,
  en: `This notice names no unit “${item.slice(unit.length, 60)}”; reload and try again.`,
})
