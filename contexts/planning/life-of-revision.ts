import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, carry, type Happening, record } from '#platform/change.ts'
import { requireAccepted, requireLoose } from './handing-down/above.ts'
import { handDown } from './handing-down/hand-down.ts'
import { findPlan, findRevision, lockRevision } from './queries.ts'
import type { RevisionShape } from './shapes.ts'
import { blockersNow, noRevision, viewRevision } from './view-plan.ts'

interface Wish {
  readonly id: string
  readonly version: number
}

/** Hands a draft to the one who approves; nobody edits it meanwhile. */
export async function submitRevision(act: Act, wish: Wish): Promise<Change<RevisionShape>> {
  const revision = await held(act, wish, ['draft'])
  const values = { state: 'submitted', submittedBy: act.actor.accountId, submittedAt: act.now }
  return moved(act, wish.id, values, {
    name: 'plan.submitted',
    subject: wish.id,
    data: { revision: revision.number },
  })
}

/** Returns a submitted revision to its author, with the reason. */
export async function returnRevision(
  act: Act,
  { reason, ...wish }: Wish & { readonly reason: string },
): Promise<Change<RevisionShape>> {
  const revision = await held(act, wish, ['submitted'])
  await requireLoose(act.tx, revision.planId)
  const values = { state: 'draft', submittedBy: null, submittedAt: null, reason }
  return moved(act, wish.id, values, {
    name: 'plan.returned',
    subject: wish.id,
    data: { revision: revision.number, reason },
  })
}

export interface Issue extends Wish {
  readonly documentNumber: string | null
  readonly effectiveOn: Day
  readonly reason: string
  /** By when the units answer; the usual time where nothing is said. */
  readonly dueOn?: Day | undefined
}

/**
 * Issues a submitted revision: reconciled, under every cap, by another than who wrote or submitted it,
 * and accepted by the level above where it answers one. With it each unit is handed its figure.
 */
export async function issueRevision(
  act: Act,
  { documentNumber, effectiveOn, reason, dueOn, ...wish }: Issue,
): Promise<Change<RevisionShape>> {
  const revision = await held(act, wish, ['submitted'])
  const by = act.actor.accountId
  if (by === revision.author || by === revision.submittedBy) throw ownApproval()
  await requireAccepted(act.tx, revision.planId)
  const plan = await findPlan(act.tx, revision.planId)
  const standing = (await blockersNow(act.tx, plan!, wish.id)).filter(({ blocks }) => blocks)
  if (standing.length > 0) throw notYet(standing)
  const values = {
    state: 'issued',
    documentNumber,
    effectiveOn,
    reason,
    issuedBy: by,
    issuedAt: act.now,
  }
  const issued = await moved(act, wish.id, values, {
    name: 'plan.issued',
    subject: wish.id,
    data: { revision: revision.number, documentNumber, effectiveOn },
  })
  const facts = { plan: plan!, revisionId: wish.id, documentNumber, effectiveOn, dueOn }
  return carry(await handDown(act, facts), () => issued.value)
}

/** Gives up a draft; it stays in the history. */
export async function discardRevision(
  act: Act,
  { reason, ...wish }: Wish & { readonly reason: string },
): Promise<Change<RevisionShape>> {
  const revision = await held(act, wish, ['draft', 'submitted'])
  await requireLoose(act.tx, revision.planId)
  return moved(
    act,
    wish.id,
    { state: 'discarded', reason },
    {
      name: 'plan.discarded',
      subject: wish.id,
      data: { revision: revision.number, reason },
    },
  )
}

/** The revision, held for this transaction, if it is as the asker saw it and in a fitting state. */
async function held(act: Act, { id, version }: Wish, states: readonly string[]) {
  const revision = await lockRevision(act.tx, id)
  if (revision === undefined) throw noRevision()
  if (!states.includes(revision.state)) {
    throw new Problem(
      'already-done',
      {
        zh: `这一版现在是“${stateWords[revision.state] ?? revision.state}”，不能这样做。请刷新。`,
        en: `This revision is ${revision.state} now; that cannot be done. Reload.`,
      },
      { values: { state: revision.state } },
    )
  }
  if (revision.version !== version) {
    throw new Problem(
      'stale-version',
      {
        zh: '您打开以后别人又改过，请先看一遍最新的内容。',
        en: 'Somebody changed it after you opened it; look at the newest state first.',
      },
      { values: { version: revision.version } },
    )
  }
  return revision
}

const stateWords: Readonly<Record<string, string>> = {
  draft: '草稿',
  submitted: '待审',
  issued: '已下达',
  discarded: '已作废',
}

async function moved(
  act: Act,
  id: string,
  values: Readonly<Record<string, string | null>>,
  happening: Happening,
): Promise<Change<RevisionShape>> {
  await act.tx
    .updateTable('planning.revision')
    .set((row) => ({ ...values, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  return record(act, happening, viewRevision((await findRevision(act.tx, id))!))
}

const ownApproval = () =>
  new Problem('own-approval', {
    zh: '下达须由起草和送审以外的人批准。',
    en: 'It is issued by another than the one who wrote or submitted it.',
  })

const notYet = (standing: Awaited<ReturnType<typeof blockersNow>>) =>
  new Problem(
    standing.some(({ code }) => code === 'over-cap') ? 'over-cap' : 'not-reconciled',
    {
      zh: `还有 ${standing.length} 处没有平：${standing
        .slice(0, 3)
        .map(({ label }) => label)
        .join('、')}。平了才能下达。`,
      en: `${standing.length} parts do not reconcile yet (${standing
        .slice(0, 3)
        .map(({ label }) => label)
        .join(', ')}); it is issued once they do.`,
    },
    { values: { blockers: standing } },
  )
