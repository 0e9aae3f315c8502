import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { served } from '#main/routes.ts'
import { root, sourcesIn } from './architecture/sources.ts'
import { rowsOf, useDatabase, withDatabase } from './house.ts'
import {
  answerFaults,
  contractFaults,
  eventFaults,
  exportFaults,
  meantOtherwise,
  schemaFaults,
} from './voluntariness.ts'

const database = useDatabase()

const planted = (statement: string) =>
  withDatabase(async ({ owner }) => {
    await rowsOf(owner, statement)
    return schemaFaults(owner)
  })

describe('No table can hold that a named person declined, stayed away or was deferred', () => {
  test('nor a quota on anybody', async () => {
    expect(await schemaFaults(database.owner)).toEqual([])
  })

  test.each([
    [
      'a deferral of a person',
      'create table appointments.planted (id uuid, donor_id uuid, deferred_at date)',
    ],
    [
      'a no-show of an account',
      'create table appointments.planted (id uuid, who uuid references access.account, no_show boolean)',
    ],
    [
      'an outcome two tables away from a person',
      `create table appointments.roster (id uuid primary key, phone text);
       create table appointments.planted (roster_id uuid references appointments.roster, walked_out boolean)`,
    ],
    [
      'an outcome among the values of a column',
      `create table appointments.planted (person_id uuid, ended text check (ended in ('donated', 'declined')))`,
    ],
    [
      'an outcome told in a comment',
      `create table appointments.planted (person_id uuid, note text);
       comment on column appointments.planted.note is '为何拒绝献血'`,
    ],
    [
      'a view of it',
      `create view appointments.planted as select id as donor_id, 1 as deferred from access.account`,
    ],
    ['a quota on a person', 'create table planning.planted (person_id uuid, quota integer)'],
    [
      'a target that names a liaison',
      'alter table planning.target add column responsible uuid references organisation.liaison',
    ],
    [
      'a person tied to an item of the plan',
      `create table planning.planted (account_id uuid, target_id uuid references planning.target)`,
    ],
    [
      'a drive that is somebody’s to fill',
      `create table appointments.planted (employee_id uuid, drive_id uuid references appointments.drive)`,
    ],
  ])('refuses %s', async (_case, statement) => {
    expect((await planted(statement)).length).toBeGreaterThan(0)
  })

  test('lets counts stand, and who wrote them', async () => {
    const sound =
      'create table appointments.planted (drive_id uuid references appointments.drive, deferred integer, counted_by uuid references access.account)'
    expect(await planted(sound)).toEqual([])
  })

  test('has no exception without need', async () => {
    const more = { ...meantOtherwise, 'access.account.login': 'why' }
    expect(await schemaFaults(database.owner, more)).toEqual([
      'access.account.login is excepted without need',
    ])
  })
})

describe('No answer tells it', () => {
  test('of any endpoint', () => {
    expect(contractFaults(served)).toEqual([])
  })

  test('of all of which most are looked into', () => {
    const looked = Object.values(served).flatMap(({ contract }) =>
      Object.values(contract).filter(
        (procedure) => procedure['~orpc'].outputSchema instanceof z.ZodType,
      ),
    )
    expect(looked.length).toBeGreaterThan(100)
  })

  test.each<[string, z.ZodType]>([
    ['a name beside a deferral', z.object({ personName: z.string(), deferred: z.number() })],
    [
      'the same in a list, deep',
      z.object({ a: z.array(z.object({ donorId: z.string(), noShow: z.number() })) }),
    ],
    ['a flag in the place of a count', z.object({ deferred: z.boolean() })],
    ['a list in the place of a count', z.object({ deferred: z.array(z.string()) })],
    ['a refusal beside a phone', z.object({ phone: z.string(), refusedOn: z.string() })],
    ['a quota beside a person', z.object({ employeeId: z.string(), quota: z.number() })],
    [
      'one of several shapes',
      z.union([z.number(), z.object({ person: z.string(), walkedOut: z.number() })]),
    ],
  ])('refuses %s', (_case, shape) => {
    expect(answerFaults(shape)).toHaveLength(1)
  })

  test('lets counts of a whole drive stand, also those that are not shown', () => {
    const shape = z.object({ unit: z.string(), deferred: z.union([z.number(), z.literal('few')]) })
    expect(answerFaults(shape)).toEqual([])
  })
})

describe('No export and no event tells it', () => {
  const sources = sourcesIn(/\.tsx?$/, ['contexts', 'main', 'platform', 'web']).filter(
    ({ path }) => !/\.test\.ts$/.test(path),
  )

  test('in any list of columns', () => {
    expect(sources.length).toBeGreaterThan(300)
    expect(exportFaults(sources)).toEqual([])
  })

  test.each([
    [
      'a name beside a deferral',
      `columns: [{ header: '姓名', kind: 'text' }, { header: '暂缓原因' }]`,
    ],
    ['plain heads', `head: ['姓名', '单位', '未到场']`],
    ['a quota on a person', `columns: [{ header: '职工姓名' }, { header: '指标' }]`],
  ])('refuses %s', (_case, text) => {
    expect(exportFaults([{ path: 'contexts/a/file.ts', text }])).toHaveLength(1)
  })

  test('in any event', () => {
    const events = readFileSync(join(root, 'kernel/events.ts'), 'utf8')
    expect(eventFaults(events)).toEqual([])
    const bad = `  'drive.left': { readonly donorId: string; readonly deferred: boolean }\n}`
    expect(eventFaults(events.replace("  'tally.imported'", `${bad}\n  'tally.imported'`))).toEqual(
      ['drive.left has deferred beside donorId'],
    )
  })
})
