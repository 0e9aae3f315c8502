import type { Day } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'

/** A statement of how many people live in a region in a year. */
export interface Population {
  readonly id: string
  readonly amount: number
  readonly source: string
  /** The day the figure is of. */
  readonly statedOn: Day
}

/** The statement that stands for a region and year; that of another year is not put in its place. */
export const populationOf = (
  tx: Read,
  regionId: string,
  year: number,
): Promise<Population | undefined> =>
  tx
    .selectFrom('organisation.population')
    .select(['id', 'amount', 'source', 'statedOn'])
    .where('regionId', '=', regionId)
    .where('year', '=', year)
    .where('supersededAt', 'is', null)
    .executeTakeFirst()
