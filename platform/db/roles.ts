import pg from 'pg'
import type { Cluster, Login } from './embedded.ts'
import { DatabaseFault } from './fault.ts'

/** The group all grants of the schema are made to; the application's login is a member of it. */
export const applicationGroup = 'xuemai_application'

/** How to reach one database: as the application, and as the owner of its tables. */
export type Logins = { readonly app: Login; readonly owner: Login }

/** Gives an embedded cluster its roles and the database `xuemai`, as far as they are missing. */
export async function prepareCluster(cluster: Cluster): Promise<Logins> {
  await prepareRoles(cluster)
  await asClient(cluster.login('postgres', 'postgres'), async (client) => {
    const found = await client.query("select from pg_database where datname = 'xuemai'")
    if (found.rowCount === 0) await client.query('create database xuemai owner xuemai_owner')
  })
  return loginsFor(cluster, 'xuemai')
}

/** The roles of an embedded cluster: an owner, the group, and the application's login in it. */
export async function prepareRoles(cluster: Cluster): Promise<void> {
  const roles = {
    xuemai_owner: 'create role xuemai_owner login',
    [applicationGroup]: `create role ${applicationGroup} nologin`,
    xuemai_app: `create role xuemai_app login in role ${applicationGroup}`,
  }
  await asClient(cluster.login('postgres', 'postgres'), async (client) => {
    for (const [name, statement] of Object.entries(roles)) {
      const found = await client.query('select from pg_roles where rolname = $1', [name])
      if (found.rowCount === 0) await client.query(statement)
    }
  })
}

/** The two logins of a database in an embedded cluster. */
export function loginsFor(cluster: Cluster, database: string): Logins {
  return {
    app: cluster.login('xuemai_app', database),
    owner: cluster.login('xuemai_owner', database),
  }
}

/**
 * Sees to it that the application's login may use what is granted to the group, and
 * nothing more. Where the owner may not make roles, the fault holds the statements
 * for the administrator of the server.
 */
export async function admitApplication(owner: pg.Client, login: string): Promise<void> {
  const before = await standing(owner, login)
  if (before === undefined) throw missing(login)
  refuseTooMighty(login, before)
  if (before.isMember) return

  const name = pg.escapeIdentifier(login)
  const statements = [`grant ${applicationGroup} to ${name}`]
  if (!before.groupExists) statements.unshift(`create role ${applicationGroup} nologin`)
  const refusals: unknown[] = []
  for (const statement of statements) {
    // Another database of the same server may have been faster: only the result counts.
    await owner.query(statement).catch((error: unknown) => refusals.push(error))
  }
  const after = await standing(owner, login)
  if (after?.isMember !== true) throw askAdministrator(statements, refusals[0])
}

type Standing = {
  readonly groupExists: boolean
  readonly isMember: boolean
  readonly isSuperuser: boolean
  readonly bypassesRls: boolean
  readonly isOwner: boolean
}

async function standing(owner: pg.Client, login: string): Promise<Standing | undefined> {
  const { rows } = await owner.query<Standing>(
    `select coalesce(the_group.oid is not null, false) as "groupExists",
            coalesce(pg_has_role(login.oid, the_group.oid, 'usage'), false) as "isMember",
            login.rolsuper as "isSuperuser",
            login.rolbypassrls as "bypassesRls",
            pg_has_role(login.oid, current_user, 'member') as "isOwner"
       from pg_roles login
       left join pg_roles the_group on the_group.rolname = $2
      where login.rolname = $1`,
    [login, applicationGroup],
  )
  return rows[0]
}

function refuseTooMighty(login: string, role: Standing): void {
  const faults = [
    role.isSuperuser && 'superuser',
    role.bypassesRls && 'bypassrls',
    role.isOwner && 'owner (DATABASE_OWNER_URL)',
  ].filter((fault) => fault !== false)
  if (faults.length === 0) return

  throw new DatabaseFault(
    `DATABASE_URL 的角色 ${login} 权限过大(${faults.join('、')})。应用程序须使用不拥有任何对象的普通角色。`,
    `The role ${login} of DATABASE_URL may do too much (${faults.join(', ')}). The application needs a plain role that owns nothing.`,
  )
}

function missing(login: string): DatabaseFault {
  return new DatabaseFault(
    `数据库中没有 DATABASE_URL 所用的角色 ${login}。`,
    `The role ${login} of DATABASE_URL does not exist on the server.`,
  )
}

function askAdministrator(statements: readonly string[], cause: unknown): DatabaseFault {
  const sql = statements.map((statement) => `  ${statement};`).join('\n')
  return new DatabaseFault(
    `DATABASE_OWNER_URL 的角色无权建立或授予角色。请数据库管理员执行一次:\n${sql}`,
    'The role of DATABASE_OWNER_URL may not create or grant roles. Have an administrator of the server run the statements above, once.',
    cause,
  )
}

/** One connection for one piece of work. */
export async function asClient<Result>(
  login: Login,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(login)
  // A server that goes away between two queries must not end the process: the next query tells.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw unreachable(client, error)
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function unreachable(client: pg.Client, cause: unknown): DatabaseFault {
  const where = `${client.user}@${client.host}/${client.database}`
  const why = cause instanceof Error ? cause.message || String(cause) : String(cause)
  return new DatabaseFault(
    `无法连接数据库 ${where}:${why}`,
    `The database ${where} cannot be reached: ${why}`,
    cause,
  )
}
