import { describe, expect, test } from 'vitest'
import { capabilityFaults } from './architecture/capability-rules.ts'
import { dependencyFaults, mapFaults } from './architecture/dependencies.ts'
import { endpointFaults } from './architecture/endpoint-rules.ts'
import {
  type HouseRule,
  noAnyNoEnum,
  noLostSpace,
  notOneWordAboutBlood,
  notTooLong,
  pure,
  tellingNames,
  tsxInWebOnly,
} from './architecture/house-rules.ts'
import { importsOf } from './architecture/imports.ts'
import { relationsIn, tableFaults } from './architecture/tables.ts'
import type { Endpoint } from './endpoints.ts'

// A guard that was never seen to bite may be asleep: each one here refuses what was planted for it.

const upstream = { organisation: [], planning: ['organisation'], donors: ['organisation'] }
const planted = (path: string, text: string) => ({ path, text })

describe('The table of who may import what', () => {
  const faultsOf = (path: string, imported: string) =>
    dependencyFaults([planted(path, `import { x } from '${imported}'`)], upstream)

  test.each([
    ['a rule that asks the machine room', 'contexts/planning/rules/a.ts', '#platform/id.ts'],
    ['a rule that asks a package', 'contexts/planning/rules/a.ts', 'zod'],
    ['a rule that asks its own queries', 'contexts/planning/rules/a.ts', '../queries.ts'],
    ['a contract that asks the database', 'contexts/planning/contract.ts', 'kysely'],
    ['a contract that asks a verb', 'contexts/planning/contract.ts', './issue-plan.ts'],
    ['queries that call a verb', 'contexts/planning/queries.ts', './issue-plan.ts'],
    [
      'queries that call another context',
      'contexts/planning/queries.ts',
      '../organisation/index.ts',
    ],
    ['a verb that goes past the door', 'contexts/planning/a.ts', '../organisation/queries.ts'],
    ['a verb that calls downstream', 'contexts/organisation/a.ts', '#contexts/planning/index.ts'],
    ['a verb that calls a neighbour', 'contexts/donors/a.ts', '#contexts/planning/index.ts'],
    ['a verb that calls its own routes', 'contexts/planning/a.ts', './routes.ts'],
    ['a verb that asks a package', 'contexts/planning/a.ts', 'fastify'],
    ['a verb that asks the screens', 'contexts/planning/a.ts', '#web/api.ts'],
    ['a screen that asks the database', 'contexts/planning/web/A.tsx', '../queries.ts'],
    ['a screen that asks the machine room', 'contexts/planning/web/A.tsx', '#platform/id.ts'],
    [
      'a screen of another context',
      'contexts/planning/web/A.tsx',
      '#contexts/organisation/web/B.tsx',
    ],
    ['the machine room that knows a context', 'platform/a/b.ts', '#contexts/planning/index.ts'],
    ['the machine room that knows the screens', 'platform/a/b.ts', '#web/api.ts'],
    ['a kernel that asks the machine room', 'kernel/a.ts', '#platform/id.ts'],
    ['a kernel with another package', 'kernel/a.ts', 'kysely'],
    ['a calendar outside of kernel/days.ts', 'kernel/law.ts', 'chinese-days'],
    ['a calendar in the machine room', 'platform/a/b.ts', 'chinese-days'],
  ])('refuses %s', (_case, path, imported) => {
    expect(faultsOf(path, imported)).toHaveLength(1)
  })

  test.each([
    ['contexts/planning/rules/a.ts', './b.ts'],
    ['contexts/planning/a.ts', '#contexts/organisation/index.ts'],
    ['contexts/planning/a.test.ts', '#contexts/organisation/queries.ts'],
    ['contexts/planning/web/A.tsx', '../rules/a.ts'],
    ['main/routes.ts', '#contexts/planning/routes.ts'],
  ])('lets %s import %s', (path, imported) => {
    expect(faultsOf(path, imported)).toEqual([])
  })

  test.each([
    ['a type', `import type { X } from './b.ts'`],
    ['a re-export', `export { x } from './b.ts'`],
    ['everything', `export * from './b.ts'`],
    ['an effect', `import './b.ts'`],
    ['an import of later', `const x = await import('./b.ts')`],
    ['a type in place', `type X = import('./b.ts').X`],
    ['several lines', `import {\n  x,\n  // and\n  type Y,\n} from "./b.ts"`],
  ])('sees an import of %s', (_case, text) => {
    expect(importsOf(planted('kernel/a.ts', text))).toEqual(['kernel/b.ts'])
  })

  test('does not take for an import what stands in a comment or a sentence', () => {
    const text = `// import { x } from './b.ts'\n/* import './c.ts' */ const s = "it is imported from 'here'"`
    expect(importsOf(planted('kernel/a.ts', text))).toEqual([])
  })

  test('refuses a map that turns back, misses a context, or has one that nobody built', () => {
    expect(mapFaults(['a', 'b'], { a: ['b'], b: [] })).toHaveLength(1)
    expect(mapFaults(['a', 'b'], { a: [] })).toEqual(['b is not on the map'])
    expect(mapFaults(['a'], { a: [], b: [] })).toEqual(['b is not built'])
  })
})

describe('The privacy of tables', () => {
  const relations = relationsIn([
    planted(
      'db/migrations/1.sql',
      'create table planning.plan_item (id uuid);\ncreate table donors.donor (id uuid);',
    ),
    planted('db/migrations/2.sql', 'create function donors.reach() returns uuid'),
  ])
  const faultsOf = (path: string, text: string) => tableFaults([planted(path, text)], relations)

  test.each([
    ['in a query', 'contexts/planning/queries.ts', `tx.selectFrom('donors.donor')`],
    ['under an alias', 'contexts/planning/queries.ts', `tx.selectFrom('donors.donor as d')`],
    ['in SQL', 'contexts/planning/a.ts', 'sql`select * from donors.donor`'],
    ['as a function', 'contexts/planning/a.ts', 'sql`select donors.reach()`'],
    ['in camel case', 'contexts/donors/a.ts', `tx.selectFrom('planning.planItem')`],
    ['by the machine room', 'platform/http/a.ts', `tx.selectFrom('donors.donor')`],
    ['its own, by a rule', 'contexts/planning/rules/a.ts', `'planning.planItem'`],
    ['its own, by a screen', 'contexts/planning/web/a.ts', `'planning.planItem'`],
  ])('refuses a table named %s', (_case, path, text) => {
    expect(faultsOf(path, text)).toHaveLength(1)
  })

  test('lets a context name its own, and a property be called like one', () => {
    expect(faultsOf('contexts/donors/queries.ts', `tx.selectFrom('donors.donor')`)).toEqual([])
    expect(faultsOf('contexts/planning/a.ts', 'return donors.donor')).toEqual([])
  })
})

describe('The rules of the house', () => {
  const rule = 'contexts/planning/rules/a.ts'
  test.each<[string, HouseRule, string, string]>([
    ['a file of 301 lines', notTooLong, 'main/a.ts', 'x\n'.repeat(301)],
    ['a rule that asks the time', pure, rule, 'const now = Date.now()'],
    ['a rule that makes a date', pure, rule, 'const now = new Date()'],
    ['a rule that throws dice', pure, rule, 'const n = Math.random()'],
    ['a rule that reads the environment', pure, rule, 'const n = process.env.N'],
    ['a rule that waits', pure, rule, 'export async function a() {}'],
    ['a rule that opens a file', pure, rule, `import { open } from 'node:fs'`],
    ['a rule that prints', pure, rule, `console.log('a')`],
    ['a screen on the server', tsxInWebOnly, 'platform/http/Page.tsx', ''],
    ['any', noAnyNoEnum, 'main/a.ts', 'const x: any = 1'],
    ['any in brackets', noAnyNoEnum, 'main/a.ts', 'const x = new Set<any>()'],
    ['a cast to any', noAnyNoEnum, 'main/a.ts', 'const x = y as any'],
    ['an enum', noAnyNoEnum, 'main/a.ts', 'export enum Colour { Red }'],
    ['a machine room that knows blood', notOneWordAboutBlood, 'platform/a.ts', '// for each donor'],
    ['the same in Chinese', notOneWordAboutBlood, 'platform/a.ts', `'献血者'`],
    ['a name that tells nothing', tellingNames, 'platform/date-utils.ts', ''],
    ['a service', tellingNames, 'contexts/planning/plan-service.ts', ''],
    ['a space that is not shown', noLostSpace, 'web/kit/Page.tsx', '{name}\u3000\n{day}'],
  ])('refuse %s', (_case, check, path, text) => {
    expect(check(planted(path, text))).toHaveLength(1)
  })

  test('know a comment from code, and an excuse from none', () => {
    expect(pure(planted(rule, '// never Date.now(), never new Date()'))).toEqual([])
    expect(pure(planted('contexts/planning/rules/a.test.ts', 'Date.now()'))).toEqual([])
    expect(noAnyNoEnum(planted('main/a.ts', 'where id = any($1) // as any of them'))).toEqual([])
    const excused = '// biome-ignore lint/suspicious/noExplicitAny: why\nconst x: any = 1'
    expect(noAnyNoEnum(planted('main/a.ts', excused))).toEqual([])
  })
})

describe('What the list of capabilities may claim', () => {
  const there = new Set(['a/b.test.ts'])
  test.each([
    ['a test that is not there', '| 3 | Split | ✔ `a/c.test.ts` |', ['3 names a/c.test.ts']],
    ['a claim without a test', '| 3 | Split | ✔ |', ['3 works, by no test']],
    ['nothing else', '| 3 | Split | ✔ `a/b.test.ts` |\n| 4 | Later | – |', []],
  ])('refuses %s', (_case, text, faults) => {
    expect(capabilityFaults(text, there)).toEqual(faults)
  })
})

describe('What endpoints must say', () => {
  const sound: Endpoint = {
    name: 'planning.issue',
    method: 'POST',
    path: '/planning/plans/{id}/issue',
    address: '',
    may: 'planning.issue',
    kind: 'write',
    personal: false,
    summary: 'Issue a plan',
    tags: ['planning'],
  }
  test.each<[string, Partial<Endpoint>]>([
    ['no summary', { summary: undefined }],
    ['no tag', { tags: [] }],
    ['nobody who may', { may: 'undefined' }],
    ['a change by GET', { method: 'GET' }],
    ['an unusual method', { method: 'PATCH' }],
    ['a path in capitals', { path: '/Plans' }],
  ])('refuses %s', (_case, wrong) => {
    expect(endpointFaults([{ ...sound, ...wrong }])).toHaveLength(1)
  })

  test('refuses two at one address', () => {
    expect(endpointFaults([sound, { ...sound, name: 'planning.again' }])).toHaveLength(2)
    expect(endpointFaults([sound])).toEqual([])
  })
})
