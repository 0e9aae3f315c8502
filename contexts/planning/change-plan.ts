import { wholeYear } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, type Happening, recordEach, unchanged } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { regionsOf } from './holders.ts'
import { daysOf, requireWithin } from './match-names.ts'
import { bumpRevision, findPlan, loadDraft, lockRevision, saveDraft } from './queries.ts'
import { applyChanges, type PlanChange } from './rules/change.ts'
import { differences } from './rules/differences.ts'
import { noRevision } from './view-plan.ts'

export interface PlanChanges {
  readonly id: string
  /** The state of the draft that these changes were made on. */
  readonly version: number
  readonly changes: readonly PlanChange[]
}

/**
 * Changes a draft: all of it or nothing. On an older state nothing is saved, and the problem carries
 * what the draft now says of the same parts, so that both can be shown and neither is lost.
 */
export async function changePlan(
  act: Act,
  { id, version, changes }: PlanChanges,
): Promise<Change<{ version: number }>> {
  const revision = await lockRevision(act.tx, id)
  if (revision === undefined) throw noRevision()
  if (revision.state !== 'draft') throw notADraft()
  const before = await loadDraft(act.tx, id)
  if (revision.version !== version) throw stale(revision.version, before, changes)
  const { year } = (await findPlan(act.tx, revision.planId))!
  const { regionId } = revision
  const added = changes.flatMap(unitsAdded)
  await requireWithin(act.tx, { regionId, days: daysOf(year, act.today) }, added)
  const after = applyChanges(before, changes, newId)
  const told = differences(before, after)
  if (told.length === 0) return unchanged({ version })

  const regionOf = await regionsOf(act, wholeYear(year).to, after)
  await saveDraft(act.tx, { revisionId: id, regionId, regionOf }, after)
  const happenings = told.map(
    ({ key, before: was, after: is }): Happening => ({
      name: 'plan.changed',
      subject: id,
      data: { item: key, before: was, after: is },
    }),
  )
  // There is at least one difference.
  return recordEach(act, happenings as [Happening, ...Happening[]], await bumpRevision(act.tx, id))
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

function stale(
  version: number,
  now: Awaited<ReturnType<typeof loadDraft>>,
  changes: readonly PlanChange[],
): Problem {
  const keys = new Set(changes.flatMap((change) => ('key' in change ? [change.key] : [])))
  return new Problem(
    'stale-version',
    {
      zh: '别人刚刚改过这份草稿，您的修改还没有保存，也没有丢。请看两边的数，再决定保留哪个。',
      en: 'Somebody else has just changed this draft. Yours is not saved, and not lost: compare both and decide.',
    },
    {
      values: {
        version,
        theirs: {
          targets: now.targets.filter(({ key }) => keys.has(key)),
          items: now.items.filter(({ key }) => keys.has(key)),
        },
        yours: changes,
      },
    },
  )
}
