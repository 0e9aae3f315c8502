import { foundPlace, foundRegion, type RegionKind } from '#contexts/organisation/index.ts'
import { day } from '#kernel/days.ts'
import type { App } from '#platform/app.ts'
import { carry } from '#platform/change.ts'
import { asProgramme } from '#platform/programme.ts'

/** Regions by their names: the demonstration has no two of one name. */
export type Places = ReadonlyMap<string, string>

interface Place {
  readonly name: string
  readonly kind: RegionKind
  readonly code: string
  readonly within: string | null
  /** Places below it that are units too: towns of a district, counties of a city. */
  readonly bodies?: readonly string[]
}

const towns =
  '夏阳街道 盈浦街道 香花桥街道 朱家角镇 练塘镇 金泽镇 赵巷镇 徐泾镇 华新镇 重固镇 白鹤镇'

const tree: readonly Place[] = [
  { name: '上海市', kind: 'province', code: '310000', within: null },
  { name: '青浦区', kind: 'district', code: '310118', within: '上海市', bodies: towns.split(' ') },
  { name: '长宁区', kind: 'district', code: '310105', within: '上海市' },
  { name: '湖南省', kind: 'province', code: '430000', within: null },
  {
    name: '张家界市',
    kind: 'city',
    code: '430800',
    within: '湖南省',
    bodies: ['慈利县', '桑植县', '永定区', '武陵源区'],
  },
]

/** Before any plan of the demonstration begins. */
const on = day('2010-01-01')

/** Founds the demonstration's regions as far as they are missing. */
export async function makePlaces(app: App): Promise<Places> {
  const places = new Map(await knownPlaces(app))
  for (const { bodies = [], within, ...place } of tree) {
    if (!places.has(place.name)) {
      const parentId = within === null ? null : places.get(within)!
      const { id } = await asProgramme(app, (act) =>
        foundRegion(act, { ...place, parentId, on, demo: true }),
      )
      places.set(place.name, id)
    }
    const parentId = places.get(place.name)!
    const kind = place.kind === 'city' ? 'county' : 'town'
    for (const [position, name] of bodies.entries()) {
      if (places.has(name)) continue
      const id = await asProgramme(app, async (act) =>
        carry(
          await foundPlace(act, { parentId, kind, name, on, position, demo: true }),
          ({ regionId }) => regionId,
        ),
      )
      places.set(name, id)
    }
  }
  return places
}

const knownPlaces = async ({ database }: App): Promise<[string, string][]> => {
  const rows = await asOwnerOfAll(database)
  return rows.map(({ id, name }) => [name, id])
}

const asOwnerOfAll = ({ kysely }: App['database']) =>
  kysely
    .selectFrom('access.regionName')
    .select(['id', 'name'])
    .$narrowType<{ id: string; name: string }>()
    .execute()
