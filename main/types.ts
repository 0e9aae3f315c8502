import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '#platform/db/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { prepareCluster } from '#platform/db/roles.ts'

// Writes db/types.ts from the migrations; with --verify [file] only compares, and fails on a difference.
const isVerifying = process.argv[2] === '--verify'
const target = process.argv[3] ?? join(import.meta.dirname, '../db/types.ts')
const home = await mkdtemp(join(tmpdir(), 'xuemai-types-'))
const cluster = await startEmbedded({ dir: join(home, 'postgresql'), durable: false })
try {
  const { owner } = await prepareCluster(cluster)
  await migrate({ owner, applicationRole: 'xuemai_app' })
  const made = await typesOf(owner.connectionString, join(home, 'types.ts'))
  if (!isVerifying) await writeFile(target, made)
  else if ((await readFile(target, 'utf8')) !== made) {
    console.error('db/types.ts is not what the migrations give: run `npm run types`')
    process.exitCode = 1
  }
} finally {
  await cluster.stop()
  await rm(cluster.place, { recursive: true, force: true })
  await rm(home, { recursive: true, force: true })
}

async function typesOf(url: string, file: string): Promise<string> {
  const codegen = fileURLToPath(import.meta.resolve('kysely-codegen/package.json'))
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(codegen, '../dist/cli/bin.js'),
      ...['--dialect', 'postgres', '--url', url, '--out-file', file, '--camel-case'],
      ...['--default-schema', 'none', '--exclude-pattern', '(public|pgboss).*'],
      ...['--date-parser', 'string', '--numeric-parser', 'number'],
      ...[
        '--type-mapping',
        '{"date":"Day","timestamptz":"Instant","int8":"number","numeric":"number","xid8":"string"}',
      ],
    ],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`kysely-codegen failed: ${stderr}`)
  const generated = await readFile(file, 'utf8')
  return generated.replace(
    'import type {',
    "import type { Day, Instant } from '../kernel/days.ts'\nimport type {",
  )
}
