import type { Span } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import { unitsAsOf } from '../../organisation/index.ts'
import { sumsOf } from './queries.ts'
import type { FiguresShape } from './shapes.ts'

interface Sums {
  readonly visits: number
  readonly persons: number | null
  readonly renfen: number | null
}

/** What a region's ledger says of a span: in all, by track, by unit under the names of its last day. */
export async function figuresOf(tx: Read, regionId: string, span: Span): Promise<FiguresShape> {
  const rows = await sumsOf(tx, regionId, span)
  const ids = [...new Set(rows.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))]
  const names = new Map((await unitsAsOf(tx, ids, span.to)).map(({ id, name }) => [id, name]))
  const tracks = [...Map.groupBy(rows, ({ track }) => track)]
  return {
    total: sum(rows),
    tracks: tracks.map(([track, some]) => ({ track, ...sum(some) })),
    units: rows.map(({ unitId, track, visits, persons, renfen }) => ({
      unitId,
      unit: unitId === null ? null : (names.get(unitId) ?? null),
      ...{ track, visits, persons, renfen },
    })),
  }
}

/** Adds up; what one source does not say is not known of all. */
function sum(rows: readonly Sums[]): Sums {
  const whole = (key: 'persons' | 'renfen') =>
    rows.some((row) => row[key] === null) ? null : rows.reduce((all, row) => all + row[key]!, 0)
  return {
    visits: rows.reduce((all, { visits }) => all + visits, 0),
    persons: whole('persons'),
    renfen: whole('renfen'),
  }
}
