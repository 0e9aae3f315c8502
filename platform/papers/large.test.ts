import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const script = `
import { setPapers } from '#platform/papers/set.ts'
import { layoutOn } from '#platform/papers/standard.ts'
const rows = Array.from({ length: 50_000 }, (_, at) => [{ text: '第' + at + '村民委员会（𠮷庆）' }, { text: String(at), amount: at }])
const columns = [{ header: '单位', share: 3, align: 'left' }, { header: '献血任务数（人份）', share: 2, align: 'right' }]
const paper = { head: null, number: null, title: '分解表', addressee: null, body: [], signer: null, date: null, copyTo: null, printed: null,
  annexes: [{ title: '分解表', blocks: [{ columns, rows }] }] }
let bytes = 0
for await (const piece of setPapers({ papers: [paper], stamp: 'R-1' }, { format: 'docx', layout: layoutOn('2027-01-01'), title: 'x' })) bytes += piece.length
console.log(bytes)
`

test('a plan of 50,000 units is set within 64 MB: it is packed while it is written', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--max-old-space-size=64', '--input-type=module', '--eval', script],
    { cwd: join(import.meta.dirname, '../..'), encoding: 'utf8', env: { PATH: process.env.PATH } },
  )
  expect([status, stderr]).toEqual([0, ''])
  expect(Number(stdout)).toBeGreaterThan(200_000)
})
