import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { givenDistrict } from '#contexts/organisation/given.ts'
import { importTallies } from '#contexts/planning/progress/import-tallies.ts'
import { receiveNotice } from '#contexts/planning/receive-notice.ts'
import { jobs } from '#main/jobs.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { runJob } from '../jobs/queue.ts'
import { asProgramme } from '../programme.ts'

const house = useApplication({ UPLOAD_KEEP_DAYS: '10' })
let district = ''
let officer: Asker
beforeAll(async () => {
  district = await givenDistrict(house.app, '云河区')
  officer = await house.as('blood-office-officer', district)
})
beforeEach(() => rowsOf(house.database.owner, 'delete from upload.file'))

const sweep = (input: object = {}) =>
  runJob(house.app, jobs.find(({ name }) => name === 'uploads.sweep')!, input)

let made = 0
/** A file that was brought so many days ago. */
async function brought(days: number, text = `内容 ${++made}`): Promise<string> {
  const { body } = await officer.upload('表.txt', Buffer.from(text))
  await rowsOf(
    house.database.owner,
    `update upload.file set at = now() - make_interval(days => $2) where id = $1`,
    [body.id, days],
  )
  return body.id
}
const left = async () =>
  (await rowsOf(house.database.owner, 'select id from upload.file order by at')).map(({ id }) => id)

describe('Sweeping uploads', () => {
  test('removes what is older than configured, and keeps the rest', async () => {
    const [old, older, young] = [await brought(11), await brought(400), await brought(9)]
    expect(await sweep()).toMatchObject({ files: 2 })
    expect(await left()).toEqual([young])
    const told = await rowsOf(
      house.database.owner,
      `select subject, data from record.entry where name = 'file.swept'`,
    )
    expect(told.map(({ subject }) => subject).sort()).toEqual([old, older].sort())
    expect(await sweep()).toEqual({ files: 0, bytes: 0 })
  })

  test('may be told other days', async () => {
    await brought(5)
    expect(await sweep({ days: '30' })).toMatchObject({ files: 0 })
    expect(await sweep({ days: '4' })).toMatchObject({ files: 1 })
  })

  test('never removes what a notice was read from', async () => {
    const text = '关于做好2026年度无偿献血工作的通知\n全年计划1000人份。'
    const id = await brought(900, text)
    await asProgramme(house.app, (act) =>
      receiveNotice(act, {
        regionId: district,
        file: { name: '通知.txt', bytes: Buffer.from(text) },
      }),
    )
    await sweep()
    expect(await left()).toEqual([id])
  })

  test('never removes what an import was taken from', async () => {
    const table = '日期,类别,人次,人份\n2026-03-05,个人,3,5\n'
    const id = await brought(900, table)
    await asProgramme(
      house.app,
      (act) =>
        importTallies(act, {
          regionId: district,
          file: { name: '采集.csv', bytes: Buffer.from(table) },
        }),
      { accountId: officer.accountId, name: '' },
    )
    await sweep()
    expect(await left()).toContain(id)
  })

  test('never removes what a table in line is to be read from', async () => {
    const id = await brought(900)
    await rowsOf(
      house.database.owner,
      `insert into upload.run (id, account_id, file_id, file_name, kind, regions, asked, total, at)
       values (gen_random_uuid(), $1, $2, '表.csv', 'trial', '', '{}', 1, now())`,
      [officer.accountId, id],
    )
    await sweep()
    expect(await left()).toEqual([id])
    await rowsOf(house.database.owner, `update upload.run set ended_at = now(), result = '{}'`)
    await sweep()
    expect(await left()).toEqual([])
  })

  test('an officer sees no file of another', async () => {
    const id = await brought(1)
    const other = await house.as('blood-office-officer', district)
    const asked = { uploadId: id, options: { regionId: district } }
    expect((await other.post('/planning/tallies/preview', asked)).status).toBe(404)
  })

  test('a table that refers to uploads is in the view of what is referred to', async () => {
    const missing = await rowsOf(
      house.database.owner,
      `select c.conrelid::regclass::text as name from pg_constraint c
       where c.contype = 'f' and c.confrelid = 'upload.file'::regclass
         and not pg_get_viewdef('upload.referred'::regclass) like '%' || c.conrelid::regclass || '%'`,
    )
    expect(missing).toEqual([])
  })
})
