import { expect, test } from 'vitest'
import { foldOnce } from '#contexts/planning/progress/rollups/fold.ts'
import { proveRollups } from '#contexts/planning/progress/rollups/prove.ts'
import { inReading } from '#platform/db/database.ts'
import { asClient } from '#platform/db/roles.ts'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { generateProvince, wholeProvince } from './province.ts'

const house = useApplication()
const size = {
  ...wholeProvince,
  districts: 4,
  towns: 12,
  units: 240,
  donations: 4_800,
  checked: true,
}

const digest = (region: string) =>
  rowsOf<{ digest: string }>(
    house.database.owner,
    `select md5(string_agg(id::text || day || unit_id || renfen, '' order by id)) as digest
     from planning.tally where region_id = $1`,
    [region],
  )

test('A generated province passes every check, adds up, and is the same every time', async () => {
  const { database } = house.app
  const made = await asClient(house.database.owner, (client) => generateProvince(client, size))
  const officer = await house.as('blood-office-officer', made.regionId)
  const asked = { regionId: made.regionId, year: String(size.year) }

  const before = (await officer.get('/planning/cockpit', asked)).body
  await foldOnce(database)
  const { status, body } = await officer.get('/planning/cockpit', asked)
  expect(status).toBe(200)
  expect(body).toEqual(before)
  const [counted] = await rowsOf<{ visits: number; renfen: number; all: number }>(
    house.database.owner,
    `select sum(visits) filter (where day >= '2026-01-01')::integer as visits,
       sum(renfen) filter (where day >= '2026-01-01')::float as renfen, count(*)::integer as all
     from planning.tally`,
  )
  expect(counted!.all).toBe(size.donations)
  expect(body.rows[0].collected).toMatchObject({ visits: counted!.visits, renfen: counted!.renfen })
  const months = body.months.reduce((sum: number, one: { actual: number }) => sum + one.actual, 0)
  expect(months).toBe(counted!.renfen)
  const proof = await inReading(database, { accountId: null, regions: '*' }, proveRollups)
  expect(proof).toMatchObject({ different: 0 })

  const first = await digest(made.regionId)
  const again = await asClient(house.database.owner, (client) =>
    generateProvince(client, { ...size, name: '云溪省', seed: 8 }),
  )
  expect(await digest(again.regionId)).not.toEqual(first)
}, 60_000)
