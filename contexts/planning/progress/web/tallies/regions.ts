import { allows, type Role } from '#platform/access/roles.ts'

/** A region by its name. */
export interface NamedRegion {
  readonly id: string
  readonly name: string
}

interface Held {
  readonly role: Role
  readonly regionId: string | null
  readonly regionName: string | null
}

/** The regions whose collections a person takes in: where a role of theirs allows it. */
export const regionsToImport = (assignments: readonly Held[]): readonly NamedRegion[] =>
  once(assignments.filter(({ role }) => allows(role, 'tallies.import')).flatMap(named))

/** The regions whose imports a person may look at: their own first, then those that have a plan. */
export const regionsToSee = (
  assignments: readonly Held[],
  plans: readonly { readonly regionId: string; readonly regionName: string }[],
): readonly NamedRegion[] =>
  once([
    ...assignments.filter(({ role }) => allows(role, 'planning.see')).flatMap(named),
    ...plans.map(({ regionId, regionName }) => ({ id: regionId, name: regionName })),
  ])

const named = ({ regionId, regionName }: Held): readonly NamedRegion[] =>
  regionId === null || regionName === null ? [] : [{ id: regionId, name: regionName }]

const once = (all: readonly NamedRegion[]): readonly NamedRegion[] => [
  ...new Map(all.map((region) => [region.id, region])).values(),
]
