import { z } from 'zod'
import { reading, writing } from '#platform/contract.ts'
import { unitsImport } from './import/contract.ts'
import { liaisonEndpoints } from './liaisons/contract.ts'
import { populationEndpoints } from './population/contract.ts'
import { resourceEndpoints } from './resources/contract.ts'
import {
  Basis,
  DayShape,
  HeadcountTable,
  Id,
  LiaisonRoleShape,
  LiaisonShape,
  LineShape,
  Name,
  People,
  RegionKindShape,
  RegionShape,
  ShareShape,
  UnitCard,
  UnitKindShape,
  UnitRow,
  Version,
  Year,
} from './shapes.ts'

const tags = ['organisation']
const Of = z.enum(['region', 'unit'])
const Made = z.object({ id: Id })
const Changed = z.object({ version: Version })
const Claimed = z.object({ id: Id, version: Version })

const UnitFilter = z.object({
  regionId: Id.optional(),
  search: z.string().max(100).optional(),
  kind: UnitKindShape.optional(),
  lineId: Id.optional(),
  /** As organised on that day; today when absent. */
  on: DayShape.optional(),
  year: z.coerce.number().int().min(1949).max(2200).optional(),
})

const get = (path: `/${string}`, summary: string) =>
  reading
    .route({ method: 'GET', path: `/organisation${path}`, summary, tags })
    .meta({ may: 'organisation.see' })

const post = (path: `/${string}`, summary: string) =>
  writing
    .route({ method: 'POST', path: `/organisation${path}`, summary, tags })
    .meta({ may: 'organisation.change', kind: 'write' })

export const organisation = {
  regions: get('/regions', 'The tree of regions within reach, as of a day')
    .input(z.object({ on: DayShape.optional() }))
    .output(z.array(RegionShape)),
  lines: get('/lines', 'The lines known within reach, with the units on them today').output(
    z.array(LineShape),
  ),
  units: get('/units', 'Units by region, name, kind and line, as of a day')
    .input(
      UnitFilter.extend({
        offset: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(1000).default(500),
      }),
    )
    .output(z.object({ units: z.array(UnitRow), total: z.number().int() })),
  unit: get('/units/{id}', 'One unit with its head-counts, lines and past')
    .input(z.object({ id: Id }))
    .output(UnitCard),
  heirs: get('/units/{id}/heirs', 'Under which units the figures of a unit stand on a later day')
    .input(z.object({ id: Id, since: DayShape, until: DayShape.optional() }))
    .output(z.array(ShareShape.extend({ unitId: Id, name: z.string() }))),
  headcounts: get(
    '/headcounts',
    'Head-counts of a year as organised then or now, with sums by line',
  )
    .input(
      z.object({
        regionId: Id,
        year: z.coerce.number().int().min(1949).max(2200),
        organised: z.enum(['then', 'now']).default('now'),
      }),
    )
    .output(HeadcountTable),
  unitsFile: get('/units.xlsx', 'The units with their head-counts as a spreadsheet')
    .input(UnitFilter)
    .output(z.file()),
  headcountsFile: get('/headcounts.xlsx', 'The head-counts of a year as a spreadsheet')
    .input(
      z.object({
        regionId: Id,
        year: z.coerce.number().int().min(1949).max(2200),
        organised: z.enum(['then', 'now']).default('now'),
      }),
    )
    .output(z.file()),
  liaisons: get('/liaisons', 'Liaisons of a unit or region, masked')
    .meta({ may: 'liaisons.see' })
    .input(z.object({ unitId: Id.optional(), regionId: Id.optional() }))
    .output(z.array(LiaisonShape)),
  liaisonsFile: get('/liaisons.xlsx', 'The contact list as a spreadsheet, masked')
    .meta({ may: 'liaisons.see' })
    .input(z.object({ regionId: Id.optional() }))
    .output(z.file()),
  foundRegion: post('/regions', 'Found a region within another')
    .input(
      z.object({
        parentId: Id,
        kind: RegionKindShape,
        name: Name,
        code: z.string().trim().max(30).nullable().default(null),
        on: DayShape,
      }),
    )
    .output(Made),
  foundPlace: post('/places', 'Found a town or county with the body that answers for it')
    .input(
      z.object({
        parentId: Id,
        kind: z.enum(['town', 'county']),
        name: Name,
        code: z.string().trim().max(30).nullable().default(null),
        on: DayShape,
      }),
    )
    .output(z.object({ regionId: Id, unitId: Id })),
  foundUnit: post('/units', 'Found a unit in a region')
    .input(
      z.object({
        regionId: Id,
        kind: UnitKindShape,
        name: Name,
        shortName: z.string().trim().max(50).nullable().default(null),
        code: z.string().trim().max(30).nullable().default(null),
        on: DayShape,
      }),
    )
    .output(Made),
  rename: post('/rename', 'Give a region or unit another name from a day on')
    .input(z.object({ of: Of, id: Id, version: Version, name: Name, from: DayShape }))
    .output(Changed),
  move: post('/move', 'Place a region or unit elsewhere from a day on')
    .input(z.object({ of: Of, id: Id, version: Version, to: Id, on: DayShape }))
    .output(Changed),
  merge: post('/merge', 'Merge regions or units into one from a day on')
    .input(
      z.object({
        of: Of,
        from: z.array(Claimed).min(1).max(100),
        into: Claimed,
        on: DayShape,
      }),
    )
    .output(Changed),
  split: post('/split', 'Split a region or unit from a day on')
    .input(
      z.object({
        of: Of,
        id: Id,
        version: Version,
        on: DayShape,
        into: z
          .array(
            z.object({
              /** Null: the split one lives on as this part. */
              name: Name.nullable(),
              share: ShareShape.nullable().default(null),
              takesRegions: z.array(Id).default([]),
              takesUnits: z.array(Id).default([]),
            }),
          )
          .min(2)
          .max(20),
      }),
    )
    .output(z.object({ ids: z.array(Id) })),
  closeUnit: post('/units/{id}/close', 'Close a unit from a day on')
    .input(z.object({ id: Id, version: Version, on: DayShape }))
    .output(Changed),
  correctUnit: post('/units/{id}/correct', 'Correct the kind, code and short name of a unit')
    .input(
      z.object({
        id: Id,
        version: Version,
        kind: UnitKindShape,
        code: z.string().trim().max(30).nullable(),
        shortName: z.string().trim().max(50).nullable(),
      }),
    )
    .output(Changed),
  foundLine: post('/lines', 'Found a line over the units of a region')
    .input(z.object({ regionId: Id, parentId: Id.nullable().default(null), name: Name }))
    .output(Made),
  putOnLine: post('/units/{unitId}/lines', 'Put a unit on a line')
    .input(z.object({ unitId: Id, lineId: Id, from: DayShape }))
    .output(z.object({ on: z.boolean() })),
  takeOffLine: post('/units/{unitId}/lines/end', 'Take a unit off a line')
    .input(z.object({ unitId: Id, lineId: Id, on: DayShape }))
    .output(z.object({ on: z.boolean() })),
  stateHeadcount: post('/units/{unitId}/headcounts', 'State how many people a unit has in a year')
    .input(
      z.object({
        unitId: Id,
        year: Year,
        basis: Basis,
        amount: People,
        migrants: People.nullable().default(null),
        source: z.string().trim().min(1).max(200),
        statedOn: DayShape,
        /** The statement it takes the place of; null where none was shown. */
        replaces: Id.nullable().default(null),
      }),
    )
    .output(Made),
  nameLiaison: post('/units/{unitId}/liaisons', 'Name who answers for a unit')
    .meta({ may: 'liaisons.change', kind: 'write' })
    .input(
      z.object({
        unitId: Id,
        role: LiaisonRoleShape,
        name: z.string().trim().min(1).max(50),
        phone: z.string().trim().max(30).nullable().default(null),
        login: z.string().trim().max(100).nullable().default(null),
        from: DayShape,
        to: DayShape.nullable().default(null),
      }),
    )
    .output(Made),
  endLiaison: post('/liaisons/{id}/end', 'End a liaison’s time')
    .meta({ may: 'liaisons.change', kind: 'write' })
    .input(z.object({ id: Id, version: Version, on: DayShape }))
    .output(Changed),
  revealPhone: post('/liaisons/{id}/reveal', 'Show name and phone in full, for a stated reason')
    .meta({ may: 'liaisons.reveal', kind: 'write' })
    .input(z.object({ id: Id, reason: z.string().trim().min(1).max(200) }))
    .output(z.object({ name: z.string(), phone: z.string().nullable() })),
  ...populationEndpoints,
  ...liaisonEndpoints,
  ...unitsImport,
  ...resourceEndpoints,
}
