import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Instant } from '#kernel/days.ts'
import { instant } from '#kernel/days.ts'
import type { Config } from '../config.ts'
import { manifestName } from '../db/backup.ts'

/** The whole backups in the standard folder: how many, and the newest. */
export interface Backups {
  readonly count: number
  readonly last: { readonly at: Instant; readonly name: string } | null
}

/**
 * What backups of the programme's own server are known. Null where the database is the
 * operator's: they keep their own. A backup made into another folder is not seen.
 */
export async function knownBackups({ DATABASE_URL, DATA_DIR }: Config): Promise<Backups | null> {
  if (DATABASE_URL !== undefined) return null
  const folder = resolve(DATA_DIR, 'backups')
  const names = await readdir(folder).catch(noneIfAbsent)
  const found = (await Promise.all((names ?? []).map((name) => wholeBackup(folder, name)))).flatMap(
    (backup) => backup ?? [],
  )
  found.sort((left, right) => (left.at < right.at ? 1 : -1))
  return { count: found.length, last: found[0] ?? null }
}

/** A backup is whole when its list of files is there; it is written last. */
async function wholeBackup(folder: string, name: string) {
  const file = await stat(join(folder, name, manifestName)).catch(noneIfAbsent)
  return file === undefined ? undefined : { name, at: instant(file.mtimeMs) }
}

/** When a file was last written; null where it is not there. */
export async function writtenAt(path: string): Promise<Instant | null> {
  const file = await stat(path).catch(noneIfAbsent)
  return file === undefined ? null : instant(file.mtimeMs)
}

function noneIfAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
  throw error
}
