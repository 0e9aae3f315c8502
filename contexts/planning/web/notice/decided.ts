import type { NoticeView } from '../../contract.ts'
import type { ReadNotice } from '../../rules/notice/shape.ts'
import { applyDecisions } from '../../rules/notice-decisions.ts'

/** What was understood with the officer's figures in it, so that sums are of what will be the plan. */
export function decidedReading({ read, decisions }: NoticeView): ReadNotice {
  const { targets, tables } = applyDecisions(read, decisions)
  const decided = new Map(tables.map(({ index, rows }) => [index, rows]))
  return {
    ...read,
    targets,
    tables: read.tables.map((table, index) => {
      const rows = decided.get(index)
      return rows === undefined
        ? table
        : { ...table, rows, sum: rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0) }
    }),
  }
}

/** What was decided on one thing, if anything was. */
export const decisionOn = (notice: NoticeView, item: string) =>
  notice.decisions.find((decision) => decision.item === item)

/** Findings a person should look at: everything but notes, and not decided yet. */
export const openFindings = ({ read, decisions }: NoticeView) =>
  read.findings
    .map((finding, index) => ({ finding, item: `finding:${index}` }))
    .filter(({ item }) => !decisions.some((decision) => decision.item === item))

/** Of these, what may be accepted unread: an error is decided on one by one, by somebody who saw it. */
export const acceptableUnread = (notice: NoticeView) =>
  openFindings(notice).filter(({ finding }) => finding.severity !== 'error')

/** Names that no unit stands for yet, and that nobody said to register. */
export const openUnits = ({ units, decisions }: NoticeView) =>
  units.filter(
    ({ label, unitId }) =>
      unitId === null &&
      !decisions.some(({ item, value }) => item === `unit:${label}` && value?.new),
  )
