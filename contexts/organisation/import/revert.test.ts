import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, useApplication } from '#test/served.ts'
import { givenDistrict } from '../given.ts'
import { tableTaker } from './given.ts'

const house = useApplication()
let officer: Asker
let district = ''

beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  officer = await house.as('blood-office-officer', district)
})

const { looked, confirm, taken } = tableTaker(
  () => district,
  () => officer,
)

describe('Taking it back', () => {
  const revert = (id: string, by = officer) =>
    by.post(`/organisation/imports/${id}/revert`, { reason: '传错了文件' })

  test('what was founded is gone, what was replaced stands again', async () => {
    await taken('单位,类型,人数\n交通局,机关,50\n')
    const { body } = await taken(
      '单位,类型,人数,条线\n交通局,机关,55,交通系统\n港务局,机关,9,交通系统\n',
    )
    expect((await revert(body.batchId)).body).toEqual({ reverted: true })
    const units = await officer.get('/organisation/units', { search: '交通局' })
    expect(units.body.units[0]).toMatchObject({ lines: [], headcount: { amount: 50 } })
    expect((await officer.get('/organisation/units', { search: '港务局' })).body.total).toBe(0)
    expect((await revert(body.batchId)).body.code).toBe('already-done')
    const list = await officer.get('/organisation/imports')
    expect(list.body.find(({ id }: { id: string }) => id === body.batchId)).toMatchObject({
      reason: '传错了文件',
    })
    const again = await taken('单位,类型,人数\n港务局,机关,9\n')
    expect(again.body.counts.new).toBe(1)
  })

  test('not once something rests on it', async () => {
    const { body } = await taken('单位,类型,人数\n渔业局,机关,50\n')
    const [unit] = (await officer.get('/organisation/units', { search: '渔业局' })).body.units
    await officer.post(`/organisation/units/${unit.id}/liaisons`, {
      ...{ role: 'liaison', name: '赵六', from: '2026-01-01' },
    })
    const refused = await revert(body.batchId)
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect((await officer.get(`/organisation/units/${unit.id}`)).body.headcount.amount).toBe(50)
    const corrected = await taken('单位,类型,人数\n粮食局,机关,50\n')
    await taken('单位,类型,人数\n粮食局,机关,51\n')
    expect((await revert(corrected.body.batchId)).body.values.names).toEqual(['粮食局'])
  })

  test('nobody takes in or back outside of the own region', async () => {
    const { body } = await taken('单位,类型,人数\n气象局,机关,50\n')
    const elsewhere = await givenDistrict(house.app, '远山区')
    const foreign = await house.as('blood-office-officer', elsewhere)
    expect((await revert(body.batchId, foreign)).status).toBe(404)
    const { preview } = await looked('单位,人数\n某局,1\n', {}, foreign)
    expect(preview.code).toBe('not-found')
    const liaison = await house.as('liaison', district)
    expect((await looked('单位,人数\n某局,1\n', {}, liaison)).status).toBe(403)
    const theirs = await looked('单位,人数\n某局,1\n')
    const stolen = await house.as('blood-office-officer', district)
    expect((await confirm(theirs.asked, theirs.preview.digest, stolen)).status).toBe(404)
  })
})
