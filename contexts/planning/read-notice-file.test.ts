import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const notices = join(root, 'contexts/planning/notices')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notice-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs the command as an operator does, without database or configuration. */
async function readAtTheShell(file: string) {
  const child = spawn(
    process.execPath,
    ['main/cli.ts', 'job', 'planning.read-notice', '--file', file, '--json'],
    { cwd: root, env: { PATH: process.env.PATH, LANG: 'zh_CN.UTF-8' } },
  )
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    said.out += piece
  })
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    said.err += piece
  })
  const [exit] = (await once(child, 'close')) as [number | null]
  return { exit, ...said }
}

describe('reading a notice at the shell', () => {
  test.each([
    ['a notice without findings', '01-village-quotas.txt', 0],
    ['a notice with errors in it', '07-total-mismatch.txt', 1],
    ['a docx', 'files/qingpu-2020.docx', 3],
    ['a PDF', 'files/changning-2012.pdf', 2],
    ['a spreadsheet of 1997', 'files/zhangjiajie-2012.xls', undefined],
  ])(
    '%s is one object on standard output and nothing else, status 0',
    async (_case, name, findings) => {
      const { exit, out, err } = await readAtTheShell(join(notices, name))
      expect(err).toBe('')
      expect(exit).toBe(0)
      expect(out).toMatch(/^\{.*\}\n$/)
      const read = JSON.parse(out) as Record<string, unknown[]>
      expect(Object.keys(read)).toEqual([
        'format',
        'title',
        'issuer',
        'documentNumber',
        'issuedOn',
        'year',
        'targets',
        'ratios',
        'deadlines',
        'tables',
        'findings',
      ])
      if (findings !== undefined) expect(read.findings).toHaveLength(findings)
    },
  )

  test.each([
    ['an empty file', 'refused/01-empty.txt', 'file-empty'],
    ['white space', 'refused/02-white-space.txt', 'file-empty'],
    ['a shopping list', 'refused/03-shopping-list.txt', 'not-a-notice'],
    ['a program', 'refused/05-binary.txt', 'file-not-text'],
    ['an encrypted PDF', 'files/changning-2012.encrypted.pdf', 'file-encrypted'],
    ['an encrypted spreadsheet', 'files/qingpu-2020.encrypted.xlsx', 'file-encrypted'],
    ['an encrypted docx', 'files/qingpu-2020.encrypted.docx', 'file-encrypted'],
    ['a scan', 'files/changning-2012.scanned.pdf', 'file-without-text'],
    ['a file that is not there', 'no-such-notice.txt', 'file-missing'],
  ])('%s is refused: status 1 and the problem on the last line', async (_case, name, code) => {
    expectRefusal(await readAtTheShell(join(notices, name)), code)
  })

  test('a file of 200 MB is refused by its size', async () => {
    const file = join(folder, 'large.txt')
    await writeFile(file, '关于下达2026年无偿献血任务的通知\n')
    await truncate(file, 200 * 1024 * 1024)
    expectRefusal(await readAtTheShell(file), 'too-large')
  })
})

function expectRefusal(said: { exit: number | null; out: string; err: string }, code: string) {
  expect(said.exit).toBe(1)
  expect(said.out).toBe('')
  const lines = said.err.trimEnd().split('\n')
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ code, status: expect.any(Number) })
  expect(lines[0]).toMatch(/[一-龥]/)
}
