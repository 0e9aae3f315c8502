import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, outcome, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { changePlan } from '../change-plan.ts'
import { loadDraft } from '../queries.ts'
import { applyChanges, type PlanChange } from '../rules/change.ts'
import { undoing } from '../rules/undoing.ts'
import { getArrangement, lockArrangement } from './queries.ts'
import { changesOf } from './rules/accept.ts'

export interface Accepted {
  readonly version: number
  readonly changed: number
  readonly undo: PlanChange[]
}

/**
 * Accepts a proposal, whole or in part, as one batch of changes of the draft it was made for; what
 * others changed since clashes as with any change. Answers the one batch that takes it back.
 */
export async function acceptArrangement(
  act: Act,
  { id, keys }: { readonly id: string; readonly keys?: readonly string[] | undefined },
): Promise<Change<Accepted>> {
  const held = await lockArrangement(act.tx, id)
  if (held.acceptedAt !== null) throw acceptedAlready()
  const { outcome: found } = await getArrangement(act.tx, id)
  if (found?.is !== 'proposal') throw noProposal()
  const wanted = keys === undefined ? undefined : new Set(keys)
  const items = found.items.filter(({ key }) => wanted?.has(key) ?? true)
  if (wanted !== undefined && items.length < wanted.size) throw noSuchItem()
  const changes = named(changesOf(items))
  if (changes.length === 0) throw nothingToChange()

  const { revisionId, version, planId } = held
  const before = await loadDraft(act.tx, revisionId)
  const changed = outcome(await changePlan(act, { id: revisionId, version, changes }))
  const undo = undoing(before, applyChanges(before, changes, newId))
  await act.tx
    .updateTable('planning.arrangement')
    .set({
      ...{ acceptedBy: act.actor.accountId, acceptedAt: act.now },
      accepted: sql`${JSON.stringify(items.map(({ key }) => key))}::jsonb`,
    })
    .where('id', '=', id)
    .execute()
  return record(
    act,
    {
      name: 'arrangement.accepted',
      subject: id,
      data: { planId, items: items.length, of: found.items.length },
    },
    { version: changed.version, changed: changes.length, undo },
  )
}

/** What is added is named here, so that it can be taken back by its name. */
const named = (changes: readonly PlanChange[]): PlanChange[] =>
  changes.map((change) => (change.do === 'add-item' ? { ...change, key: newId() } : change))

const acceptedAlready = () =>
  new Problem('already-done', {
    zh: '这次编排已经采纳过。要再改，请另做一次编排，或直接改计划。',
    en: 'This arrangement was accepted already. Arrange again, or change the plan itself.',
  })

const noProposal = () =>
  new Problem('conflict', {
    zh: '这次编排没有可采纳的方案。',
    en: 'This arrangement has no proposal to accept.',
  })

const noSuchItem = () =>
  new Problem('not-found', {
    zh: '选中的项目有的不在方案里，请刷新后重选。',
    en: 'Some of what was chosen is not in the proposal; reload and choose again.',
  })

const nothingToChange = () =>
  new Problem('already-done', {
    zh: '选中的项目与现在的计划一样，没有可改的。',
    en: 'What was chosen is as in the plan now; there is nothing to change.',
  })
