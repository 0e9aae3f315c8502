import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { asProgramme } from '#platform/programme.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict } from '../../organisation/given.ts'
import { nameLiaison } from '../../organisation/index.ts'
import { issue, useOffice } from '../given.ts'
import { defaultTemplates } from './rules/default-templates.ts'

const house = useApplication()
const office = useOffice(house)
let planId: string
let stranger: Asker

beforeAll(async () => {
  office.year = 2023
  planId = await office.complete()
  await office.does.submit(planId)
  await issue(office.approver, planId, { effectiveOn: '2024-01-01' })
  stranger = await house.as('blood-office-officer', await givenDistrict(house.app, '星河区'))
})

const write = async (wish: object): Promise<string> =>
  (await office.officer.post('/planning/reports', { planId, ...wish })).body.number
const open = (number: string, by = office.officer) => by.get(`/planning/reports/${number}`)
const file = (number: string, format: string, more: Record<string, string> = {}) =>
  office.officer.get(`/planning/reports/${number}/file`, { format, ...more })

describe('The words of a document', () => {
  const texts = defaultTemplates['annual-notice']
  const change = (more: object, after = 0) =>
    office.officer.post('/planning/report-templates', {
      regionId: office.district,
      kind: 'annual-notice',
      after,
      texts: { ...texts, ...more },
    })

  test('with a field that nobody knows are refused, with its place and what may have been meant', async () => {
    const { status, body } = await change({ body: '第一行\n现将{{年渡}}年{{总目标}}通知' })
    expect([status, body.code]).toEqual([422, 'template-invalid'])
    expect(body.values.faults).toEqual([
      {
        code: 'unknown-field',
        slot: 'body',
        line: 2,
        column: 3,
        text: '年渡',
        suggestions: ['年度'],
      },
    ])
    expect(body.text.zh).toContain('正文第 2 行第 3 字')
    expect((await change({ title: '通知{{年度' })).body.values.faults[0].code).toBe('open-field')
  })

  test('are kept version by version; a snapshot keeps those it was written with', async () => {
    const before = await write({ kind: 'annual-notice' })
    expect((await change({ title: '{{年度}}年献血工作通知' })).body.version).toBe(1)
    expect((await change({ title: '又一个' })).body.code).toBe('stale-version')
    const after = await write({ kind: 'annual-notice' })
    expect((await open(before)).body).toMatchObject({
      title: '关于做好2024年云河区无偿献血工作的通知',
      templateVersion: 0,
    })
    expect((await open(after)).body).toMatchObject({
      title: '2024年献血工作通知',
      templateVersion: 1,
    })
    const { status } = await stranger.get('/planning/report-templates', {
      regionId: office.district,
    })
    expect(status).toBe(404)
  })

  test('can be tried before they are kept', async () => {
    const wish = { planId, kind: 'annual-notice' }
    const tried = { wish, texts: { ...texts, title: '试{{年度}}' } }
    expect(
      (await office.officer.post('/planning/report-templates/preview', tried)).body.title,
    ).toBe('试2024')
    expect((await office.approver.post('/planning/report-templates/preview', tried)).status).toBe(
      403,
    )
  })
})

describe('Letters to units', () => {
  test('are one a unit; a liaison sees only its own, and only once they are issued', async () => {
    const liaison = await house.as('liaison', office.east.regionId)
    await asProgramme(house.app, (act) =>
      nameLiaison(act, {
        unitId: office.east.unitId,
        role: 'liaison',
        name: '张测试',
        phone: '13800000001',
        from: day('2024-01-01'),
        to: null,
      }),
    )
    const number = await write({ kind: 'unit-letters' })
    expect((await open(number)).body).toMatchObject({ papers: 2 })
    expect((await liaison.get('/planning/letters')).body).toEqual([])
    expect((await open(number, liaison)).status).toBe(403)

    await office.approver.post(`/planning/reports/${number}/issue`)
    const told = await rowsOf(house.database.owner, 'select template from messages.message')
    expect(told.filter(({ template }) => template === 'planning.letter')).toHaveLength(1)
    const { body: letters } = await liaison.get('/planning/letters')
    expect(letters.map(({ unit }: { unit: string }) => unit)).toEqual(['东镇'])
    expect(JSON.stringify(letters)).not.toContain('教育局')
    const { snapshotId, position } = letters[0]
    expect(
      (await liaison.get(`/planning/letters/${snapshotId}/${position}/file`, { format: 'docx' }))
        .status,
    ).toBe(200)
    expect(
      (
        await liaison.get(`/planning/letters/${snapshotId}/${1 - position}/file`, {
          format: 'docx',
        })
      ).status,
    ).toBe(404)
    const apart = await file(number, 'docx', { apart: 'true' })
    expect(apart.body.subarray(0, 2).toString()).toBe('PK')
    expect(apart.body.toString('utf8')).toContain('001-东镇.docx')

    await rowsOf(
      house.database.owner,
      `insert into planning.snapshot_paper (snapshot_id, position, region_id, unit_id, holder_region_id, paper)
      select snapshot_id, n, region_id, unit_id, holder_region_id, paper
      from planning.snapshot_paper, generate_series(100, 350) n where snapshot_id = $1 and position = $2`,
      [snapshotId, position],
    )
    expect((await liaison.get('/planning/letters')).body).toHaveLength(200)
    // Beyond those that are listed.
    const last = await liaison.get(`/planning/letters/${snapshotId}/350/file`, { format: 'docx' })
    expect(last.status).toBe(200)
  })
})
