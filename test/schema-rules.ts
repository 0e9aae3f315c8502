import type { Login } from '#platform/db/embedded.ts'
import { rowsOf } from './house.ts'

/** Tables without row-level security, each with the reason why it needs none. */
export const openTables: Readonly<Record<string, string>> = {
  'access.session': 'found by the hash of its cookie, before anyone is known',
  'access.attempt': 'counted before anyone is known; holds hashes of logins only',
  'record.entry': 'appended by everybody, altered by nobody; searched within reach of its actor',
  'record.seal': 'hashes of the record, altered by nobody',
  'public.migration': 'the owner’s ledger; the application has no rights on it',
  'public.report_view': 'the owner’s ledger; the application has no rights on it',
}

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and n.nspname not like 'pg\\_%'`

/** Foreign keys whose columns no index begins with: a delete or a join would read the whole table. */
export const unindexedKeys = async (login: Login): Promise<string[]> => {
  const rows = await rowsOf<{ key: string }>(
    login,
    `select n.nspname || '.' || t.relname || ' ' || k.conname as key
     from pg_constraint k join pg_class t on t.oid = k.conrelid
     join pg_namespace n on n.oid = t.relnamespace
     where k.contype = 'f' and ${ours} and not exists (
       select from pg_index i
       where i.indrelid = k.conrelid and i.indisvalid
         and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ 'IS NOT NULL')
         and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)
     order by 1`,
  )
  return rows.map(({ key }) => key)
}

/** Tables that let every row be seen and are not on the list, and entries of the list that need not be. */
export const openTableFaults = async (
  login: Login,
  open: Readonly<Record<string, string>>,
): Promise<string[]> => {
  const rows = await rowsOf<{ name: string }>(
    login,
    `select n.nspname || '.' || t.relname as name
     from pg_class t join pg_namespace n on n.oid = t.relnamespace
     where t.relkind in ('r', 'p') and not t.relispartition and ${ours} and not t.relrowsecurity order by 1`,
  )
  const found = rows.map(({ name }) => name)
  return [
    ...found
      .filter((name) => open[name] === undefined)
      .map((name) => `${name} has no row security`),
    ...Object.keys(open)
      .filter((name) => !found.includes(name))
      .map((name) => `${name} is listed without need`),
  ]
}

/** Tables with row security on which no policy lets anything through: forgotten, not secret. */
export const tablesWithoutPolicy = async (login: Login): Promise<string[]> => {
  const rows = await rowsOf<{ name: string }>(
    login,
    `select n.nspname || '.' || t.relname as name
     from pg_class t join pg_namespace n on n.oid = t.relnamespace
     where t.relrowsecurity and ${ours}
       and not exists (select from pg_policy p where p.polrelid = t.oid) order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** Functions that run as their owner and could be led to another's tables by a search path. */
export const loosePaths = async (login: Login): Promise<string[]> => {
  const rows = await rowsOf<{ name: string }>(
    login,
    `select n.nspname || '.' || p.proname as name
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and ${ours} and not exists (
       select from unnest(p.proconfig) as set where set like 'search_path=%pg_temp') order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** What the application may do beyond looking and adding, where it must not. */
export const mightyGrants = async (login: Login, role: string): Promise<string[]> => {
  const rows = await rowsOf<{ name: string }>(
    login,
    `select n.nspname || '.' || t.relname || ' ' || right_ as name
     from pg_class t join pg_namespace n on n.oid = t.relnamespace,
       unnest(array['truncate', 'references', 'trigger',
         case when n.nspname = 'record' then 'update' end,
         case when n.nspname = 'record' then 'delete' end,
         case when n.nspname = 'public' then 'insert' end]) as right_
     where t.relkind in ('r', 'p', 'v') and ${ours} and right_ is not null
       and has_table_privilege($1, t.oid, right_) order by 1`,
    [role],
  )
  return rows.map(({ name }) => name)
}
