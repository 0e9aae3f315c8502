import { Problem } from '#kernel/problem.ts'
import type { Look } from '#platform/change.ts'
import { disputesOf, type LinesAsked, ledgerHistory, ledgerLines } from './queries.ts'
import type { DisputeShape, HistoryShape, LinesShape } from './shapes.ts'

/** Lines of one answer; the next begins after the last of them. */
const pageOf = 100

/** A page of the ledger, newest first. Outside of the asker's reach there are no lines. */
export async function viewLines({ tx }: Look, asked: LinesAsked): Promise<LinesShape> {
  const found = await ledgerLines(tx, asked, pageOf + 1)
  const lines = found.slice(0, pageOf)
  const last = lines.at(-1)
  const next = found.length > pageOf && last !== undefined ? { day: last.day, n: last.n } : null
  return { lines, next }
}

/** How one credit came to be. */
export async function viewHistory(
  look: Look,
  { id }: { readonly id: string },
): Promise<HistoryShape> {
  const steps = await ledgerHistory(look.tx, id)
  if (steps.length === 0) throw noLine()
  return { steps, disputes: await viewDisputes(look, { tallyId: id }) }
}

/** Disputes that the asker may see: of regions within reach, and of units within reach elsewhere. */
export async function viewDisputes(
  { tx, actor }: Look,
  of: { readonly regionId: string } | { readonly tallyId: string },
): Promise<DisputeShape[]> {
  const rows = await disputesOf(tx, of)
  return rows.map(({ raisedById, decision, ...row }) => ({
    ...row,
    // A check constraint holds the decisions.
    decision: decision as DisputeShape['decision'],
    raisedByMe: raisedById !== null && raisedById === actor.accountId,
  }))
}

/** The refusal for a line that is not there, or not the asker's to see. */
export const noLine = () =>
  new Problem('not-found', {
    zh: '在您的范围内没有这笔计入。',
    en: 'There is no such credit within your reach.',
  })
