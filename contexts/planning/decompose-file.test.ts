import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { decomposeFile } from './decompose-file.ts'

let folder: string
let file: string
let out: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'split-'))
  file = join(folder, 'tree.csv')
  out = join(folder, 'plan.csv')
})
afterEach(() => rm(folder, { recursive: true }))

const region = 'id,parent,weight,floor,cap\n区,,,,\n东镇,区,2,,\n西镇,区,1,,300\n东村,东镇,1,,\n'
const plan = 'id,amount\n区,1000\n东镇,700\n西镇,300\n东村,700\n'

async function refused(input: { file?: string; total?: string; out?: string } = {}) {
  const refusal = await decomposeFile({ file, total: '1000', out, ...input }).catch(
    (error) => error,
  )
  expect(refusal).toBeInstanceOf(Problem)
  return refusal as Problem
}

describe('splitting a total over a tree in a file', () => {
  test.each([
    ['as written by a program', region],
    [
      'as saved by a spreadsheet, with byte order mark and CRLF',
      `\uFEFF${region.replaceAll('\n', '\r\n')}`,
    ],
  ])('writes every amount in the order of the file: %s', async (_case, text) => {
    await writeFile(file, text)
    expect(await decomposeFile({ file, total: '1000', out })).toEqual({
      nodes: 4,
      total: 1000,
      out,
    })
    expect(await readFile(out, 'utf8')).toBe(plan)
    expect(await readdir(folder)).toEqual(['plan.csv', 'tree.csv'])
  })

  test('the same file twice gives the same bytes', async () => {
    await writeFile(file, region)
    await decomposeFile({ file, total: '1000', out })
    await decomposeFile({ file, total: '1000', out: `${out}.again` })
    expect(await readFile(`${out}.again`)).toEqual(await readFile(out))
  })

  test('characters and rows cut by the pieces of a large file come out whole', async () => {
    const ids = Array.from({ length: 60_000 }, (_, i) => `居民委员会第${i}号`)
    await writeFile(
      file,
      `id,parent,weight,floor,cap\n区,,,,\n${ids.map((id) => `${id},区,1,,\n`).join('')}`,
    )
    await decomposeFile({ file, total: '60001', out })
    const lines = (await readFile(out, 'utf8')).split('\n')
    expect(lines.slice(1, 4)).toEqual(['区,60001', `${ids[0]},2`, `${ids[1]},1`])
    expect(lines.slice(2, -1).map((line) => line.split(',')[0])).toEqual(ids)
  })

  test('a plan that is a link is written where the link leads', async () => {
    await writeFile(file, region)
    await writeFile(join(folder, 'kept.csv'), 'old')
    await symlink('kept.csv', out)
    await decomposeFile({ file, total: '1000', out })
    expect(await readFile(join(folder, 'kept.csv'), 'utf8')).toBe(plan)
  })
})

describe('what cannot be split is refused, and the plan that was there stays', () => {
  beforeEach(() => writeFile(out, 'the plan of last year'))
  afterEach(async () => {
    expect(await readFile(out, 'utf8')).toBe('the plan of last year')
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test.each<[string, string | Buffer, string, RegExp]>([
    ['an empty file', '', 'file-empty', /no node/],
    ['a wrong header', 'name,parent\n', 'tree-invalid', /header|first line/],
    ['a cycle', `${region}甲,乙,1,,\n乙,甲,1,,\n`, 'tree-invalid', /circle: 甲, 乙 \(lines 6, 7\)/],
    ['two roots', `${region}县,,,,\n`, 'tree-invalid', /several: 区, 县 \(lines 2, 6\)/],
    ['a missing parent', `${region}甲,丙,1,,\n`, 'tree-invalid', /Line 6: the parent "丙" of "甲"/],
    [
      'a negative floor',
      `${region}甲,区,1,-5,\n`,
      'amount-invalid',
      /Line 6: the floor "-5" of "甲" is negative/,
    ],
    [
      'a total over the caps',
      region.replace('2,,', '2,,600'),
      'infeasible',
      /allow at most 900, 100 fewer/,
    ],
    ['text in GB18030', iconv.encode(region, 'gb18030'), 'file-not-text', /UTF-8/],
  ])('%s', async (_case, text, code, sentence) => {
    await writeFile(file, text)
    const refusal = await refused()
    expect(refusal.code).toBe(code)
    expect(refusal.text.en).toMatch(sentence)
    expect(refusal.text.zh).toMatch(/[一-鿿]/)
  })

  test.each([
    ['-1', /negative/],
    ['12.5', /not a whole number/],
    ['1000000000000000000', /larger than 9,007,199,254,740,991/],
    ['9007199254740992', /larger than/],
    ['1e3', /not a number/],
    ['many', /not a number/],
    [' ', /not a number/],
  ])('a total of "%s"', async (total, sentence) => {
    await writeFile(file, region)
    const refusal = await refused({ total })
    expect(refusal.code).toBe('amount-invalid')
    expect(refusal.text.en).toMatch(sentence)
  })

  test('a file that is not there, or is a folder', async () => {
    expect((await refused()).code).toBe('file-missing')
    expect((await refused({ file: folder })).code).toBe('file-unsupported')
  })

  test('a plan in a folder that is not there, or that is a folder, or that is the tree itself', async () => {
    await writeFile(file, region)
    expect((await refused({ out: join(folder, 'none', 'plan.csv') })).code).toBe('file-missing')
    expect((await refused({ out: folder })).code).toBe('file-unsupported')
    expect((await refused({ out: join(folder, '.', 'tree.csv') })).code).toBe('conflict')
    expect(await readFile(file, 'utf8')).toBe(region)
  })

  test('a disk without room for the plan', async () => {
    await writeManyNodes()
    const { stdout } = await run(['bash', '-c', `trap '' XFSZ; ulimit -f 64; exec "$0" "$@"`])
    expect(stdout).toBe('disk-full')
  })

  test('a process killed while it writes', async () => {
    await writeManyNodes()
    // A machine under load may let the process finish before it is caught: then once more.
    let signal: string | null = null
    for (let tries = 0; signal === null && tries < 20; tries++) {
      await writeFile(out, 'the plan of last year')
      signal = (await run([], (child) => child.kill('SIGKILL'))).signal
    }
    expect(signal).toBe('SIGKILL')
    for (const name of await readdir(folder))
      if (name.endsWith('.tmp')) await rm(join(folder, name))
  })
})

const writeManyNodes = () =>
  writeFile(
    file,
    `id,parent,weight,floor,cap\nr,,,,\n${Array.from({ length: 200_000 }, (_, i) => `node ${i},r,1,,\n`).join('')}`,
  )

/** Runs the verb in a process of its own; `onDraft` once the first bytes of the plan are there. */
async function run(
  wrapper: readonly string[],
  onDraft?: (child: ReturnType<typeof spawn>) => void,
): Promise<{ stdout: string; signal: string | null }> {
  const script = `
    const { decomposeFile } = await import(${JSON.stringify(join(import.meta.dirname, 'decompose-file.ts'))})
    const [file, out] = process.argv.slice(1)
    await decomposeFile({ file, total: '1000', out }).then(
      () => process.stdout.write('written'),
      (error) => process.stdout.write(error.code),
    )`
  const [command, ...args] = [
    ...wrapper,
    process.execPath,
    '--input-type=module',
    '-e',
    script,
    file,
    out,
  ]
  const child = spawn(command!, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let stdout = ''
  child.stdout.on('data', (text) => {
    stdout += text
  })
  const closed = once(child, 'close')
  while (onDraft !== undefined && child.exitCode === null) {
    if ((await readdir(folder)).some((name) => name.endsWith('.tmp'))) {
      onDraft(child)
      break
    }
    await new Promise((next) => setTimeout(next, 1))
  }
  const [, signal] = await closed
  return { stdout, signal }
}
