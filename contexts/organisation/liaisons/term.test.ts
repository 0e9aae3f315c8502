import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf, instant } from '#kernel/days.ts'
import { makeTaskLink } from '#platform/access/task-link.ts'
import { asProgramme } from '#platform/programme.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict, givenTown } from '../given.ts'
import { endTerms } from './end-of-term.ts'

const house = useApplication()
const today = dayOf(instant(Date.now()))
let district = ''
let town = { regionId: '', unitId: '' }
let officer: Asker

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  town = await givenTown(house.app, district, '东镇')
  officer = await house.as('blood-office-officer', district)
})

const name = (part: object = {}) =>
  officer.post(`/organisation/units/${town.unitId}/liaisons`, {
    ...{ role: 'liaison', name: '张晓明', phone: '13812341234', from: '2026-01-01' },
    ...part,
  })
const listed = async () =>
  (await officer.get('/organisation/liaisons', { unitId: town.unitId })).body as {
    id: string
    standing: string
    version: number
    unreachable: string | null
  }[]
const loginOf = async ({ accountId }: Asker) =>
  (
    await rowsOf<{ login: string }>(
      house.database.owner,
      'select login from access.account where id = $1',
      [accountId],
    )
  )[0]!.login

describe('A liaison’s work handed over', () => {
  test('today: the one before is done, with links and access; the one after answers', async () => {
    const before = await house.as('liaison', town.regionId)
    const { body } = await name({ login: await loginOf(before) })
    const link = await asProgramme(house.app, (act) =>
      makeTaskLink(act, {
        kind: 'planning.hand-down',
        taskId: body.id,
        regionId: district,
        holderId: body.id,
        expiresAt: instant(Date.now() + 3_600_000),
      }),
    )
    expect((await before.get('/planning/handed-down')).status).toBe(200)
    const over = await officer.post(`/organisation/liaisons/${body.id}/hand-over`, {
      ...{ version: 1, name: '李红', phone: '13900001111', from: today },
    })
    expect(over.body).toMatchObject({ accessEnded: true })
    expect(await listed()).toMatchObject([
      { id: over.body.id, standing: 'valid' },
      { id: body.id, standing: 'expired' },
    ])
    expect((await before.get('/planning/handed-down')).status).toBe(401)
    const opened = await house.nobody.post('/task/open', { token: link.path.split('#')[1] })
    expect([opened.status, opened.body.values.why]).toEqual([410, 'revoked'])
  })

  test('on a day to come: nothing ends before that day, and all of it the night after', async () => {
    const before = await house.as('liaison', town.regionId)
    const { body } = await name({ name: '王五', login: await loginOf(before) })
    const over = await officer.post(`/organisation/liaisons/${body.id}/hand-over`, {
      ...{ version: 1, name: '赵六', from: addDays(today, 3) },
    })
    expect(over.body).toMatchObject({ accessEnded: false })
    expect((await before.get('/planning/handed-down')).status).toBe(200)
    await asProgramme(house.app, (act) => endTerms({ ...act, today: addDays(today, 2) }))
    expect((await before.get('/planning/handed-down')).status).toBe(200)
    await asProgramme(house.app, (act) => endTerms({ ...act, today: addDays(today, 3) }))
    expect((await before.get('/planning/handed-down')).status).toBe(401)
  })

  test('is refused before the first day of the one before, on an old version, or to a stranger’s account', async () => {
    const { body } = await name({ name: '周一' })
    const over = (wish: object) =>
      officer.post(`/organisation/liaisons/${body.id}/hand-over`, {
        ...{ version: 1, name: '吴二', from: today },
        ...wish,
      })
    expect((await over({ from: '2026-01-01' })).body.code).toBe('input-invalid')
    const elsewhere = await house.as('liaison', await givenDistrict(house.app, '外区'))
    expect((await over({ login: await loginOf(elsewhere) })).body.code).toBe('input-invalid')
    expect((await over({})).status).toBe(200)
    expect((await over({})).body.code).toBe('stale-version')
    const stranger = await house.as('blood-office-officer', await givenDistrict(house.app, '别区'))
    const foreign = await stranger.post(`/organisation/liaisons/${body.id}/hand-over`, {
      ...{ version: 2, name: '吴二', from: today },
    })
    expect(foreign.status).toBe(404)
    const liaison = await house.as('liaison', town.regionId)
    const self = await liaison.post(`/organisation/liaisons/${body.id}/hand-over`, {
      ...{ version: 2, name: '吴二', from: today },
    })
    expect(self.status).toBe(403)
  })
})

describe('The register of a region', () => {
  test('has a day that is worked, and says of each unit how it stands', async () => {
    const other = await givenDistrict(house.app, '登记区')
    const units = new Map<string, string>()
    for (const label of ['甲镇', '乙镇', '丙镇', '丁镇', '戊镇']) {
      units.set(label, (await givenTown(house.app, other, label)).unitId)
    }
    const clerk = await house.as('blood-office-officer', other)
    const put = async (label: string, part: object) =>
      (
        await clerk.post(`/organisation/units/${units.get(label)}/liaisons`, {
          ...{ role: 'liaison', name: '张晓明', phone: null, from: '2020-01-01' },
          ...part,
        })
      ).body.id
    await put('甲镇', {})
    await put('乙镇', { to: addDays(today, 10) })
    await put('丙镇', { to: '2021-01-01' })
    const lost = await put('丁镇', {})
    await clerk.post(`/organisation/liaisons/${lost}/reach`, { version: 1, unreachable: '停机' })
    const set = await clerk.post('/organisation/liaisons/deadline', {
      ...{ regionId: other, year: 2026, dueOn: '2026-10-03', basis: '云献办〔2026〕3号' },
    })
    expect(set.body).toEqual({ dueOn: '2026-10-08' })
    const { body } = await clerk.get('/organisation/liaisons/register', {
      regionId: other,
      year: '2026',
    })
    expect(body).toMatchObject({ dueOn: '2026-10-08', basis: '云献办〔2026〕3号' })
    expect(body.daysOver).toBe(today > '2026-10-08' ? body.daysOver : 0)
    const states = Object.fromEntries(
      body.rows.map(({ name: label, state }: { name: string; state: string }) => [label, state]),
    )
    expect(states).toEqual({
      ...{ 甲镇: 'registered', 乙镇: 'expiring', 丙镇: 'expired', 丁镇: 'unreachable' },
      戊镇: 'none',
    })
    const again = await clerk.post(`/organisation/liaisons/${lost}/reach`, {
      version: 2,
      unreachable: null,
    })
    expect(again.status).toBe(200)
    const refused = await officer.get('/organisation/liaisons/register', {
      regionId: other,
      year: '2026',
    })
    expect(refused.status).toBe(404)
  })
})
