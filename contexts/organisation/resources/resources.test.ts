import { beforeAll, describe, expect, test } from 'vitest'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict, givenTown, givenUnit } from '../given.ts'
import { daytime, givenTerms } from './given.ts'

const house = useApplication()
let district = ''
let town = ''
let officer: Asker
let foreign: Asker

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  town = (await givenTown(house.app, district, '云上镇')).regionId
  officer = await house.as('blood-office-officer', district)
  foreign = await house.as('blood-office-officer', await givenDistrict(house.app, '山北区'))
})

const found = (part: object = {}) =>
  officer.post('/organisation/resources', {
    ...{ regionId: district, kind: 'team', name: '一班', terms: givenTerms() },
    ...part,
  })

describe('Teams, vehicles, sites and venues', () => {
  test('are founded, listed with their strictest capacity, changed and ended, each at a version', async () => {
    const { body } = await found({
      kind: 'vehicle',
      name: '一号车',
      terms: givenTerms({ renfenPerHour: 30, beds: 4, renfenPerBed: 5 }),
    })
    const listed = await officer.get('/organisation/resources', { kind: 'vehicle' })
    expect(listed.body).toMatchObject([
      { id: body.id, name: '一号车', renfenPerHour: 20, version: 1, regionName: '云河区' },
    ])
    const at = `/organisation/resources/${body.id}`
    const changed = await officer.post(`${at}/change`, { version: 1, name: '壹号车', place: null })
    expect(changed.body).toEqual({ version: 2 })
    const stale = await officer.post(`${at}/change`, { version: 1, name: '乙', place: null })
    expect([stale.status, stale.body.code]).toEqual([409, 'stale-version'])
    const terms = givenTerms({ from: '2026-07-01' as never, renfenPerHour: 6 })
    expect((await officer.post(`${at}/terms`, { version: 2, terms })).body).toEqual({ version: 3 })
    const again = await officer.post(`${at}/terms`, { version: 3, terms })
    expect([again.status, again.body.code]).toEqual([409, 'conflict'])
    const june = await officer.get(at, { on: '2026-06-30' })
    const july = await officer.get(at, { on: '2026-07-01' })
    expect([june.body.renfenPerHour, july.body.renfenPerHour]).toEqual([20, 6])
    expect((await officer.post(`${at}/end`, { version: 3, on: '2026-12-01' })).status).toBe(200)
    const after = await officer.get('/organisation/resources', {
      kind: 'vehicle',
      on: '2026-12-01',
    })
    expect(after.body).toEqual([])
    const late = await officer.post(`${at}/absences`, {
      ...{ from: '2027-01-01', to: '2027-01-02', why: 'maintenance' },
    })
    expect(late.body.code).toBe('conflict')
  })

  test('an absence counts until it is withdrawn, once', async () => {
    const { body } = await found({
      name: '二班',
      terms: givenTerms({ hours: daytime([1, 2, 3, 4, 5, 6, 7]), holidays: 'works' }),
    })
    const at = `/organisation/resources/${body.id}`
    const days = { from: '2026-03-02', to: '2026-03-03', why: 'leave' }
    const { body: absence } = await officer.post(`${at}/absences`, days)
    const opening = async () => (await officer.get(at, { on: '2026-03-03' })).body.opening
    expect(await opening()).toBe('absent')
    const withdraw = () => officer.post(`/organisation/absences/${absence.id}/withdraw`)
    expect((await withdraw()).status).toBe(200)
    expect(await opening()).toBe('open')
    expect((await withdraw()).status).toBe(404)
    const wrong = await officer.post(`${at}/absences`, { ...days, to: '2026-03-01' })
    expect([wrong.status, wrong.body.code]).toEqual([400, 'input-invalid'])
  })
})

describe('What cannot be is refused', () => {
  test.each([
    ['hours that end before they begin', { hours: [{ weekday: 1, opens: 600, closes: 540 }] }],
    ['a weekday twice', { hours: [...daytime([1]), ...daytime([1])] }],
    ['a rate for each bed without beds', { renfenPerBed: 4 }],
    ['a rate of nothing', { renfenPerHour: 0 }],
    ['a day the calendar does not have', { from: '2026-02-30' }],
  ])('refuses %s', async (_case, part) => {
    const { status } = await found({ name: '错班', terms: { ...givenTerms(), ...part } })
    expect(status).toBe(400)
  })

  test('one name is taken once in a region; a team belongs to no unit', async () => {
    await found({ name: '三班' })
    expect((await found({ name: '三班' })).body.code).toBe('conflict')
    const unitId = await givenUnit(house.app, district, '教育局')
    expect((await found({ name: '四班', unitId })).body.code).toBe('input-invalid')
  })
})

describe('Places and their scope', () => {
  test('a venue is fit until the last day of what was assessed, and the list says what is missing', async () => {
    const { body } = await found({ kind: 'venue', name: '镇文体中心', regionId: town })
    const at = `/organisation/resources/${body.id}`
    const assess = (aspect: string, part: object = {}) =>
      officer.post(`${at}/assessments`, {
        ...{ aspect, outcome: 'met', assessedOn: '2026-01-10', validTo: '2026-12-31' },
        ...part,
      })
    for (const aspect of ['power', 'space', 'privacy', 'parking']) {
      expect((await assess(aspect)).status).toBe(200)
    }
    const is = async (on: string) =>
      (await officer.get(at, { on })).body.standings.map((one: { is: string }) => one.is)
    expect(new Set(await is('2026-12-31'))).toEqual(new Set(['met']))
    expect(new Set(await is('2027-01-01'))).toEqual(new Set(['expired']))
    expect((await assess('power', { assessedOn: '2099-01-01', validTo: null })).status).toBe(400)
    const covered = await officer.get('/organisation/coverage', { regionId: district })
    expect(covered.body).toMatchObject([{ regionName: '云上镇', sites: 0, venues: 1 }])
    const { body: team } = await found({ name: '五班' })
    const wrong = await officer.post(`/organisation/resources/${team.id}/assessments`, {
      ...{ aspect: 'power', outcome: 'met', assessedOn: '2026-01-10' },
    })
    expect(wrong.body.code).toBe('input-invalid')
  })

  test('are seen and changed within reach only, and each change stands in the record', async () => {
    const { body } = await found({ name: '六班' })
    expect((await foreign.get(`/organisation/resources/${body.id}`)).status).toBe(404)
    expect((await foreign.get('/organisation/resources')).body).toEqual([])
    const end = { version: 1, on: '2026-12-01' }
    expect((await foreign.post(`/organisation/resources/${body.id}/end`, end)).status).toBe(404)
    const absent = { from: '2026-03-02', to: '2026-03-03', why: 'leave' }
    const reach = await foreign.post(`/organisation/resources/${body.id}/absences`, absent)
    expect(reach.status).toBe(404)
    expect(
      (
        await foreign.post('/organisation/resources', {
          regionId: district,
          kind: 'team',
          name: '七班',
          terms: givenTerms(),
        })
      ).status,
    ).toBe(404)
    const commission = await house.as('health-commission', district)
    const refused = await commission.post(`/organisation/resources/${body.id}/end`, end)
    expect(refused.status).toBe(403)
    expect((await house.nobody.get('/organisation/resources')).status).toBe(401)
    const entries = await rowsOf<{ name: string }>(
      house.database.owner,
      'select name from record.entry where subject = $1 order by id',
      [body.id],
    )
    expect(entries).toEqual([{ name: 'resource.founded' }])
  })

  test('terms are never edited, whoever asks the database', async () => {
    await expect(
      rowsOf(house.database.app, 'update organisation.resource_terms set beds = 1'),
    ).rejects.toThrow(/permission denied/)
  })
})
