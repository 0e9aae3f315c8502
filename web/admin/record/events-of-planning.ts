import type { EventName } from '#kernel/events.ts'
import { percent } from '../../words/format.ts'
import { plainly, type Telling, text } from './told.ts'

type PlanningEvent = Extract<
  EventName,
  `notice.${string}` | `plan.${string}` | `cap.${string}` | `tally.${string}` | `credit.${string}`
>

const origins = {
  notice: text('根据通知', 'from a notice'),
  revision: text('在已下达版本上', 'from the issued revision'),
  year: text('沿用上年结构', 'from the year before'),
  nothing: text('从空白', 'from nothing'),
  above: text('按上级下达', 'from what was handed down'),
} as const

const ratioIn = (of: object | null): string =>
  of !== null && 'ratio' in of && typeof of.ratio === 'number' ? percent(of.ratio) : '--'

const nth = (revision: number) => text(`第 ${revision} 版`, `revision ${revision}`)

/** How the record tells of notices, plans, rules and tallies. */
export const eventsOfPlanning: { readonly [Name in PlanningEvent]: Telling<Name> } = {
  'notice.received': plainly(text('收到通知', 'Notice received'), ({ file }) => file),
  'notice.decided': plainly(text('核对通知', 'Notice decided on'), ({ item }) => item),
  'plan.drafted': {
    label: text('起草计划', 'Plan drafted'),
    says: ({ revision, from }) =>
      text(
        `${origins[from].zh}起草计划${nth(revision).zh}`,
        `Drafted ${nth(revision).en} of a plan, ${origins[from].en}`,
      ),
  },
  'plan.changed': plainly(text('修改计划', 'Plan changed'), ({ item }) => item),
  'plan.submitted': {
    label: text('提交计划', 'Plan submitted'),
    says: ({ revision }) =>
      text(`提交计划${nth(revision).zh}审阅`, `Submitted ${nth(revision).en} for approval`),
  },
  'plan.returned': {
    label: text('退回计划', 'Plan returned'),
    says: ({ revision, reason }) =>
      text(
        `退回计划${nth(revision).zh}，原因：${reason}`,
        `Returned ${nth(revision).en}: ${reason}`,
      ),
  },
  'plan.issued': {
    label: text('下达计划', 'Plan issued'),
    says: ({ revision, documentNumber, effectiveOn }) =>
      text(
        `下达计划${nth(revision).zh}${documentNumber === null ? '' : `，文号 ${documentNumber}`}，自 ${effectiveOn} 生效`,
        `Issued ${nth(revision).en}${documentNumber === null ? '' : ` as ${documentNumber}`}, effective ${effectiveOn}`,
      ),
  },
  'plan.discarded': {
    label: text('作废草稿', 'Draft given up'),
    says: ({ revision, reason }) =>
      text(
        `作废计划${nth(revision).zh}，原因：${reason}`,
        `Gave up ${nth(revision).en}: ${reason}`,
      ),
  },
  'cap.proposed': plainly(text('提出上限', 'Cap proposed'), ({ after }) => ratioIn(after)),
  'cap.approved': plainly(text('批准上限', 'Cap approved'), ({ after }) => ratioIn(after)),
  'cap.refused': plainly(text('没有批准上限', 'Cap refused'), ({ reason }) => reason || '--'),
  'tally.imported': {
    label: text('导入采血统计', 'Tallies imported'),
    says: ({ rows }) => text(`导入采血统计 ${rows} 行`, `Imported ${rows} rows of tallies`),
  },
  'credit.disputed': plainly(text('对计入提出异议', 'Credit disputed'), ({ reason }) => reason),
  'credit.decided': plainly(text('裁定计入异议', 'Dispute decided'), ({ reason }) => reason),
  'tally.reverted': plainly(text('撤回采血统计', 'Tallies taken back'), ({ reason }) => reason),
}
