import pg from 'pg'
import { DatabaseFault } from './fault.ts'
import { runFile } from './run-file.ts'
import type { SqlFile } from './sql-files.ts'

/**
 * Reports are views, one a file, named by it: `020_planning.progress.sql` makes the
 * view `planning.progress`. The number, if any, puts a view after those it reads.
 */
export async function createViews(client: pg.Client, files: readonly SqlFile[]): Promise<void> {
  for (const file of files) {
    await runFile(client, file)
    await requireView(client, file)
    await client.query('insert into public.report_view (name, sha256) values ($1, $2)', [
      file.name,
      file.sha256,
    ])
  }
}

/** Removes the views made from files, the last one first. */
export async function dropViews(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'delete from public.report_view returning name',
  )
  for (const { name } of rows.sort((one, other) => (one.name < other.name ? 1 : -1))) {
    await client.query(`drop view if exists ${quoted(name)}`)
  }
}

/** Whether a file was added, changed or removed since the views were made. */
export async function viewsDiffer(client: pg.Client, files: readonly SqlFile[]): Promise<boolean> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from public.report_view',
  )
  const made = new Map(rows.map(({ name, sha256 }) => [name, sha256]))
  return made.size !== files.length || files.some(({ name, sha256 }) => made.get(name) !== sha256)
}

async function requireView(client: pg.Client, { name }: SqlFile): Promise<void> {
  const { rows } = await client.query('select from pg_class where oid = to_regclass($1)', [
    quoted(name),
  ])
  if (rows.length === 1) return

  throw new DatabaseFault(
    `视图文件 ${name} 未建立同名视图 ${quoted(name)}。`,
    `The file ${name} does not make the view it is named after, ${quoted(name)}.`,
  )
}

function quoted(name: string): string {
  const view = name.replace(/^\d+_/, '').replace(/\.sql$/, '')
  return view.split('.').map(pg.escapeIdentifier).join('.')
}
