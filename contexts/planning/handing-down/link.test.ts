import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayOf, instant } from '#kernel/days.ts'
import { served } from '#main/routes.ts'
import { asProgramme } from '#platform/programme.ts'
import { endpointsOf } from '#test/endpoints.ts'
import { rowsOf } from '#test/house.ts'
import { asker, useApplication } from '#test/served.ts'
import { issue, useOffice } from '../given.ts'
import { handingDown, messagesOf, openLink, tokenFor } from './given.ts'
import { sendLink } from './task.ts'

const house = useApplication()
const office = useOffice(house)
let planId = ''
let handDownId = ''
let liaisonId = ''
let visits = 0
/** Each visit from an address of its own, as throttling is by address. */
const open = (token: string) => openLink(house, token, `10.8.0.${++visits}`)

beforeAll(async () => {
  const named = await office.officer.post(`/organisation/units/${office.bureau}/liaisons`, {
    ...{ role: 'liaison', name: '张晓明', phone: '13812341234', from: '2026-01-01' },
  })
  liaisonId = named.body.id
})

beforeEach(async () => {
  planId = await office.complete()
  await office.does.submit(planId)
  await issue(office.approver, planId)
  handDownId = (await handingDown(office.officer).find(planId, '教育局')).id
})

describe('A link from a message', () => {
  test('opens its one task without a password, and the unit answers', async () => {
    const { answer, who, cookie } = await open(await tokenFor(house, '张晓明'))
    expect(answer.body).toEqual({ kind: 'planning.hand-down' })
    expect(String(answer.headers['set-cookie'])).toMatch(
      /Path=\/api\/task; HttpOnly; SameSite=Strict/,
    )
    expect(cookie).not.toBe('')
    const { body } = await who.get('/task/hand-down')
    expect(body).toMatchObject({
      ...{ id: handDownId, label: '教育局', amount: 40, side: 'receiver', state: 'waiting' },
      liaison: { name: '张*明', phone: '138****1234', confirmedAt: null },
    })
    expect((await who.post('/task/liaison/confirm')).status).toBe(200)
    const { version } = body
    expect((await who.post('/task/hand-down/acknowledge', { version })).body.state).toBe(
      'acknowledged',
    )
    const seen = await handingDown(office.officer).read(handDownId)
    expect(seen.steps.at(-1)).toMatchObject({
      by: '张*明',
      side: 'receiver',
      action: 'acknowledge',
    })
    expect(seen.liaison?.confirmedAt).not.toBeNull()
  })

  test('files the months from the phone, with a receipt that both sides see', async () => {
    const { who } = await open(await tokenFor(house, '张晓明'))
    const { body: task } = await who.get('/task/hand-down')
    const items = [{ from: `${task.year}-05-01`, to: `${task.year}-05-31`, amount: 40 }]
    const filed = await who.post('/task/hand-down/months', { version: task.version, items })
    expect(filed.body).toMatchObject({ state: 'filed', receipt: { total: 40, by: '张晓明' } })
    const above = await handingDown(office.officer).read(handDownId)
    expect(above.receipts[0]).toEqual({ ...filed.body.receipt, by: '张*明' })
    expect((await who.get('/task/hand-down')).body.receipts[0]).toEqual(filed.body.receipt)
  })

  test('is stored by its hash alone, sealed where it is sent, and all of its life is recorded', async () => {
    const token = await tokenFor(house, '张晓明')
    await open(token)
    await open(token)
    const [links] = await rowsOf<{ text: string }>(
      house.database.owner,
      'select coalesce(string_agg(row_to_json(l)::text, $1), $1) as text from access.task_link l',
      [' '],
    )
    const [messages] = await rowsOf<{ text: string }>(
      house.database.owner,
      "select string_agg(encode(content, 'escape'), ' ') as text from messages.message",
    )
    const [entries] = await rowsOf<{ text: string; names: string[] }>(
      house.database.owner,
      `select string_agg(data::text, ' ') as text,
              array_agg(name order by id) filter (where name like 'task-link.%') as names
       from record.entry where subject = $1`,
      [handDownId],
    )
    for (const { text } of [links!, messages!, entries!]) expect(text).not.toContain(token)
    expect(entries!.names).toEqual(['task-link.made', 'task-link.opened', 'task-link.refused'])
  })
})

describe('The session of a link reaches', () => {
  test('no other address of the programme', async () => {
    const { who } = await open(await tokenFor(house, '张晓明'))
    const closed = endpointsOf(served).filter(({ may }) => may !== 'anyone')
    expect(closed.length).toBeGreaterThan(80)
    for (const { method, address } of closed) {
      const met = method === 'GET' ? await who.get(address) : await who.post(address)
      expect([address, met.status]).toEqual([address, 401])
    }
  }, 60_000)

  test('no other hand-down, whoever it is of, in the database either', async () => {
    const { who } = await open(await tokenFor(house, '张晓明'))
    const { body } = await who.get('/task/hand-down')
    expect(body.id).toBe(handDownId)
    const counts = await rowsOf<{ n: number; others: number; liaisons: number; plans: number }>(
      house.database.app,
      `with set as materialized (select set_config('xuemai.regions', '', false),
         set_config('xuemai.task', '${handDownId}', false),
         set_config('xuemai.task_holder', '${liaisonId}', false))
       select (select count(*)::int from planning.hand_down, set) as n,
              (select count(*)::int from planning.hand_down_step, set where hand_down_id <> '${handDownId}') as others,
              (select count(*)::int from organisation.liaison, set) as liaisons,
              (select count(*)::int from planning.plan, set) as plans`,
    )
    expect(counts).toEqual([{ n: 1, others: 0, liaisons: 1, plans: 0 }])
  })

  test('nothing under a session cookie’s name, nor does a session open a task', async () => {
    const { cookie } = await open(await tokenFor(house, '张晓明'))
    const stolen = asker(house.server, cookie.replace('xuemai-task', 'xuemai'), '')
    expect((await stolen.get('/planning/plans')).status).toBe(401)
    expect((await office.officer.get('/task/hand-down')).status).toBe(410)
    const left = asker(house.server, cookie, '')
    expect((await left.post('/task/close')).body).toEqual({ closed: true })
    expect((await left.get('/task/hand-down')).status).toBe(410)
  })
})

describe('A link is refused', () => {
  test('where it was forged, used, has expired, or a newer one was sent; each says so', async () => {
    const token = await tokenFor(house, '张晓明')
    const why = async (secret: string) => {
      const { answer, cookie } = await open(secret)
      expect([answer.status, answer.body.code, cookie]).toEqual([410, 'link-refused', ''])
      return [answer.body.values.why, answer.body.values.renewable]
    }
    expect(await why('x'.repeat(43))).toEqual(['unknown', false])
    expect(await why(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toEqual([
      'unknown',
      false,
    ])
    expect((await open(token)).answer.status).toBe(200)
    expect(await why(token)).toEqual(['used', true])
    const send = () =>
      asProgramme(house.app, (act) => sendLink(act, { taskId: handDownId, holderId: liaisonId }))
    await send()
    const replaced = await tokenFor(house, '张晓明')
    await send()
    expect(await why(replaced)).toEqual(['revoked', true])
    const newer = await tokenFor(house, '张晓明')
    await rowsOf(
      house.database.owner,
      "update access.task_link set made_at = now() - interval '20 days', expires_at = now() - interval '1 second' where opened_at is null and task_id = $1",
      [handDownId],
    )
    expect(await why(newer)).toEqual(['expired', true])
  })

  test('once, however many open it at one moment', async () => {
    const token = await tokenFor(house, '张晓明')
    const met = await Promise.all(Array.from({ length: 20 }, () => open(token)))
    expect(met.filter(({ answer }) => answer.status === 200)).toHaveLength(1)
  })

  test('once its holder’s work was handed over, also in the middle of a session', async () => {
    const { who } = await open(await tokenFor(house, '张晓明'))
    const { body: task } = await who.get('/task/hand-down')
    await office.officer.post(`/organisation/liaisons/${liaisonId}/hand-over`, {
      ...{ version: await versionOf(), name: '李红红', phone: '13900001111' },
      from: dayOf(instant(Date.now())),
    })
    expect((await who.get('/task/hand-down')).status).toBe(410)
    const late = await who.post('/task/hand-down/acknowledge', { version: task.version })
    expect(late.status).toBe(410)
    const sent = await asProgramme(house.app, (act) =>
      sendLink(act, { taskId: handDownId, holderId: liaisonId }),
    )
    expect(sent).toEqual({ sent: false })
    const people = (await office.officer.get('/organisation/liaisons', { unitId: office.bureau }))
      .body
    liaisonId = people[0].id
    await asProgramme(house.app, (act) =>
      sendLink(act, { taskId: handDownId, holderId: liaisonId }),
    )
    const after = await open(await tokenFor(house, '李红红'))
    expect((await after.who.get('/task/hand-down')).body.id).toBe(handDownId)
  })

  test('once the term of its holder is over, also before the night has ended its access', async () => {
    const holder = (await messagesOf(house)).findLast(({ link }) => link?.includes('#'))!.to!
    const { who } = await open(await tokenFor(house, holder))
    expect((await who.get('/task/hand-down')).status).toBe(200)
    const term = (to: string) =>
      rowsOf(
        house.database.owner,
        `update organisation.liaison set valid_from = '2020-01-01', valid_to = ${to} where name = $1`,
        [holder],
      )
    await term("'2021-01-01'")
    expect((await who.get('/task/hand-down')).status).toBe(403)
    const late = await who.post('/task/hand-down/acknowledge', { version: 1 })
    expect(late.status).toBe(403)
    await term('null')
  })

  test('by whoever guesses: thirty tries a minute from one address', async () => {
    const tries = []
    for (let n = 0; n < 32; n++)
      tries.push((await openLink(house, 'y'.repeat(43), '10.7.7.7')).answer.status)
    expect(tries.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 410))
    expect(tries.at(-1)).toBe(429)
  })
})

describe('Another link', () => {
  test('goes to the registered number alone; who asks learns nothing, and not again within ten minutes', async () => {
    const holder = (await messagesOf(house)).findLast(({ link }) => link?.includes('#'))!.to!
    const token = await tokenFor(house, holder)
    await open(token)
    const ask = async (secret: string) =>
      asker(house.server, '', '').post('/task/renew', { token: secret })
    expect((await ask(token)).body).toEqual({ asked: true })
    expect((await ask('z'.repeat(43))).body).toEqual({ asked: true })
    await ask(token)
    const queued = await rowsOf(
      house.database.owner,
      "select data from pgboss.job where name = 'planning.send-link' and data->>'taskId' = $1",
      [handDownId],
    )
    expect(queued).toEqual([{ data: { taskId: handDownId, holderId: liaisonId } }])
    await asProgramme(house.app, (act) =>
      sendLink(act, { taskId: handDownId, holderId: liaisonId }),
    )
    const renewed = await open(await tokenFor(house, holder))
    expect(renewed.answer.status).toBe(200)
  })
})

const versionOf = async () =>
  (await office.officer.get('/organisation/liaisons', { unitId: office.bureau })).body.find(
    ({ id }: { id: string }) => id === liaisonId,
  ).version
