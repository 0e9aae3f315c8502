import type { UnitKind } from '#kernel/unit-kinds.ts'

/** How large a region is, the largest first. */
export const regionKinds = ['province', 'city', 'district', 'town', 'village'] as const
export type RegionKind = (typeof regionKinds)[number]

/** The kind of unit that answers for a region of this kind, where one does. */
export const bodyOf: Readonly<Partial<Record<RegionKind, UnitKind>>> = {
  district: 'county',
  town: 'town',
}

/** Whether a unit of this kind answers for a region. */
export const isBody = (kind: UnitKind): boolean => kind === 'town' || kind === 'county'

/** Whether a region of one kind may lie in one of the other: only in a larger one. */
export const liesWithin = (inner: RegionKind, outer: RegionKind): boolean =>
  regionKinds.indexOf(inner) > regionKinds.indexOf(outer)

/** Whose heads are counted. */
export const headcountBases = ['staff', 'residents-without-unit'] as const
export type HeadcountBasis = (typeof headcountBases)[number]

/** 分管负责人, 联络员. */
export const liaisonRoles = ['leader', 'liaison'] as const
export type LiaisonRole = (typeof liaisonRoles)[number]
