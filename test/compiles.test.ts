import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from './architecture/sources.ts'

// What the house promises not to compile is given to the compiler, all of it in one run.
const folder = join(root, 'test/planted')

const head = `
import { z } from 'zod'
import { type Act, type Change, record, unchanged } from '#platform/change.ts'
import { reading, writing } from '#platform/contract.ts'
import { serve } from '#platform/http/serve.ts'
import type { Read } from '#platform/db/database.ts'
import { job } from '#platform/jobs/job.ts'
import type { EventData } from '#kernel/events.ts'
import type { Citation } from '#kernel/law.ts'
import { eventsOfAccess } from '#web/admin/record/events-of-access.ts'
import type { Telling } from '#web/admin/record/told.ts'
import { Problem } from '#kernel/problem.ts'
import { wordsIn } from '#web/words/useWords.ts'
const contract = {
  look: reading.route({ method: 'GET', path: '/look' }).meta({ may: 'signed-in' }).output(z.number()),
  act: writing.route({ method: 'POST', path: '/act' }).meta({ may: 'signed-in', kind: 'write' }).output(z.number()),
}
const look = async () => 1
const act = async (a: Act) =>
  record(a, { name: 'account.unlocked', subject: 'x', data: {} }, 1)
export const kept = { z, unchanged, serve, job, Problem, wordsIn, contract, look, act, eventsOfAccess }
export type Kept = Change<number> | Read | Citation | EventData | Telling<'account.created'>
`

const cases: [string, string, RegExp | null][] = [
  ['a write that records', 'export const r = serve(contract, { look, act })', null],
  [
    'a write without a trace',
    'export const r = serve(contract, { look, act: async () => 1 })',
    /Change</,
  ],
  ['a change made by hand', 'export const c: Change<number> = { value: 1 }', /recorded|missing/],
  ['a missing handler', 'export const r = serve(contract, { look })', /'act' is missing/],
  [
    'a handler of nothing',
    'export const r = serve(contract, { look, act, more: look })',
    /'more' does not exist/,
  ],
  [
    'an answer of another shape',
    `export const r = serve(contract, { look: async () => 'one', act })`,
    /string/,
  ],
  [
    'an event that nobody knows',
    `export const e = (a: Act) => record(a, { name: 'plan.painted', subject: 'x', data: {} }, 1)`,
    /plan\.painted/,
  ],
  [
    'an event without words in the record’s own page',
    `export const t: { readonly [Name in keyof EventData]: Telling<Name> } = eventsOfAccess`,
    /missing the following properties/,
  ],
  [
    'an event without its data',
    `export const e = (a: Act) => record(a, { name: 'role.given', subject: 'x', data: {} }, 1)`,
    /regionId|role/,
  ],
  [
    'a permission that no role has',
    `export const p = reading.meta({ may: 'planning.paint' })`,
    /planning\.paint/,
  ],
  [
    'a looker who writes',
    `export const w = (tx: Read) => tx.deleteFrom('access.account')`,
    /deleteFrom/,
  ],
  [
    'a law that is not on the list',
    `export const l: Citation = { act: 'Law of the Sea', at: 'art. 1', says: 'x' }`,
    /Law of the Sea/,
  ],
  [
    'a refusal outside of the catalogue',
    `export const e = new Problem('just-no', { zh: '否', en: 'no' })`,
    /just-no/,
  ],
  [
    'a word in one language only',
    `export const w = wordsIn('zh', { zh: { a: '甲', b: '乙' }, en: { a: 'a' } })`,
    /'b' is missing|Property 'b'/,
  ],
  [
    'a word that takes other figures in the other language',
    `export const w = wordsIn('zh', { zh: { a: (n: number) => '甲' + n }, en: { a: 'a' } })`,
    /not assignable/,
  ],
  [
    'a job whose verb leaves no trace',
    `export const j = job({ name: 'a', summary: { zh: '', en: '' }, needs: 'database', input: z.object({}), run: async () => 1 })`,
    /Change|not assignable/,
  ],
]

let said = ''
beforeAll(() => {
  mkdirSync(folder, { recursive: true })
  for (const [index, [, text]] of cases.entries()) {
    writeFileSync(join(folder, `case-${index}.ts`), `${head}\n${text}\n`)
  }
  const config = { extends: '../../tsconfig.json', include: ['*.ts'], exclude: [] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  said = spawnSync(process.execPath, [compiler, '--pretty', 'false', '-p', folder], {
    cwd: folder,
    encoding: 'utf8',
  }).stdout
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('The compiler', () => {
  test.each(cases.map(([name, , fault], index) => ({ name, fault, index })))(
    'on $name',
    ({ fault, index }) => {
      const faults = said
        .split(/\n(?=\S)/)
        .filter((line) => line.startsWith(`case-${index}.ts`))
        .join('\n')
      if (fault === null) expect(faults).toBe('')
      else expect(faults).toMatch(fault)
    },
  )
})
