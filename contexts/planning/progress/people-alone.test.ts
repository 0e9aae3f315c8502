import { beforeAll, expect, test } from 'vitest'
import { region } from '#platform/access/given.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { givenTown } from '../../organisation/given.ts'
import { tallyTaker } from './given.ts'

const house = useApplication()
let district: string
let officer: Asker

beforeAll(async () => {
  district = await region(house.app)
  await givenTown(house.app, district, '西河镇')
  officer = await house.as('blood-office-officer', district)
})

const { looked, taken } = tallyTaker(
  () => district,
  () => officer,
)

test('a source that counts people alone is taken; how much they gave is unknown, and no 0', async () => {
  const text = '日期,单位,人数\n2026-09-20,西河镇,21\n'
  const { preview } = await looked(Buffer.from(text))
  expect(preview.rows[0]).toMatchObject({
    verdict: 'new',
    effect: { zh: '团体，21 人次、人份未载，记入西河镇' },
  })
  const { body } = await taken(Buffer.from(text))
  const { body: batches } = await officer.get('/planning/tallies', { regionId: district })
  const batch = batches.find(({ id }: { id: string }) => id === body.batchId)
  expect(batch).toMatchObject({ visits: 21, renfen: null })
  const again = await looked(Buffer.from('日期,单位,人次,人份\n2026-09-20,西河镇,21,30\n'))
  expect(again.preview.rows[0].faults[0].expected.zh).toBe('已记入的 21 人次、人份未载')
})

test('a blank under 人份 is a gap to be filled in', async () => {
  const { preview } = await looked(Buffer.from('日期,单位,人次,人份\n2026-09-21,西河镇,9,\n'))
  expect(preview.rows[0]).toMatchObject({ verdict: 'error' })
})
