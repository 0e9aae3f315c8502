import { wholeYear } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, type Happening, recordEach, unchanged } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { editsSince, isMade, noteEdits, saveEdits } from './edit-queries.ts'
import { regionsOf } from './holders.ts'
import { daysOf, requireWithin } from './match-names.ts'
import { bumpRevision, findPlan, loadDraft, lockRevision } from './queries.ts'
import { requirePlaced } from './require-placed.ts'
import { applyChanges, type PlanChange } from './rules/change.ts'
import { differences } from './rules/differences.ts'
import type { Draft } from './rules/draft.ts'
import { editsBetween } from './rules/edits.ts'
import { clashes, stillToDo } from './rules/merging.ts'
import { stale } from './stale.ts'
import { noRevision } from './view-plan.ts'

export interface PlanChanges {
  readonly id: string
  /** The state of the draft that these changes were made on. */
  readonly version: number
  readonly changes: readonly PlanChange[]
  /** The sender's name for them: sent again, they are made once. */
  readonly batch?: string | undefined
}

export interface Changed {
  readonly version: number
  /** Others had saved since: what they changed stands beside it and is yet to be read. */
  readonly merged: boolean
}

/**
 * Changes a draft: all of it or nothing. On an older state it is merged with what others have saved
 * since, part by part; of a part that they changed too nothing is saved, and the problem carries both
 * values, whose the other is and since when, so that neither is lost.
 */
export async function changePlan(
  act: Act,
  { id, version, changes, batch }: PlanChanges,
): Promise<Change<Changed>> {
  const { tx } = act
  const revision = await lockRevision(tx, id)
  if (revision === undefined) throw noRevision()
  const merged = revision.version !== version
  const now = { version: revision.version, merged }
  if (batch !== undefined && (await isMade(tx, id, batch))) {
    return unchanged({ ...now, merged: true })
  }
  if (revision.state !== 'draft') throw notADraft()
  const before = await loadDraft(tx, id)
  const wanted = merged ? await mergeable(act, before, { id, version, changes }, now) : changes
  const { year } = (await findPlan(tx, revision.planId))!
  const { regionId } = revision
  const added = wanted.flatMap(unitsAdded)
  if (added.length > 0) {
    await requireWithin(tx, { regionId, days: daysOf(year, act.today) }, added)
  }
  const after = applyChanges(before, wanted, newId)
  const told = differences(before, after)
  if (told.length === 0) return unchanged(now)

  await requirePlaced(tx, { regionId, year }, before, after)
  const saved = await save(act, { id, regionId, year, batch }, before, after)
  const happenings = told.map(
    ({ key, before: was, after: is }): Happening => ({
      name: 'plan.changed',
      subject: id,
      data: { item: key, before: was, after: is },
    }),
  )
  // There is at least one difference.
  return recordEach(act, happenings as [Happening, ...Happening[]], { ...saved, merged })
}

/** What of a batch is still to be made on the state as it is; throws where somebody changed the same. */
async function mergeable(
  { tx }: Act,
  before: Draft,
  { id, version, changes }: PlanChanges,
  now: { readonly version: number },
): Promise<readonly PlanChange[]> {
  // A state that was never handed out: nothing is known of what it was made on.
  if (version > now.version) throw stale(now.version, before, changes, [], [])
  const since = await editsSince(tx, id, version)
  const found = clashes(before, changes, since)
  if (found.length > 0) throw stale(now.version, before, changes, found, since)
  return stillToDo(before, changes)
}

interface Place {
  readonly id: string
  readonly regionId: string
  readonly year: number
  readonly batch: string | undefined
}

async function save(
  { tx, actor, now: at }: Act,
  { id, regionId, year, batch = undefined }: Place,
  before: Draft,
  after: Draft,
): Promise<{ version: number }> {
  const edits = editsBetween(before, after)
  const changed = new Set(edits.flatMap(({ what, key }) => (what === 'target' ? [key] : [])))
  const targets = after.targets.filter(({ key }) => changed.has(key))
  const regionOf = await regionsOf({ tx }, wholeYear(year).to, { targets, items: [] })
  const holder = { revisionId: id, regionId, regionOf }
  await saveEdits(tx, holder, after, edits)
  const { version } = await bumpRevision(tx, id)
  const by = actor.accountId
  await noteEdits(tx, holder, edits, { version, batch: batch ?? null, by, at })
  return { version }
}

function unitsAdded(change: PlanChange): string[] {
  const parts =
    change.do === 'add-target'
      ? [change]
      : change.do === 'put-back'
        ? change.targets.map(({ part }) => part)
        : []
  return parts.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]))
}

const notADraft = () =>
  new Problem('conflict', {
    zh: '这一版已经送审或下达，不能再改。需要修改请退回草稿，或另立新版。',
    en: 'This revision was submitted or issued and is not edited. Have it returned, or begin a new one.',
  })
