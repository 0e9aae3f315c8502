import { addDays, type Span } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import { absencesOf, findResources, termsOf } from './queries.ts'
import { type DayCapacity, dayCapacity, type Fleet } from './rules/day-capacity.ts'
import type { Collector } from './rules/openings.ts'

/** Everything that collects in a region and below, with what is known of its days. */
export async function fleetOf(tx: Read, regionId: string): Promise<Fleet> {
  const found = await findResources(tx, { regionId })
  const ids = found.map(({ id }) => id)
  const terms = Map.groupBy(await termsOf(tx, ids), ({ resourceId }) => resourceId)
  const absences = Map.groupBy(
    (await absencesOf(tx, ids)).filter(({ withdrawn }) => !withdrawn),
    ({ resourceId }) => resourceId,
  )
  const of = (kind: (typeof found)[number]['kind']): Collector[] =>
    found
      .filter((one) => one.kind === kind)
      .map(({ id, name, beganOn, endedOn }) => ({
        ...{ id, name, began: beganOn, ended: endedOn },
        ...{ terms: terms.get(id) ?? [], absences: absences.get(id) ?? [] },
      }))
  return { teams: of('team'), vehicles: of('vehicle'), sites: of('site') }
}

/** What can be collected in a region on each day of a span, and of what that is made. */
export async function capacityOfDays(
  tx: Read,
  regionId: string,
  { from, to }: Span,
): Promise<{ readonly fleet: Fleet; readonly days: readonly DayCapacity[] }> {
  const fleet = await fleetOf(tx, regionId)
  const days: DayCapacity[] = []
  for (let on = from; on <= to; on = addDays(on, 1)) days.push(dayCapacity(fleet, on))
  return { fleet, days }
}
