import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { jobs } from '#main/jobs.ts'
import { rowsOf } from '#test/house.ts'
import { type Asker, useApplication } from '#test/served.ts'
import { region } from '../access/given.ts'
import { type Role, roles } from '../access/roles.ts'
import { job } from '../jobs/job.ts'
import { fieldsOf } from './fields.ts'

const house = useApplication()
let place = ''
let system: Asker
beforeAll(async () => {
  place = await region(house.app)
  system = await house.as('system-administrator', place)
})
const start = (name: string, input?: object, by = system) =>
  by.post(`/operation/jobs/${name}/run`, input === undefined ? {} : { input })
const queued = (name: string) =>
  rowsOf(house.database.superuser, 'select data from pgboss.job where name = $1', [name])

describe('Starting a job from the page', () => {
  test('puts it in line with its input, and into the record with who did', async () => {
    expect((await start('uploads.sweep', { days: '90' })).body).toEqual({ started: true })
    expect(await queued('uploads.sweep')).toEqual([{ data: { days: '90' } }])
    const told = await rowsOf(
      house.database.owner,
      `select actor, data from record.entry where name = 'job.started'`,
    )
    expect(told).toEqual([
      { actor: system.accountId, data: { job: 'uploads.sweep', input: { days: '90' } } },
    ])
    expect((await start('uploads.sweep')).body.code).toBe('already-done')
  })

  test.each([
    ['a job that is not there', 'no.such'],
    ['the one that makes administrators', 'access.first-administrators'],
    ['the proof, which is the audit administrator’s', 'record.verify'],
    ['one on files of the server', 'planning.read-notice'],
  ])('refuses %s', async (_case, name) => {
    expect((await start(name)).status).toBe(404)
  })

  test.each([
    ['a fraction', { days: '1.5' }],
    ['none at all', { days: '0' }],
    ['a word', { days: 'soon' }],
    ['what the job does not know', { path: '/etc/passwd' }],
  ])('refuses %s, and nothing is in line', async (_case, input) => {
    await rowsOf(house.database.superuser, `delete from pgboss.job where name = 'uploads.sweep'`)
    expect((await start('uploads.sweep', input)).body.code).toBe('input-invalid')
    expect(await queued('uploads.sweep')).toEqual([])
  })

  test.each((Object.keys(roles) as Role[]).filter((role) => role !== 'system-administrator'))(
    'is not for the %s',
    async (role) => {
      const answer = await start('access.forget-attempts', {}, await house.as(role, place))
      expect(answer.body.code).toBe('not-permitted')
      expect(await queued('access.forget-attempts')).toEqual([])
    },
  )
})

describe('The form of a job', () => {
  test('every field of every startable job has a name in both languages', () => {
    const startable = jobs.filter((one) => one.startable !== undefined)
    expect(startable.length).toBeGreaterThan(1)
    for (const one of startable) {
      for (const { name, label } of fieldsOf(one)!) {
        expect([one.name, name, label.zh !== name, label.en !== name]).toEqual([
          one.name,
          name,
          true,
          true,
        ])
      }
    }
  })

  test('asks what its shape asks', () => {
    const label = { zh: '名', en: 'Label' }
    const stated = job({
      name: 'trial.form',
      summary: label,
      needs: 'application',
      input: z.object({
        year: z.coerce.number().int().min(2000).max(2100),
        kind: z.enum(['a', 'b']).default('b'),
        note: z.string().optional(),
      }),
      startable: { year: label, kind: label, note: label },
      run: async () => {},
    })
    expect(fieldsOf(stated)).toMatchObject([
      { name: 'year', kind: 'whole-number', required: true, least: 2000, most: 2100 },
      { name: 'kind', kind: 'choice', required: false, choices: ['a', 'b'], preset: 'b' },
      { name: 'note', kind: 'text', required: false },
    ])
  })
})
