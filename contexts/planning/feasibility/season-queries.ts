import type { Read } from '#platform/db/database.ts'
import type { Season, SeasonKind, When } from './rules/seasons.ts'

/** A region's need over the twelve months, in proportion, with its source. */
export interface SeasonalNeed {
  readonly weights: readonly number[]
  readonly source: string
  readonly name: string
}

const columns = [
  'id',
  'regionId',
  'kind',
  'name',
  'fromYear',
  'toYear',
  'beforeDays',
  'afterDays',
  'fromMonthDay',
  'toMonthDay',
  'capacityFactor',
  'willingnessFactor',
  'weights',
  'source',
] as const

/** The approved seasons that reach a region, its own and those of the regions above it. */
export async function seasonsFor(
  tx: Read,
  regionAndAbove: readonly string[],
): Promise<readonly Season[]> {
  const rows = await tx
    .selectFrom('planning.season')
    .select(columns)
    .where('regionId', 'in', [...regionAndAbove])
    .where('approvedAt', 'is not', null)
    .where('kind', '<>', 'need')
    .orderBy('fromYear')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, fromYear: row.fromYear, toYear: row.toYear },
    // A check constraint holds the kinds.
    kind: row.kind as SeasonKind,
    when: whenOf(row)!,
    capacityFactor: row.capacityFactor,
    willingnessFactor: row.willingnessFactor,
    source: row.source,
  }))
}

/** The approved need of a year: of the region itself, else of the nearest above; the latest of these. */
export async function needFor(
  tx: Read,
  regionAndAbove: readonly string[],
  year: number,
): Promise<SeasonalNeed | undefined> {
  const rows = await tx
    .selectFrom('planning.season')
    .select(['regionId', 'fromYear', 'name', 'source', 'weights'])
    .where('regionId', 'in', [...regionAndAbove])
    .where('approvedAt', 'is not', null)
    .where('kind', '=', 'need')
    .where('fromYear', '<=', year)
    .where((row) => row.or([row('toYear', 'is', null), row('toYear', '>=', year)]))
    .orderBy('fromYear', 'desc')
    .orderBy('approvedAt', 'desc')
    .execute()
  const nearest = rows.toSorted(
    (one, other) => regionAndAbove.indexOf(other.regionId) - regionAndAbove.indexOf(one.regionId),
  )[0]
  if (nearest?.weights == null) return undefined
  return { weights: nearest.weights, source: nearest.source, name: nearest.name }
}

interface Stored {
  readonly beforeDays: number | null
  readonly afterDays: number | null
  readonly fromMonthDay: string | null
  readonly toMonthDay: string | null
}

/** When a stored season is; null for a need. */
export function whenOf(row: Stored): When | null {
  const { beforeDays, afterDays, fromMonthDay, toMonthDay } = row
  if (beforeDays !== null && afterDays !== null) return { beforeDays, afterDays }
  return fromMonthDay === null || toMonthDay === null ? null : { fromMonthDay, toMonthDay }
}
