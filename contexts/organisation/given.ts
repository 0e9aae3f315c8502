import { day } from '#kernel/days.ts'
import type { UnitKind } from '#kernel/unit-kinds.ts'
import type { App } from '#platform/app.ts'
import { asProgramme } from '#platform/programme.ts'
import type { Asker } from '#test/served.ts'
import { foundPlace } from './found-place.ts'
import { foundRegion } from './found-region.ts'
import { foundUnit } from './found-unit.ts'

const on = day('2000-01-01')

/** A district that stands by itself. */
export const givenDistrict = async (app: App, name: string): Promise<string> =>
  (
    await asProgramme(app, (act) =>
      foundRegion(act, { parentId: null, kind: 'district', name, on }),
    )
  ).id

/** A town with the body that answers for it. */
export const givenTown = (app: App, parentId: string, name: string) =>
  asProgramme(app, (act) => foundPlace(act, { parentId, kind: 'town', name, on }))

/** A unit in a region. */
export const givenUnit = async (
  app: App,
  regionId: string,
  name: string,
  kind: UnitKind = 'bureau',
): Promise<string> =>
  (await asProgramme(app, (act) => foundUnit(act, { regionId, kind, name, on }))).id

/** What an officer reads and states of units over HTTP; `at` tells who and where, once it is known. */
export const organising = (at: () => { readonly officer: Asker; readonly district: string }) => ({
  card: async (id: string) => (await at().officer.get(`/organisation/units/${id}`)).body,
  region: async (id: string, on = '') =>
    (await at().officer.get('/organisation/regions', on === '' ? {} : { on })).body.find(
      (one: { id: string }) => one.id === id,
    ),
  staff: (unitId: string, amount: number, year = 2019) =>
    at().officer.post(`/organisation/units/${unitId}/headcounts`, {
      ...{ year, basis: 'staff', amount, source: '统计年报', statedOn: `${year}-12-31` },
    }),
  table: async (organised: 'then' | 'now', year = 2019) =>
    (
      await at().officer.get('/organisation/headcounts', {
        ...{ regionId: at().district, year: `${year}`, organised },
      })
    ).body,
})

/** Each unit's figure of a table by its name. */
export const amounts = (rows: readonly { readonly name: string; readonly amount: number }[]) =>
  Object.fromEntries(rows.map(({ name, amount }) => [name, amount]))
