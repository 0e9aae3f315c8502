import { beforeAll, describe, expect, test } from 'vitest'
import { dayOf, instant } from '#kernel/days.ts'
import { workingDaysAfter } from '#kernel/working-days.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenTown } from '../../organisation/given.ts'
import { issue, useOffice } from '../given.ts'
import { handingDown, messagesOf } from './given.ts'

const house = useApplication()
const office = useOffice(house)
const today = dayOf(instant(Date.now()))
let town: Asker
let west = { regionId: '', unitId: '' }

beforeAll(async () => {
  west = await givenTown(house.app, office.district, '西镇')
  town = await house.as('liaison', office.east.regionId)
  await office.officer.post(`/organisation/units/${office.bureau}/liaisons`, {
    ...{ role: 'liaison', name: '张晓明', phone: '13812341234', from: '2026-01-01' },
  })
})

/** A plan of 60 for the town and 40 for the bureau, issued. */
async function issued(wish: object = {}) {
  const planId = await office.complete()
  await office.does.submit(planId)
  const answer = await issue(office.approver, planId, wish)
  expect(answer.status).toBe(200)
  return { planId, above: handingDown(office.officer), head: handingDown(office.approver) }
}
const below = () => handingDown(town)

describe('Issuing a plan', () => {
  test('hands each unit its figure, with a working day for the answer, and tells it', async () => {
    const { planId, above } = await issued()
    const rows = await above.list(planId)
    expect(rows.map(({ label, amount, state, wants }) => [label, amount, state, wants])).toEqual([
      ['东镇', 60, 'waiting', 'plan'],
      ['教育局', 40, 'waiting', 'answer'],
    ])
    expect(rows[0]).toMatchObject({
      dueOn: workingDaysAfter(today, 10),
      silent: true,
      flags: ['no-liaison'],
      lastContact: { action: 'issue' },
    })
    expect(rows[1]).toMatchObject({ liaison: '张*明', flags: [] })
    const told = (await messagesOf(house)).filter(
      ({ template }) => template === 'planning.handed-down',
    )
    expect(told.find(({ to }) => to === '张晓明')?.link).toMatch(/^\/t#[\w-]{43}$/)
    expect(told.find(({ accountId }) => accountId === town.accountId)?.link).toBe(
      `/tasks/${rows[0]!.id}`,
    )
    expect(told.every(({ body }) => /请在\d{4}-\d\d-\d\d前确认/.test(body))).toBe(true)
  })

  test('takes a stated day, moved behind the holidays', async () => {
    const { planId, above } = await issued({ dueOn: '2099-01-03' })
    expect((await above.find(planId, '东镇')).dueOn).toBe('2099-01-05')
  })

  test('that is refused hands nothing down and tells nobody', async () => {
    const before = (await messagesOf(house)).length
    const planId = await office.drafted()
    await office.does.submit(planId)
    expect((await issue(office.approver, planId)).status).toBe(422)
    expect(await handingDown(office.officer).list(planId)).toEqual([])
    expect((await messagesOf(house)).length).toBe(before)
  })
})

describe('The town below', () => {
  test('acknowledges, and the level above locks it', async () => {
    const { planId, above } = await issued()
    const { id } = await above.find(planId, '东镇')
    expect((await town.get('/planning/hand-downs')).body).toContainEqual(
      expect.objectContaining({ id, label: '东镇', amount: 60 }),
    )
    const seen = await below().read(id)
    expect(seen).toMatchObject({ side: 'receiver', issuer: '云河区', toRegion: true })
    expect(seen.offered).toEqual(['acknowledge', 'object', 'file', 'note'])
    expect((await below().act(id, 'acknowledge')).body.state).toBe('acknowledged')
    expect((await below().act(id, 'acknowledge')).body.code).toBe('already-done')
    expect(await above.find(planId, '东镇')).toMatchObject({ silent: false, open: true })
    expect((await above.act(id, 'accept')).body.state).toBe('locked')
    expect((await below().read(id)).offered).toEqual(['note'])
  })

  test('objects with a reason, which reaches the officers; they answer, and it is asked anew', async () => {
    const { planId, above } = await issued()
    const { id } = await above.find(planId, '东镇')
    expect((await below().act(id, 'object', { text: ' ' })).status).toBe(400)
    expect((await below().act(id, 'object', { text: '全镇职工不足三百人' })).body.state).toBe(
      'objected',
    )
    expect(await above.find(planId, '东镇')).toMatchObject({
      objection: '全镇职工不足三百人',
      open: false,
    })
    const inbox = (await messagesOf(house)).filter(
      ({ template }) => template === 'planning.answered',
    )
    expect(inbox.map(({ accountId }) => accountId).sort()).toEqual(
      [office.officer.accountId, office.approver.accountId].sort(),
    )
    expect(inbox[0]!.body).toContain('全镇职工不足三百人')
    expect(inbox[0]!.link).toBe(`/plan/${planId}/hand-downs?at=${id}`)
    const answered = await above.act(id, 'answer', { text: '人数以统计年报为准' })
    expect(answered.body.state).toBe('waiting')
    const seen = await below().read(id)
    expect(seen).toMatchObject({ round: 2, dueOn: workingDaysAfter(today, 10) })
    expect(seen.steps.map(({ action, side, text }) => [action, side, text])).toEqual([
      ['issue', 'issuer', null],
      ['object', 'receiver', '全镇职工不足三百人'],
      ['answer', 'issuer', '人数以统计年报为准'],
    ])
    await below().act(id, 'note', { text: '收到' })
    expect((await above.read(id)).steps.at(-1)).toMatchObject({ side: 'receiver', text: '收到' })
    expect(
      (await messagesOf(house)).some(
        ({ template, accountId }) =>
          template === 'planning.reviewed' && accountId === town.accountId,
      ),
    ).toBe(true)
  })
})

describe('A unit below', () => {
  test('that has no way to write is recorded by an officer, who says how it came', async () => {
    const { planId, above } = await issued()
    const { id } = await above.find(planId, '教育局')
    const record = (wish: object) => above.act(id, 'record', { action: 'acknowledge', ...wish })
    expect((await record({ text: '' })).status).toBe(400)
    expect((await record({ text: '李老师电话确认' })).body.state).toBe('acknowledged')
    expect((await above.read(id)).steps.at(-1)).toMatchObject({
      side: 'issuer',
      text: '李老师电话确认',
    })
  })

  test('files nothing that does not fit, and gets a receipt for what does', async () => {
    const { planId, above } = await issued()
    const { id } = await above.find(planId, '东镇')
    const { year } = await above.read(id)
    const months = (march: number, april: number, of = year) => ({
      items: [
        { from: `${of}-03-01`, to: `${of}-03-31`, amount: march },
        { from: `${of}-04-05`, to: `${of}-04-09`, amount: april },
      ],
    })
    for (const [march, april, words] of [
      [30, 29, '少了 1'],
      [30, 31, '多了 1'],
    ] as const) {
      const { status, body } = await below().act(id, 'months', months(march, april))
      expect([status, body.code]).toEqual([422, 'not-reconciled'])
      expect(body.text.zh).toContain(words)
    }
    const outside = await below().act(id, 'months', months(30, 30, year + 1))
    expect([outside.status, outside.body.code]).toEqual([400, 'input-invalid'])
    const { body } = await below().act(id, 'months', months(30, 30))
    expect(body).toMatchObject({
      state: 'filed',
      receipt: { total: 60, difference: 0, handed: 60 },
    })
    expect(body.receipt.number).toMatch(/^HZ-\d{4}-\d{6}$/)
    expect(body.receipt.items.map(({ text }: { text: string }) => text)).toEqual([
      '3月',
      `${year}-04-05 ~ ${year}-04-09`,
    ])
    const [row] = await rowsOf<{ hash: string; own: string }>(
      house.database.owner,
      `select encode(sha256, 'hex') as hash, encode(sha256(convert_to(content, 'utf8')), 'hex') as own
       from planning.filing where number = $1`,
      [body.receipt.number],
    )
    expect(row).toEqual({ hash: body.receipt.sha256, own: body.receipt.sha256 })
    expect((await above.act(id, 'return', { text: '四月太少' })).body.state).toBe('returned')
    await below().act(id, 'months', months(20, 40))
    expect((await above.read(id)).receipts).toHaveLength(2)
    expect((await above.act(id, 'accept')).body.state).toBe('locked')
    const late = await below().act(id, 'months', months(30, 30))
    expect([late.status, late.body.code]).toEqual([409, 'already-done'])
  })
})

describe('What is locked', () => {
  test('is reopened by the head of the office alone, and with a reason', async () => {
    const { planId, above, head } = await issued()
    const { id } = await above.find(planId, '东镇')
    await below().act(id, 'acknowledge')
    await above.act(id, 'accept')
    expect((await above.act(id, 'reopen', { text: '镇里有调整' })).status).toBe(403)
    expect((await head.act(id, 'reopen', { text: '' })).status).toBe(400)
    const open = await head.act(id, 'reopen', { text: '镇里有调整', dueOn: '2099-01-05' })
    expect(open.body.state).toBe('waiting')
    expect(await below().read(id)).toMatchObject({ round: 2, dueOn: '2099-01-05' })
  })

  test('stays so where a later issue leaves its figure, is asked anew where it changes, gone where it is dropped', async () => {
    const { planId, above } = await issued()
    const rows = await above.list(planId)
    for (const { id } of rows) {
      await above.act(id, 'record', { action: 'acknowledge', text: '电话确认' })
      await above.act(id, 'accept')
    }
    const reissue = async (...changes: readonly object[]) => {
      await office.officer.post(`/planning/plans/${planId}/revisions`)
      expect((await office.does.change(planId, changes)).status).toBe(200)
      await office.does.submit(planId)
      expect((await issue(office.approver, planId)).status).toBe(200)
    }
    const [east, bureau] = [
      await office.does.key(planId, '东镇'),
      await office.does.key(planId, '教育局'),
    ]
    await reissue(
      { do: 'set-target', key: bureau, amount: 30, status: 'stated' },
      {
        ...{ do: 'add-target', parentKey: await office.does.key(planId, '团体'), kind: 'unit' },
        ...{ track: 'group', label: '西镇', unitId: west.unitId, amount: 10, status: 'stated' },
      },
    )
    const states = async () =>
      (await above.list(planId)).map(({ label, amount, state, round }) => [
        label,
        amount,
        state,
        round,
      ])
    expect(await states()).toEqual([
      ['东镇', 60, 'locked', 1],
      ['教育局', 30, 'waiting', 2],
      ['西镇', 10, 'waiting', 1],
    ])
    const changed = (await messagesOf(house)).filter(
      ({ template }) => template === 'planning.changed',
    )
    expect(changed).toHaveLength(1)
    expect(changed[0]!.body).toContain('原为40人份，现为30人份')
    expect((await above.read((await above.find(planId, '教育局')).id)).steps.at(-1)).toMatchObject({
      ...{ action: 'reissue', before: 40, after: 30 },
    })
    await reissue(
      { do: 'remove-target', key: await office.does.key(planId, '西镇') },
      { do: 'set-target', key: east, amount: 70, status: 'stated' },
    )
    expect(await states()).toEqual([
      ['东镇', 70, 'waiting', 2],
      ['教育局', 30, 'waiting', 2],
      ['西镇', 10, 'withdrawn', 1],
    ])
    const stranger = await house.as('liaison', west.regionId)
    expect((await stranger.get('/planning/hand-downs')).body).toEqual([])
  })
})
