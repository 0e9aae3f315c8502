import { beforeAll, describe, expect, test } from 'vitest'
import { givenDistrict } from '#contexts/organisation/given.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { decidedNotice, notice } from './plan-of.ts'

const it = useApplication()
let regionId: string
let officers: readonly Asker[]

beforeAll(async () => {
  regionId = await givenDistrict(it.app, '云河区')
  officers = [
    await it.as('blood-office-officer', regionId),
    await it.as('blood-office-officer', regionId),
  ]
})

describe('Two officers bring the same at the same moment, again and again', () => {
  test('one notice is one notice, whoever was first', async () => {
    const bytes = await notice()
    const answers = await atOnce(async (officer) => {
      const { body } = await officer.upload('qingpu-2020.txt', bytes)
      return officer.post('/planning/notices', { regionId, uploadId: body.id })
    })
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers.filter(({ body }) => !body.again)).toHaveLength(1)
    const { body } = await officers[0]!.get('/planning/notices', { regionId })
    expect(body).toHaveLength(1)
  })

  test('one plan is made; the others are told of it, and nothing is made twice', async () => {
    const { path, version } = await decidedNotice(asVisitor(officers[0]!), regionId)
    const answers = await atOnce((officer) => officer.post(path, { version }))
    const made = answers.filter(({ status }) => status === 200)
    expect(made).toHaveLength(1)
    for (const { status, body } of answers) {
      if (status === 200) continue
      expect(status).toBe(409)
      expect(body.text.zh).not.toBe('')
    }
    const { body } = await officers[1]!.get('/planning/plans', { regionId })
    expect(body).toHaveLength(1)
    const [doubles] = await rowsOf(
      it.database.superuser,
      `select (select count(*) - count(distinct name) from organisation.unit_name)::int as names,
              (select count(*) from planning.revision)::int as revisions`,
    )
    expect(doubles).toEqual({ names: 0, revisions: 1 })
  })
})

/** Twenty requests at once, by two people in turn. */
const atOnce = <T>(ask: (officer: Asker) => Promise<T>): Promise<readonly T[]> =>
  Promise.all(Array.from({ length: 20 }, (_, n) => ask(officers[n % 2]!)))

const asVisitor = (officer: Asker) => ({
  ask: (method: 'GET' | 'POST', path: string, body?: object) =>
    method === 'GET' ? officer.get(path) : officer.post(path, body),
  upload: (name: string, bytes: Uint8Array) => officer.upload(name, Buffer.from(bytes)),
})
