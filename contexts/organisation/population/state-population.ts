import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record, unchanged } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { getRegion } from '../queries.ts'
import { staleVersion } from '../refusals.ts'
import { type Population, populationOf } from './population-of.ts'

export interface NewPopulation {
  readonly regionId: string
  readonly year: number
  readonly amount: number
  readonly source: string
  /** The day the figure is of; today or before. */
  readonly statedOn: Day
  /** The statement it takes the place of; null where the asker saw none. */
  readonly replaces: string | null
}

/**
 * States how many people live in a region in a year. The statement before it stays as history; if
 * that is not the one the asker saw, `stale-version` with both. The same again changes nothing.
 */
export async function statePopulation(
  act: Act,
  wish: NewPopulation,
): Promise<Change<{ id: string }>> {
  const { regionId, year, amount, statedOn } = wish
  const region = await holdRegion(act, regionId)
  if (statedOn > act.today) throw notYet(statedOn)

  const before = await populationOf(act.tx, regionId, year)
  const after = { amount, source: wish.source.trim(), statedOn }
  if (before !== undefined && isSame(before, after)) return unchanged({ id: before.id })
  if ((before?.id ?? null) !== wish.replaces)
    throw staleVersion({ ...before, region: region.name }, after)

  const id = newId()
  if (before !== undefined) {
    await act.tx
      .updateTable('organisation.population')
      .set({ supersededAt: act.now })
      .where('id', '=', before.id)
      .execute()
  }
  await act.tx
    .insertInto('organisation.population')
    .values({
      ...after,
      id,
      regionId,
      year,
      statedBy: act.actor.accountId,
      statedAt: act.now,
      replaces: before?.id ?? null,
    })
    .execute()
  return record(
    act,
    {
      name: 'population.stated',
      subject: regionId,
      data: { year, before: before ?? null, after },
    },
    { id },
  )
}

/** Statements about one region wait for each other, so that the later sees the earlier. */
async function holdRegion({ tx }: Act, regionId: string) {
  await tx
    .selectFrom('organisation.region')
    .select('id')
    .where('id', '=', regionId)
    .forUpdate()
    .execute()
  return getRegion(tx, regionId)
}

const isSame = (one: Population, other: Omit<Population, 'id'>): boolean =>
  one.amount === other.amount && one.source === other.source && one.statedOn === other.statedOn

const notYet = (statedOn: Day) =>
  new Problem('input-invalid', {
    zh: `人口数的日期 ${statedOn} 还没有到。`,
    en: `The day of the population, ${statedOn}, has not come yet.`,
  })
