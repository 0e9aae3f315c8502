import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type pg from 'pg'
import { contentsOf, copyFile, type FileMark, makeFolders, settle } from './backup-files.ts'
import { type Cluster, findEmbedded, startEmbedded } from './embedded.ts'
import { DatabaseFault } from './fault.ts'
import { asClient } from './roles.ts'

/** The list of a backup's files, in the backup itself. */
export const manifestName = 'xuemai-backup.json'

/** How much a backup holds. */
export type Backup = { readonly folder: string; readonly files: number; readonly bytes: number }

/**
 * Copies the embedded database of `dir`, while it works, into the new folder `to`:
 * everything committed before the call. The folder appears when the copy is whole.
 */
export async function backupEmbedded({ dir, to }: { dir: string; to: string }): Promise<Backup> {
  const folder = resolve(to)
  if (existsSync(folder)) throw taken(folder)

  const there = findEmbedded(dir)
  const cluster = there ?? (await startEmbedded({ dir, durable: true }))
  const half = `${folder}.half-${process.pid}`
  try {
    await mkdir(dirname(folder), { recursive: true })
    const marks = await copyWhileItWorks(cluster, half)
    settle(half)
    await rename(half, folder)
    return { folder, files: marks.length, bytes: marks.reduce((sum, { bytes }) => sum + bytes, 0) }
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    throw error
  } finally {
    await cluster.stop()
  }
}

async function copyWhileItWorks(cluster: Cluster, to: string): Promise<FileMark[]> {
  return asClient(cluster.login('postgres', 'postgres'), async (client) => {
    // Keeps the log from being recycled until this connection ends.
    await client.query("select pg_create_physical_replication_slot('xuemai_backup', true, true)")
    await client.query("select pg_backup_start('xuemai', fast => true)")

    const { folders, files } = await contentsOf(cluster.place)
    await makeFolders(to, folders, undefined)
    const marks = await copyAll(cluster.place, to, files)

    const { label, last } = await finish(client)
    await writeFile(join(to, 'backup_label'), label, { mode: 0o600 })
    const log = await logBetween(cluster.place, firstOf(label), last)
    Object.assign(marks, await copyAll(cluster.place, to, log))

    const manifest = { folders, files: marks, label }
    await writeFile(join(to, manifestName), JSON.stringify(manifest), { mode: 0o600 })
    return Object.values(marks)
  })
}

async function copyAll(from: string, to: string, paths: readonly string[]) {
  const marks: Record<string, FileMark> = {}
  for (const path of paths) {
    const mark = await copyFile(join(from, path), join(to, path))
    if (mark !== undefined) marks[path] = mark
  }
  return marks
}

/** Ends the backup; its last page of the log is full once the log has been switched. */
async function finish(client: pg.Client): Promise<{ label: string; last: string }> {
  const { rows } = await client.query<{ label: string; last: string }>(
    'select labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(false)',
  )
  await client.query('select pg_switch_wal()')
  const [end] = rows
  if (end === undefined) throw new Error('pg_backup_stop answered nothing')
  return end
}

/** The file of the log a backup starts in, by its label. */
function firstOf(label: string): string {
  const match = /^START WAL LOCATION: .* \(file ([0-9A-F]{24})\)$/m.exec(label)
  if (match?.[1] === undefined) throw new Error(`a label without a start: ${label}`)
  return match[1]
}

async function logBetween(place: string, first: string, last: string): Promise<string[]> {
  const names = await readdir(join(place, 'pg_wal'))
  const needed = names.filter(
    (name) => name.endsWith('.history') || (name >= first && name <= last && name.length === 24),
  )
  return needed.sort().map((name) => join('pg_wal', name))
}

function taken(folder: string): DatabaseFault {
  return new DatabaseFault(
    `${folder} 已存在。备份只写入新文件夹,不覆盖旧备份。`,
    `${folder} exists. A backup goes into a new folder and never over an old one.`,
  )
}
