import { beforeAll, describe, expect, test } from 'vitest'
import { dayOf, instant } from '#kernel/days.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { account, region } from '../access/given.ts'

const house = useApplication()
const today = dayOf(instant(Date.now()))
let district = ''
let audit: Asker
let officer: Awaited<ReturnType<typeof account>>

beforeAll(async () => {
  district = await region(house.app)
  audit = await house.as('audit-administrator', district)
  officer = await account(house.app, [{ role: 'blood-office-officer', regionId: district }])
})

const search = async (query: Record<string, string>) =>
  (await audit.get('/record/entries', query)).body

describe('The audit administrator searches the record', () => {
  test('by what it is about, and reads what accounts and regions are called', async () => {
    const [given] = await search({ subject: officer.id, name: 'role.given' })
    expect(given.data).toEqual({ role: 'blood-office-officer', regionId: district })
    expect(given.names[officer.id]).toContain(officer.login)
    expect(given.names[district]).toMatch(/^云河/)
  })

  test('by person: only their own doings', async () => {
    const found = await search({ actor: audit.accountId })
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found.map(({ actor }: { actor: string }) => actor))).toEqual(
      new Set([audit.accountId]),
    )
  })

  test('by day, as the day is in Shanghai: its first moment belongs to it, the next day’s does not', async () => {
    const at = (moment: string, subject: string) =>
      rowsOf(
        house.database.superuser,
        `insert into record.entry (at, kind, name, subject) values ('${moment}', 'change', 'account.unlocked', '${subject}')`,
      )
    await at('2026-03-04T15:59:59.999Z', 'before')
    await at('2026-03-04T16:00:00Z', 'first')
    await at('2026-03-05T15:59:59.999Z', 'last')
    await at('2026-03-05T16:00:00Z', 'after')
    const found = await search({ from: '2026-03-05', to: '2026-03-05' })
    expect(found.map(({ subject }: { subject: string }) => subject).sort()).toEqual([
      'first',
      'last',
    ])
  })

  test('page by page, each beginning where the one before it ended', async () => {
    const all = await search({ from: today })
    const [newest, second] = all
    const page = await search({ from: today, limit: '1', before: String(newest.id) })
    expect(page.map(({ id }: { id: number }) => id)).toEqual([second.id])
  })

  test('among the people of its own regions and no others', async () => {
    const elsewhere = await region(house.app)
    const stranger = await account(house.app, [{ role: 'liaison', regionId: elsewhere }], {
      regionId: elsewhere,
    })
    const { body } = await audit.get('/record/people')
    const ids = body.map(({ id }: { id: string }) => id)
    expect(ids).toContain(officer.id)
    expect(ids).not.toContain(stranger.id)
  })

  test('and names nobody else, though an entry speaks of them', async () => {
    const stranger = await account(house.app, [], { regionId: await region(house.app) })
    const [made] = await search({ subject: stranger.id, name: 'account.created' })
    expect(made.names).toEqual({})
  })

  test('a day that no calendar has is refused by name', async () => {
    const { status, body } = await audit.get('/record/entries', { from: '2026-02-30' })
    expect([status, body.code]).toEqual([400, 'input-invalid'])
  })
})
