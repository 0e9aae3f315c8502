import { describe, expect, test } from 'vitest'
import { useApplication } from '#test/served.ts'
import { givenUnit } from '../organisation/given.ts'
import { noticeOf, refusal, towns, useNoticeOffice } from './given-notice.ts'

const house = useApplication()
const office = useNoticeOffice(house)
const amounts = async (planId: string) =>
  Object.fromEntries(
    (await office.does.read(planId)).targets.map(({ label, amount }) => [label, amount]),
  )

describe('A plan is not made of a notice', () => {
  test('while an error is undecided: it says how many, and which', async () => {
    const id = await office.desk.receive(noticeOf(2027, towns, { total: 120 }))
    const refused = await office.desk.make(id)
    expect(refusal(refused)).toEqual([422, 'not-reconciled'])
    expect(refused.body.values.findings[0].code).toMatch(/mismatch/)
    await office.desk.acceptAll(id)
    expect((await office.desk.make(id)).status).toBe(200)
  })

  test('while a name is not matched: it names them, and founds none', async () => {
    const id = await office.desk.receive(
      noticeOf(2028, [
        ['南湖镇', 5],
        ['北湖镇', 6],
      ]),
    )
    await office.desk.decide(id, { item: 'unit:南湖镇', value: { new: true } })
    const refused = await office.desk.make(id)
    expect(refusal(refused)).toEqual([422, 'not-reconciled'])
    expect(refused.body.values.labels).toEqual(['北湖镇'])
    const { units } = await office.desk.look(id)
    expect(units.map(({ state }) => state)).toEqual(['new', 'new'])
  })

  test('on an older state of the decisions', async () => {
    const id = await office.desk.receive(noticeOf(2029, towns))
    await office.desk.acceptAll(id)
    await office.desk.decide(id, { item: 'target:0' })
    const answer = await office.officer.post(`/planning/notices/${id}/plan`, { version: 1 })
    expect(refusal(answer)).toEqual([409, 'stale-version'])
    expect(answer.body.text.zh).toContain('计划还没有生成')
  })

  test('whose sum is more than can be counted exactly', async () => {
    const id = await office.desk.receive(noticeOf(2029, towns))
    await office.desk.acceptAll(id)
    const amount = Number.MAX_SAFE_INTEGER
    for (const row of [0, 1])
      await office.desk.decide(id, { item: `row:0:${row}`, value: { amount } })
    await office.desk.decide(id, { item: 'target:0', choice: 'ignored', reason: '改由各镇相加' })
    expect(refusal(await office.desk.make(id))).toEqual([422, 'amount-invalid'])
  })

  test('whose figures were all left out', async () => {
    const id = await office.desk.receive(noticeOf(2029, [['东镇', 3]]))
    for (const item of ['target:0', 'row:0:0']) {
      await office.desk.decide(id, { item, choice: 'ignored', reason: '作废' })
    }
    expect(refusal(await office.desk.make(id))).toEqual([422, 'not-reconciled'])
  })
})

describe('The units of a plan', () => {
  test('that are new towns become regions of their own, with the body that answers', async () => {
    const planId = await office.planned(
      noticeOf(2031, [
        ['青湖镇', 7],
        ['教育局', 8],
      ]),
    )
    const { targets } = await office.does.read(planId)
    const kindOf = (name: string) => targets.find(({ label }) => label === name)?.unitKind
    expect([kindOf('青湖镇'), kindOf('教育局')]).toEqual(['town', 'bureau'])
    const { body: regions } = await office.officer.get('/organisation/regions', {
      on: '2031-06-01',
    })
    expect(regions.map(({ name }: { name: string }) => name)).toContain('青湖镇')
    expect(regions.map(({ name }: { name: string }) => name)).not.toContain('教育局')
  })

  test('a town region that has no body yet gets one by the notice, and is not founded twice', async () => {
    const { body: region } = await office.officer.post('/organisation/regions', {
      parentId: office.district,
      kind: 'town',
      name: '无名镇',
      on: '2020-01-01',
    })
    const planId = await office.planned(noticeOf(2034, [['无名镇', 6]]))
    const { targets } = await office.does.read(planId)
    const { unitId } = targets.find(({ label }) => label === '无名镇')!
    const { body: unit } = await office.officer.get(`/organisation/units/${unitId}`)
    expect(unit).toMatchObject({ kind: 'town', regionId: region.id, beganOn: '2034-01-01' })
    const { body: regions } = await office.officer.get('/organisation/regions', {
      on: '2034-06-01',
    })
    expect(regions.filter(({ name }: { name: string }) => name === '无名镇')).toHaveLength(1)
    const liaison = await house.as('liaison', region.id)
    expect((await liaison.get(`/organisation/units/${unitId}`)).status).toBe(200)
  })

  test('registered by hand in the middle of the year, or long after it, are found', async () => {
    const bureau = await office.officer.post('/organisation/units', {
      regionId: office.district,
      kind: 'bureau',
      name: '体育局',
      on: '2032-05-01',
    })
    expect(bureau.status).toBe(200)
    const id = await office.desk.receive(noticeOf(2032, [['体育局', 9]]))
    expect((await office.desk.look(id)).units).toMatchObject([
      { state: 'exact', unitId: bureau.body.id },
    ])
    const early = await office.desk.receive(noticeOf(1999, [['云河区献血协会', 9]]))
    await givenUnit(house.app, office.district, '云河区献血协会')
    expect((await office.desk.look(early)).units).toMatchObject([{ state: 'exact' }])
  })

  test('are registered once, also when the plan is discarded and made again', async () => {
    const text = noticeOf(2033, [['石湖镇', 5]])
    const planId = await office.planned(text)
    const { revision } = await office.does.read(planId)
    await office.officer.post(`/planning/revisions/${revision.id}/discard`, {
      version: revision.version,
      reason: '重做',
    })
    const id = await office.desk.receive(text)
    expect((await office.desk.make(id)).body).toMatchObject({ planId, revision: 2 })
  })
})

describe('A second notice in the middle of the year', () => {
  test('is shown as a difference, and becomes the next revision with the keys of the first', async () => {
    const planId = await office.planned(noticeOf(2037, towns))
    const first = await office.does.read(planId)
    const id = await office.desk.receive(
      noticeOf(2037, [
        ['东镇', 80],
        ['新城镇', 5],
      ]),
    )
    await office.desk.acceptAll(id)
    const open = await office.desk.make(id)
    expect(refusal(open)).toEqual([409, 'conflict'])
    expect(open.body.values).toEqual({ planId, revision: 1 })

    await office.issued(planId)
    const { differences, plan } = await office.desk.look(id)
    expect(plan).toMatchObject({ id: planId, revision: 1, state: 'issued' })
    const told = differences.map(({ label, change, before, after }) => [
      label,
      change,
      before?.amount,
      after?.amount,
    ])
    expect(told).toContainEqual(['东镇', 'altered', 70, 80])
    expect(told).toContainEqual(['新城镇', 'added', undefined, 5])
    expect(told.some(([label]) => label === '西镇')).toBe(false)

    expect((await office.desk.make(id)).body).toEqual({ planId, revision: 2 })
    const second = await office.does.read(planId)
    expect(second.revision.number).toBe(2)
    const keys = new Map(first.targets.map(({ label, key }) => [label, key]))
    for (const { label, key } of second.targets) {
      expect([label, keys.get(label) ?? key]).toEqual([label, key])
    }
    expect(await amounts(planId)).toMatchObject({ 东镇: 80, 西镇: 40, 新城镇: 5 })
  })

  test('in another unit than what was issued is not put together with it', async () => {
    const planId = await office.planned(noticeOf(2038, towns))
    await office.issued(planId)
    const id = await office.desk.receive(noticeOf(2038, towns, { unit: '人次' }))
    await office.desk.acceptAll(id)
    const refused = await office.desk.make(id)
    expect(refusal(refused)).toEqual([409, 'conflict'])
    expect(refused.body.text.zh).toMatch(/以人份计.*以人次计/)
  })

  test('made into a plan by twenty at once makes one revision', async () => {
    const id = await office.desk.receive(noticeOf(2039, towns))
    await office.desk.acceptAll(id)
    const { version } = await office.desk.look(id)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        office.officer.post(`/planning/notices/${id}/plan`, { version }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(19).fill(409)])
    expect(new Set(answers.map(({ body }) => body.code))).toEqual(new Set([undefined, 'conflict']))
    const { planId } = answers.find(({ status }) => status === 200)!.body
    expect((await office.does.read(planId)).revisions).toHaveLength(1)
  })
})
