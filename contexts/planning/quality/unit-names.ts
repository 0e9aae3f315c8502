import type { Day } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import { unitsAsOf } from '../../organisation/index.ts'

interface About {
  readonly unitId: string | null
  readonly toDay: Day
}

/** What units were called at the end of what was found about them. */
export async function unitNamesOf(
  tx: Read,
  all: readonly About[],
): Promise<ReadonlyMap<string, string>> {
  const days = Map.groupBy(
    all.filter(({ unitId }) => unitId !== null),
    ({ toDay }) => toDay,
  )
  // Names change on few days; the last day of a list says them for all but those that ended before.
  const last = [...days.keys()].toSorted().at(-1)
  if (last === undefined) return new Map()
  const ids = [...new Set(all.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))]
  return new Map((await unitsAsOf(tx, ids, last)).map(({ id, name }) => [id, name]))
}

/** What the unit of one finding was called. */
export const unitName = async (tx: Read, about: About): Promise<string | null> =>
  about.unitId === null ? null : ((await unitNamesOf(tx, [about])).get(about.unitId) ?? null)
