import type { Day } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import type { Read } from '#platform/db/database.ts'
import type { ResourceCard, ResourceRow } from './contract.ts'
import {
  absencesOf,
  assessmentsOf,
  findResources,
  noResource,
  type Sought,
  type StoredResource,
  termsOf,
} from './queries.ts'
import { openingOn } from './rules/openings.ts'
import { standings } from './rules/qualification.ts'
import { ratePerHour, termsOn } from './rules/terms.ts'

/** Teams, vehicles, sites and venues as they stand on a day; those that ended before it are left out. */
export async function listResources(
  { tx, today }: Look,
  { on = today, ...sought }: Sought & { readonly on?: Day | undefined },
): Promise<ResourceRow[]> {
  const found = await findResources(tx, sought)
  const living = found.filter(({ endedOn }) => endedOn === null || endedOn > on)
  return (await cards(tx, living, on)).map(
    ({ allTerms: _terms, allAbsences: _absences, assessments: _assessments, ...row }) => row,
  )
}

/** One of them with all that was ever stated of it; `not-found` outside of reach. */
export async function resourceCard(
  { tx, today }: Look,
  { id, on = today }: { readonly id: string; readonly on?: Day | undefined },
): Promise<ResourceCard> {
  const [card] = await cards(tx, await findResources(tx, { id }), on)
  if (card === undefined) throw noResource()
  return card
}

async function cards(tx: Read, found: readonly StoredResource[], on: Day): Promise<ResourceCard[]> {
  const ids = found.map(({ id }) => id)
  const terms = Map.groupBy(await termsOf(tx, ids), ({ resourceId }) => resourceId)
  const absences = Map.groupBy(await absencesOf(tx, ids), ({ resourceId }) => resourceId)
  const assessments = Map.groupBy(await assessmentsOf(tx, ids), ({ resourceId }) => resourceId)
  return found.map((one) =>
    cardOf(one, on, {
      terms: (terms.get(one.id) ?? []).map(bare),
      absences: (absences.get(one.id) ?? []).map(bare),
      assessments: (assessments.get(one.id) ?? []).map(bare),
    }),
  )
}

interface Stated {
  readonly terms: ResourceCard['allTerms']
  readonly absences: ResourceCard['allAbsences']
  readonly assessments: ResourceCard['assessments']
}

function cardOf(one: StoredResource, on: Day, stated: Stated): ResourceCard {
  const { terms, absences, assessments } = stated
  const inForce = termsOn(terms, on) ?? null
  const counted = absences.filter(({ withdrawn }) => !withdrawn)
  const collector = {
    ...{ id: one.id, name: one.name, began: one.beganOn, ended: one.endedOn },
    ...{ terms, absences: counted },
  }
  return {
    ...one,
    terms: inForce,
    renfenPerHour: inForce === null ? null : ratePerHour(inForce, 'whole-blood'),
    dosesPerHour: inForce === null ? null : ratePerHour(inForce, 'apheresis'),
    opening: openingOn(collector, on).is,
    absences: counted.filter(({ to }) => to >= on),
    standings: [...standings(one.kind, assessments, on)],
    allTerms: terms,
    allAbsences: absences,
    assessments,
  }
}

const bare = <T extends { readonly resourceId: string }>({
  resourceId: _,
  ...rest
}: T): Omit<T, 'resourceId'> => rest
