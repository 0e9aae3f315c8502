import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { addUp, type JsonReport, type Tally, tallyOf, verdict } from '#test/tally.ts'

const root = join(import.meta.dirname, '..')
const packages = join(root, 'node_modules')

/** `npm test`: types, linter and all tests; arguments are passed on to Vitest as a filter. */
async function main(filters: readonly string[]): Promise<void> {
  const tallies = [
    await check('types', 'typescript/bin/tsc', ['--pretty', 'false']),
    await check('lint', '@biomejs/biome/bin/biome', ['check', '--log-level=warn', '.']),
    await tests(filters),
  ]
  const total = addUp(tallies)
  console.log(verdict(total))
  process.exitCode = total.failed > 0 ? 1 : 0
}

async function check(name: string, tool: string, args: readonly string[]): Promise<Tally> {
  const isClean = (await run([join(packages, tool), ...args])) === 0
  console.log(`${isClean ? '✓' : '✗'} ${name}`)
  return { passed: isClean ? 1 : 0, failed: isClean ? 0 : 1, skipped: 0 }
}

async function tests(filters: readonly string[]): Promise<Tally> {
  const report = join(packages, '.cache/xuemai/tests.json')
  mkdirSync(dirname(report), { recursive: true })
  rmSync(report, { force: true })

  const code = await run([
    join(packages, 'vitest/vitest.mjs'),
    'run',
    '--silent=passed-only',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...filters,
  ])
  return tallyOf(read(report), code)
}

/** Vitest writes its report last: without one it did not come to an end. */
function read(report: string): JsonReport | undefined {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return undefined
  }
}

function run(args: readonly string[]): Promise<number | null> {
  const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1' }
  const child = spawn(process.execPath, [...args], { cwd: root, env, stdio: ['ignore', 1, 2] })
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('exit', done)
  })
}

await main(process.argv.slice(2))
