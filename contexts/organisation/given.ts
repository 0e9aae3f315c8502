import { day } from '#kernel/days.ts'
import type { UnitKind } from '#kernel/unit-kinds.ts'
import type { App } from '#platform/app.ts'
import { asProgramme } from '#platform/programme.ts'
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
