import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { chown, mkdir, readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Account } from './embedded-account.ts'

/** What a backup holds, file by file, by its path in the data directory. */
export type Manifest = {
  readonly folders: readonly string[]
  readonly files: Readonly<Record<string, FileMark>>
}

/** By what a file is known again. */
export type FileMark = { readonly bytes: number; readonly sha256: string }

/** The folders and files of a data directory that belong into a backup, parents first. */
export async function contentsOf(place: string): Promise<{ folders: string[]; files: string[] }> {
  const folders: string[] = []
  const files: string[] = []
  const visit = async (folder: string) => {
    for (const entry of await readdir(join(place, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        folders.push(path)
        if (!remade.has(path)) await visit(path)
      } else if (entry.isFile() && isKept(path)) files.push(path)
    }
  }
  await visit('')
  return { folders, files }
}

/** Copies one file and marks it; undefined when it has gone meanwhile, as a dropped table's may. */
export async function copyFile(from: string, to: string): Promise<FileMark | undefined> {
  const hash = createHash('sha256')
  let bytes = 0
  const counted = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece)
      bytes += piece.length
      done(null, piece)
    },
  })
  try {
    await pipeline(createReadStream(from), counted, createWriteStream(to, { mode: 0o600 }))
  } catch (error) {
    if (isMissing(error, from)) return undefined
    throw error
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Makes the folders of a manifest below `root`, for `account` alone. */
export async function makeFolders(
  root: string,
  folders: readonly string[],
  account: Account,
): Promise<void> {
  for (const path of ['', ...folders]) {
    await mkdir(join(root, path), { mode: 0o700, recursive: path === '' })
    await give(join(root, path), account)
  }
}

/** Gives a file or folder to the account PostgreSQL runs under. */
export async function give(path: string, account: Account): Promise<void> {
  if (account !== undefined) await chown(path, account.uid, account.gid)
}

/** Waits until everything below a folder is on the disk itself. */
export function settle(folder: string): void {
  const { status, stderr } = spawnSync('sync', ['-f', folder], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`sync -f ${folder}: ${stderr}`)
}

/** Folders PostgreSQL fills anew by itself, and its log, which a backup copies last. */
const remade = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
])

function isKept(path: string): boolean {
  return !(
    /^(postmaster\.(pid|opts)|\.s\.PGSQL\..*|pgsql_tmp.*|pg_internal\.init.*)$/.test(
      basename(path),
    ) || dirname(path).includes('pgsql_tmp')
  )
}

function isMissing(error: unknown, path: string): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ENOENT' &&
    'path' in error &&
    error.path === path
  )
}
