import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Figures, lineOf, measure } from '#bench/bench.ts'

// `npm run bench` measures every figure, `npm run bench -- decompose` those of one file in bench/.
const folder = join(import.meta.dirname, '..', 'bench')
const files = (await readdir(folder)).filter((file) => file.endsWith('.ts') && file !== 'bench.ts')
const known = files.map((file) => file.slice(0, -'.ts'.length)).sort()
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !known.includes(name))

if (unknown.length > 0) {
  process.stderr.write(`No bench ${unknown.join(', ')}; there are ${known.join(', ')}.\n`)
  process.exitCode = 2
} else {
  for (const name of wanted.length > 0 ? wanted : known) await run(name)
}

/** One line a figure; a wrong result throws, a limit that is missed shows in the exit code. */
async function run(name: string): Promise<void> {
  const { figures } = (await import(join(folder, `${name}.ts`))) as { figures: Figures }
  process.stdout.write(`${name}\n`)
  for await (const figure of figures()) {
    const measured = await measure(figure)
    process.stdout.write(`  ${lineOf(figure, measured)}\n`)
    if (!measured.isKept) process.exitCode = 1
  }
}
