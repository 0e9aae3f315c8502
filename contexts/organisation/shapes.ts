import { z } from 'zod'
import { type Day, isDay } from '#kernel/days.ts'
import { unitKinds } from '#kernel/unit-kinds.ts'
import { headcountBases, liaisonRoles, regionKinds } from './rules/kinds.ts'

/** The shapes that organisation's contract is made of. */

export const Id = z.uuid()
export const DayShape = z
  .string()
  .refine((text) => isDay(text), 'a day is YYYY-MM-DD')
  .transform((text) => text as Day)
export const Name = z.string().trim().min(1).max(100)
export const Version = z.number().int().min(1)
export const Year = z.number().int().min(1949).max(2200)
export const People = z.number().int().min(0).max(2_000_000_000)
export const RegionKindShape = z.enum(regionKinds)
export const UnitKindShape = z.enum(unitKinds)
export const Basis = z.enum(headcountBases)
export const LiaisonRoleShape = z.enum(liaisonRoles)

export const ShareShape = z.object({
  numerator: z.number().int().min(1).max(1_000_000),
  denominator: z.number().int().min(1).max(1_000_000),
})

export const RegionShape = z.object({
  id: Id,
  /** Null where the region above is out of reach. */
  parentId: Id.nullable(),
  kind: RegionKindShape,
  name: z.string(),
  code: z.string().nullable(),
  beganOn: DayShape,
  endedOn: DayShape.nullable(),
  demo: z.boolean(),
  version: Version,
  /** Units that lie directly in it. */
  units: z.number().int(),
})
export type RegionShape = z.infer<typeof RegionShape>

export const LineShape = z.object({
  id: Id,
  regionId: Id,
  parentId: Id.nullable(),
  name: z.string(),
  units: z.number().int(),
})
export type LineShape = z.infer<typeof LineShape>

export const HeadcountShape = z.object({
  id: Id,
  year: Year,
  basis: Basis,
  amount: People,
  migrants: People.nullable(),
  source: z.string(),
  statedOn: DayShape,
  demo: z.boolean(),
})
export type HeadcountShape = z.infer<typeof HeadcountShape>

export const UnitRow = z.object({
  id: Id,
  name: z.string(),
  shortName: z.string().nullable(),
  kind: UnitKindShape,
  code: z.string().nullable(),
  regionId: Id,
  regionName: z.string(),
  lines: z.array(z.object({ id: Id, name: z.string() })),
  beganOn: DayShape,
  endedOn: DayShape.nullable(),
  demo: z.boolean(),
  version: Version,
  /** The latest head-count of the year asked for or before it: of residents for a town, else of staff. */
  headcount: HeadcountShape.nullable(),
  /** Whether somebody answers for the unit today. */
  contact: z.enum(['valid', 'expired', 'none']),
})
export type UnitRow = z.infer<typeof UnitRow>

const Successor = z.object({
  unitId: Id,
  name: z.string(),
  on: DayShape,
  kind: z.enum(['merge', 'split']),
  share: ShareShape.nullable(),
})

export const UnitCard = UnitRow.extend({
  path: z.array(z.object({ id: Id, name: z.string() })),
  names: z.array(z.object({ from: DayShape, name: z.string() })),
  places: z.array(z.object({ from: DayShape, regionId: Id, regionName: z.string() })),
  standings: z.array(
    z.object({ lineId: Id, name: z.string(), from: DayShape, to: DayShape.nullable() }),
  ),
  /** The statements in force, newest year first, and those that they took the place of. */
  headcounts: z.array(HeadcountShape.extend({ statedAt: z.string(), superseded: z.boolean() })),
  before: z.array(Successor),
  after: z.array(Successor),
})
export type UnitCard = z.infer<typeof UnitCard>

export const LiaisonShape = z.object({
  id: Id,
  unitId: Id,
  unitName: z.string(),
  role: LiaisonRoleShape,
  /** Masked: 张*明, 138****1234. */
  name: z.string(),
  phone: z.string().nullable(),
  validFrom: DayShape,
  validTo: DayShape.nullable(),
  standing: z.enum(['valid', 'expired', 'coming']),
  /** When the person confirmed to be the one. */
  confirmedAt: z.string().nullable(),
  /** Why the person cannot be reached; null while they can. */
  unreachable: z.string().nullable(),
  version: Version,
  demo: z.boolean(),
})
export type LiaisonShape = z.infer<typeof LiaisonShape>

export const HeadcountTable = z.object({
  year: Year,
  organised: z.enum(['then', 'now']),
  /** The day whose units the figures are shown under. */
  on: DayShape,
  rows: z.array(
    z.object({
      unitId: Id,
      name: z.string(),
      kind: UnitKindShape,
      amount: z.number().int(),
      /** The unit is no more and nobody has said how its figure is shared. */
      former: z.boolean(),
    }),
  ),
  total: z.number().int(),
  lines: z.array(
    z.object({
      lineId: Id,
      name: z.string(),
      units: z.number().int(),
      amount: z.number().int(),
    }),
  ),
})
export type HeadcountTable = z.infer<typeof HeadcountTable>
