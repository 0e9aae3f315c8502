import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { DatabaseFault } from './fault.ts'

/** The account PostgreSQL runs under; undefined stands for our own. */
export type Account = { readonly uid: number; readonly gid: number } | undefined

/** Where data and binaries go when the account cannot enter the checkout. */
export const shelter = '/var/lib/xuemai'

/** The account that owns the data in `place`, or that will: PostgreSQL refuses to run as root. */
export function accountFor(place: string): Account {
  const owner = existsSync(place) ? statSync(place) : undefined
  const ourselves = process.geteuid?.()
  if (ourselves !== 0) {
    if (owner !== undefined && owner.uid !== ourselves) throw foreign(place, owner.uid)
    return undefined
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }

  return unprivileged(readFileSync('/etc/passwd', 'utf8'))
}

/** The account to use instead of root, by the lines of a passwd file. */
export function unprivileged(passwd: string): NonNullable<Account> {
  for (const name of ['postgres', 'xuemai', 'nobody']) {
    const line = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm').exec(passwd)
    if (line !== null) return { uid: Number(line[1]), gid: Number(line[2]) }
  }
  throw new DatabaseFault(
    '内置数据库不能以 root 身份运行,而系统中没有 postgres、xuemai 或 nobody 账户。请执行:useradd --system xuemai',
    'The embedded database cannot run as root, and there is no account postgres, xuemai or nobody. Run: useradd --system xuemai',
  )
}

/**
 * Where the data that belong to `dir` lie: there, or in the shelter when PostgreSQL
 * runs under an account that cannot enter the folder. Data once made are never left
 * behind for a new and empty place.
 */
export function placeOf(dir: string): string {
  const wished = resolve(dir)
  const sheltered = join(shelter, `${basename(wished)}-${digest(wished)}`)
  if (existsSync(sheltered) && !existsSync(wished)) return sheltered

  const account = accountFor(wished)
  if (account === undefined || mayEnter(account, dirname(wished))) return wished
  if (!existsSync(wished)) return sheltered

  throw new DatabaseFault(
    `数据库账户无法进入 ${dirname(wished)},而数据在其中。请放开上级目录的进入权限(chmod o+x),或以数据所属用户启动。`,
    `The database account cannot enter ${dirname(wished)}, where the data lie. Open the folders above it (chmod o+x), or start as the user the data belong to.`,
  )
}

/** A short name that is the same for the same path. */
export function digest(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}

function mayEnter(account: Account, folder: string): boolean {
  if (!existsSync(folder)) return mayEnter(account, dirname(folder))
  return spawnSync('test', ['-x', folder], { ...account, cwd: '/' }).status === 0
}

function foreign(place: string, uid: number): DatabaseFault {
  return new DatabaseFault(
    `${place} 属于另一用户(uid ${uid}),请以首次启动时的用户再次启动。`,
    `${place} belongs to another user (uid ${uid}). Start as the user who started it first.`,
  )
}
