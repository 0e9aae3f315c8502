import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { givenDistrict, givenTown } from '#contexts/organisation/given.ts'
import { daytime, givenResource, givenTerms } from '#contexts/organisation/resources/given.ts'
import { account } from '#platform/access/given.ts'
import type { Role } from '#platform/access/roles.ts'
import type { ServedApplication } from '#test/served.ts'

const demo = join(import.meta.dirname, '../../../demo')

/** The notice of 青浦 as its office received it. */
export const notice = readFileSync(join(demo, 'notices/qingpu-2020.txt'), 'utf8')

/** What was collected in 青浦 in 2020, day by day; invented. */
export const tallies = readFileSync(join(demo, 'tallies/qingpu-2020.csv'))

const towns =
  '夏阳街道 盈浦街道 香花桥街道 朱家角镇 练塘镇 金泽镇 赵巷镇 徐泾镇 华新镇 重固镇 白鹤镇'

/** 青浦 before the year: its towns, who works there, and what the station has. */
export async function givenQingpu(house: ServedApplication): Promise<void> {
  const { app } = house
  const district = await givenDistrict(app, '青浦区')
  const places = new Map<string, { readonly unitId: string; readonly regionId: string }>()
  for (const name of towns.split(' ')) places.set(name, await givenTown(app, district, name))
  const huaxin = places.get('华新镇')!
  const hold = (login: string, role: Role, regionId = district) =>
    account(app, [{ role, regionId }], { login })
  await hold('shen', 'blood-office-officer')
  await hold('lu', 'blood-office-approver')
  await hold('tang', 'station-planner')
  await hold('jin', 'liaison', huaxin.regionId)
  const officer = await house.as('blood-office-officer', district)
  await officer.post(`/organisation/units/${huaxin.unitId}/liaisons`, {
    ...{ role: 'liaison', name: '金晓明', phone: '13812341234', from: '2020-01-01' },
  })
  const terms = givenTerms({ hours: daytime([1, 2, 3, 4, 5, 6, 7]), holidays: 'works' })
  await givenResource(app, district, { kind: 'team', name: '采血一班', terms })
  await givenResource(app, district, { kind: 'vehicle', name: '采血车 1 号', terms })
  const hall = await givenResource(app, huaxin.regionId, {
    ...{ kind: 'venue', name: '华新镇文体中心', terms },
  })
  for (const aspect of ['power', 'space', 'privacy', 'parking']) {
    await officer.post(`/organisation/resources/${hall}/assessments`, {
      ...{ aspect, outcome: 'met', assessedOn: '2026-01-10', validTo: null },
    })
  }
}
