import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { asProgramme } from '#platform/programme.ts'
import { useApplication } from '#test/served.ts'
import {
  findUnits,
  foundPlace,
  foundRegion,
  foundUnit,
  headcountsOf,
  matchUnits,
  stateHeadcount,
} from './index.ts'

const house = useApplication()
const on = day('2000-01-01')
let district = ''

beforeAll(async () => {
  district = (
    await asProgramme(house.app, (act) =>
      foundRegion(act, { parentId: null, kind: 'district', name: '云河区', on }),
    )
  ).id
})

describe('Founding units', () => {
  test('a town comes with the body that answers for it, found from the district', async () => {
    await asProgramme(house.app, async (act) => {
      await foundPlace(act, { parentId: district, kind: 'town', name: '白鹭镇', on })
      const bureau = await foundUnit(act, {
        regionId: district,
        kind: 'bureau',
        name: '教育局',
        on,
      })
      const units = await findUnits(act.tx, { regionId: district, on: day('2026-01-01') })
      expect(units.map(({ name, kind, regionName }) => [name, kind, regionName])).toEqual([
        ['白鹭镇', 'town', '白鹭镇'],
        ['教育局', 'bureau', '云河区'],
      ])
      const matches = await matchUnits(act.tx, { regionId: district, on: act.today }, [
        '白 鹭 镇',
        '白鹭',
        '区教育局',
        '卫生局',
      ])
      expect(matches.map(({ verdict }) => verdict)).toEqual(['exact', 'close', 'close', 'new'])
      const stated = await stateHeadcount(act, {
        unitId: bureau.value.id,
        year: 2025,
        basis: 'staff',
        amount: 120,
        migrants: 3,
        source: '测试',
        statedOn: day('2025-01-01'),
        replaces: null,
      })
      expect(await headcountsOf(act.tx, [bureau.value.id], 2026)).toMatchObject([
        { amount: 120, year: 2025, source: '测试' },
      ])
      return stated
    })
  })
})
