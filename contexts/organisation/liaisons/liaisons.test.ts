import { beforeAll, describe, expect, test } from 'vitest'
import { readTable } from '#platform/documents/table-in.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict, givenUnit } from '../given.ts'

const house = useApplication()
let district = ''
let bureau = ''
let officer: Asker

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  bureau = await givenUnit(house.app, district, '教育局')
  officer = await house.as('blood-office-officer', district)
})

describe('Liaisons', () => {
  const named = (part: object = {}) =>
    officer.post(`/organisation/units/${bureau}/liaisons`, {
      ...{ role: 'liaison', name: '张晓明', phone: '138 1234 1234', from: '2026-01-01' },
      ...part,
    })

  test('name and phone are masked in lists and sealed in the database', async () => {
    const { body } = await named()
    const { body: list } = await officer.get('/organisation/liaisons', { unitId: bureau })
    expect(list).toMatchObject([
      { id: body.id, name: '张*明', phone: '138****1234', standing: 'valid' },
    ])
    const stored = await rowsOf<{ phone: Buffer }>(
      house.database.owner,
      'select phone from organisation.liaison',
    )
    expect(stored[0]!.phone.includes('13812341234')).toBe(false)
  })

  test('shown in full for a reason, and the record tells who looked and why', async () => {
    const { body } = await named({ phone: '021-59732890' })
    const reveal = (reason: string) =>
      officer.post(`/organisation/liaisons/${body.id}/reveal`, { reason })
    expect((await reveal(' ')).status).toBe(400)
    expect((await reveal('通知集体献血')).body).toEqual({ name: '张晓明', phone: '021-59732890' })
    const entries = await rowsOf(
      house.database.owner,
      "select actor, data from record.entry where kind = 'read' and name = 'liaison.revealed' and subject = $1",
      [body.id],
    )
    expect(entries).toEqual([
      { actor: officer.accountId, data: { reason: '通知集体献血', unitId: bureau } },
    ])
    const approver = await house.as('blood-office-approver', district)
    const refused = await approver.post(`/organisation/liaisons/${body.id}/reveal`, {
      reason: '看看',
    })
    expect(refused.status).toBe(403)
  })

  test('an ended term shows as expired; a number that is none is refused', async () => {
    const { body } = await named({ name: '李红', phone: null })
    const ended = await officer.post(`/organisation/liaisons/${body.id}/end`, {
      ...{ version: 1, on: '2026-02-01' },
    })
    expect(ended.status).toBe(200)
    const stale = await officer.post(`/organisation/liaisons/${body.id}/end`, {
      ...{ version: 1, on: '2026-03-01' },
    })
    expect(stale.body.code).toBe('stale-version')
    const { body: list } = await officer.get('/organisation/liaisons', { unitId: bureau })
    expect(list.find(({ id }: { id: string }) => id === body.id)).toMatchObject({
      ...{ name: '李*', phone: null, standing: 'expired' },
    })
    expect((await named({ phone: '1.38E+10' })).body.code).toBe('input-invalid')
    expect((await named({ to: '2025-01-01' })).body.code).toBe('input-invalid')
  })

  test('the contact list is masked', async () => {
    const { body } = await officer.get('/organisation/liaisons.xlsx')
    const { sheets } = await readTable(body, 'liaisons.xlsx')
    const text = JSON.stringify(sheets)
    expect(text).toContain('张*明')
    expect(text).not.toContain('张晓明')
    expect(text).not.toContain('13812341234')
  })
})
