import { type Day, wholeYear } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import type { Read } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import { getUnit, unitsAsOf } from '../../organisation/index.ts'
import { viewPlan } from '../view-plan.ts'
import { wishesOf } from './queries.ts'
import type { WishShape } from './shapes.ts'

/** States when a unit would rather be visited, or cannot be. */
export async function stateWish(
  act: Act,
  wish: {
    readonly unitId: string
    readonly stance: 'preferred' | 'forbidden'
    readonly from: Day
    readonly to: Day
    readonly source: string
  },
): Promise<Change<{ id: string }>> {
  const { unitId, stance, from, to, source } = wish
  const { regionId } = await getUnit(act.tx, unitId)
  if (to < from) {
    throw new Problem('input-invalid', {
      zh: '截止日早于开始日，请核对。',
      en: 'The last day is before the first; check both.',
    })
  }
  const id = newId()
  await act.tx
    .insertInto('planning.wish')
    .values({
      ...{ id, regionId, unitId, stance, fromDay: from, toDay: to, source },
      ...{ statedBy: act.actor.accountId, statedAt: act.now },
    })
    .execute()
  return record(
    act,
    { name: 'wish.stated', subject: id, data: { unitId, stance, from, to } },
    { id },
  )
}

/** Withdraws a wish; proposals made with it stay as they are. */
export async function withdrawWish(
  act: Act,
  { id }: { readonly id: string },
): Promise<Change<{ id: string }>> {
  const gone = await act.tx
    .updateTable('planning.wish')
    .set({ withdrawnAt: act.now, withdrawnBy: act.actor.accountId })
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .returning(['unitId', 'fromDay as from', 'toDay as to'])
    .executeTakeFirst()
  if (gone === undefined) {
    throw new Problem('not-found', {
      zh: '没有这条意愿，或者已经撤回。',
      en: 'There is no such wish, or it was withdrawn already.',
    })
  }
  return record(act, { name: 'wish.withdrawn', subject: id, data: gone }, { id })
}

/** What the units of a plan wish for its year, in the order of the calendar. */
export async function listWishes(tx: Read, id: string): Promise<WishShape[]> {
  const plan = await viewPlan(tx, { id })
  const unitIds = [...new Set(plan.targets.flatMap(({ unitId }) => unitId ?? []))]
  const year = wholeYear(plan.year)
  const names = new Map((await unitsAsOf(tx, unitIds, year.to)).map((unit) => [unit.id, unit.name]))
  return (await wishesOf(tx, unitIds, year)).map((wish) => ({
    ...wish,
    unitName: names.get(wish.unitId) ?? '',
  }))
}
