import { describe, expect, test } from 'vitest'
import { useApplication } from '#test/served.ts'
import { noticeOf, refusal, towns, useNoticeOffice } from './given-notice.ts'

const house = useApplication()
const office = useNoticeOffice(house)

describe('What the amounts of a plan count', () => {
  const unstated = (year: number) => noticeOf(year, towns, { unit: '' }).replaceAll('（）', '')

  test('is chosen where the notice does not say', async () => {
    const id = await office.desk.receive(unstated(2041))
    await office.desk.acceptAll(id)
    expect(await office.desk.look(id)).toMatchObject({ unit: 'unknown', unitsStated: [] })
    const refused = await office.desk.make(id)
    expect(refusal(refused)).toEqual([400, 'input-invalid'])
    expect(refused.body.text.zh).toContain('没有写明数量的单位')
    const { body } = await office.desk.make(id, { regionUnit: 'visit' })
    expect((await office.does.read(body.planId)).unit).toBe('visit')
  })

  test('is not chosen against what the notice says', async () => {
    const id = await office.desk.receive(noticeOf(2042, towns))
    await office.desk.acceptAll(id)
    const refused = await office.desk.make(id, { regionUnit: 'mL' })
    expect(refusal(refused)).toEqual([400, 'input-invalid'])
    expect(refused.body.text.zh).toContain('通知以人份计')
    const same = await office.desk.make(id, { regionUnit: 'renfen' })
    expect(same.status).toBe(200)
  })

  test('is one of those a mixed notice names; the others stand beside it in a note', async () => {
    const id = await office.desk.receive(`关于做好2043年云河区无偿献血工作的通知
全年团体无偿献血目标为 600 人份。个人自愿无偿献血目标为 400 人次。`)
    await office.desk.acceptAll(id)
    const refused = await office.desk.make(id)
    expect(refused.body.text.zh).toContain('几种单位：人份、人次')
    expect((await office.desk.make(id, { regionUnit: 'bag' })).status).toBe(400)
    const { body } = await office.desk.make(id, { regionUnit: 'renfen' })
    const { targets, unit } = await office.does.read(body.planId)
    expect([unit, targets[0]?.amount]).toEqual(['renfen', 600])
    expect(targets[0]?.note).toContain('400 人次')
  })

  test('may be chosen again while nothing was issued', async () => {
    const id = await office.desk.receive(unstated(2044))
    await office.desk.acceptAll(id)
    const { body } = await office.desk.make(id, { regionUnit: 'person' })
    const { revision } = await office.does.read(body.planId)
    await office.officer.post(`/planning/revisions/${revision.id}/discard`, {
      version: revision.version,
      reason: '单位选错了',
    })
    expect((await office.desk.make(id, { regionUnit: 'renfen' })).status).toBe(200)
    expect((await office.does.read(body.planId)).unit).toBe('renfen')
  })

  test('a year whose only draft was discarded is begun again', async () => {
    const planId = await office.does.begin({ regionId: office.district, year: 2045 })
    const { revision } = await office.does.read(planId)
    await office.officer.post(`/planning/revisions/${revision.id}/discard`, {
      version: revision.version,
      reason: '重来',
    })
    const wish = { regionId: office.district, year: 2045, unit: 'visit' }
    const again = await office.officer.post('/planning/plans', wish)
    expect(again.body).toEqual({ planId, revision: 2 })
    expect((await office.does.read(planId)).unit).toBe('visit')
  })
})

test('head-counts beside the amounts are kept with the notice as source, but not over a later statement', async () => {
  const text = `关于做好2046年云河区无偿献血工作的通知
云献〔2046〕1号
附件：2046年云河区献血目标分解表
单位 职工人数 献血任务数（人份）
税务局 200 10
合计 200 10
云河区献血办公室
2046年2月1日`
  const planId = await office.planned(text)
  const headcount = async () => (await office.does.read(planId)).targets.at(-1)?.headcount
  expect(await headcount()).toMatchObject({ amount: 200, source: '云献〔2046〕1号' })

  const { unitId } = (await office.does.read(planId)).targets.at(-1)!
  const { body: units } = await office.officer.get(`/organisation/units/${unitId}`, {
    on: '2046-06-01',
  })
  const stated = await office.officer.post(`/organisation/units/${unitId}/headcounts`, {
    unitId,
    year: 2046,
    basis: 'staff',
    amount: 210,
    source: '年中填报',
    statedOn: '2046-06-30',
    replaces: units.headcounts?.[0]?.id ?? null,
  })
  expect(stated.status).toBe(200)
  await office.issued(planId)
  await office.planned(text.replace('税务局 200 10', '税务局 205 12').replaceAll('10\n', '12\n'))
  expect(await headcount()).toMatchObject({ amount: 210, source: '年中填报' })
})
