import { z } from 'zod'
import type { Login } from '#platform/db/embedded.ts'
import type { Served } from '#platform/http/serve.ts'
import type { Source } from './architecture/sources.ts'
import { rowsOf } from './house.ts'

/**
 * Donation is voluntary: nobody outside a station may learn that a named person declined, did not come
 * or was deferred, and nothing may put a quota on a person. These guards ask whether there is a place
 * where that could be written: a column, an answer, a column of an export, an event.
 */

/** Words for what became of somebody who did not give. */
const outcome =
  /declin|refus|no_?show|did_?not|not_?come|absen[ct]|defer|unwilling|walk(ed)?_?out|\bqns\b|_qns|qns_|non_?donor|reject_donat|暂缓|缓献|拒绝|拒献|不愿|未到场|未献|爽约|缺席|量不足|中途离开/i
/** Words for how much somebody is to give. */
const quota = /quota|target|\bgoal|_goal|projection|renfen|to_donate|指标|定额|任务量|目标/i
/** Columns that are a person, beside foreign keys to one. */
const personColumn =
  /^(donor|person|participant|employee|worker|member|account|liaison|holder|recipient)(_id|_name|_no|_mark)?$|^(id_number|id_card|identity|phone|mobile|full_name|masked_name)$/
/** Who wrote a row is not whom it is about. */
const actor = /^by(_|$)|_by$|^author$/

const people = ['access.account', 'organisation.liaison']

/** Tables and columns where the words mean something else; each with what. */
export const meantOtherwise: Readonly<Record<string, string>> = {
  'access.password_reset.refused_at': 'an administrator refused to reset a password',
  'access.second_factor_reset.refused_at': 'an administrator refused to reset a second factor',
  'messages.attempt.outcome': 'a mail or SMS server refused a message',
}

type Column = {
  readonly table: string
  readonly column: string
  readonly comment: string | null
  readonly checks: string | null
}
type Key = {
  readonly table: string
  readonly column: string
  readonly to: string
}

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and n.nspname not like 'pg\\_%'`

const columnsOf = (login: Login) =>
  rowsOf<Column>(
    login,
    `select n.nspname || '.' || t.relname as table, a.attname as column,
       concat_ws(' ', col_description(t.oid, a.attnum), obj_description(t.oid, 'pg_class')) as comment,
       (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
         where k.conrelid = t.oid and k.contype = 'c' and a.attnum = any (k.conkey)) as checks
     from pg_class t join pg_namespace n on n.oid = t.relnamespace
       join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
     where t.relkind in ('r', 'p', 'v', 'm') and ${ours} order by 1, a.attnum`,
  )

const keysOf = (login: Login) =>
  rowsOf<Key>(
    login,
    `select n.nspname || '.' || t.relname as table, a.attname as column,
       fn.nspname || '.' || f.relname as to
     from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace
       join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
       join pg_attribute a on a.attrelid = t.oid and a.attnum = any (k.conkey)
     where k.contype = 'f' and ${ours}`,
  )

/**
 * Every place of the schema where it could be written of a person: a table that is about somebody, by a
 * column of its own or through tables it refers to, and holds an outcome or a quota, or refers to one.
 */
export async function schemaFaults(
  login: Login,
  except: Readonly<Record<string, string>> = meantOtherwise,
): Promise<string[]> {
  const [columns, keys] = [await columnsOf(login), await keysOf(login)]
  const about = tablesAboutPeople(columns, keys)
  const name = ({ table, column }: { table: string; column: string }) => `${table}.${column}`
  const faults = columns
    .filter(({ table }) => about.has(table))
    .flatMap((at) => [
      ...(outcome.test(at.column) || outcome.test(`${at.comment ?? ''} ${literals(at.checks)}`)
        ? [{ at: name(at), why: 'could say what became of a person' }]
        : []),
      ...(quota.test(at.column) ? [{ at: name(at), why: 'could be a quota on a person' }] : []),
    ])
  const quotas = new Set(
    columns.filter(({ column }) => quota.test(column)).map(({ table }) => table),
  )
  const tied = keys
    .filter(({ table, to }) => about.has(table) && quotas.has(to) && !people.includes(to))
    .map((key) => ({ at: name(key), why: `ties a person to ${key.to}` }))
  const found = [...faults, ...tied]
  const unused = Object.keys(except).filter((at) => !found.some((fault) => fault.at === at))
  return [
    ...new Set(
      found.filter(({ at }) => !Object.hasOwn(except, at)).map(({ at, why }) => `${at} ${why}`),
    ),
    ...unused.map((at) => `${at} is excepted without need`),
  ]
}

/** Words a check allows; the SQL around them says nothing. */
const literals = (checks: string | null): string => (checks?.match(/'[^']*'/g) ?? []).join(' ')

function tablesAboutPeople(columns: readonly Column[], keys: readonly Key[]): ReadonlySet<string> {
  const about = new Set([
    ...people,
    ...columns.filter(({ column }) => personColumn.test(column)).map(({ table }) => table),
  ])
  const onward = keys.filter(({ column }) => !actor.test(column))
  for (let before = -1; before < about.size; ) {
    before = about.size
    for (const { table, to } of onward) if (about.has(to)) about.add(table)
  }
  return about
}

/** Names in an answer that are a person. */
const personName =
  /^(donor|person|participant|employee|worker)(Id|Name|No)?$|^(accountId|liaisonId|idNumber|idCard|phone|mobile|fullName|maskedName|liaison)$/
const outcomeName =
  /declin|noShow|didNot|notCome|absentee|defer|unwilling|walkedOut|^qns$|nonDonor|暂缓|拒绝|未到|未献/i
const quotaName = /quota|^target$|^goal$|projection|定额|指标/i

interface Shape {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly allOf?: readonly Shape[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly additionalProperties?: Shape | boolean
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Shape>>
}

/** Every answer of a contract that puts a person beside an outcome or a quota, or an outcome that is no count. */
export const contractFaults = (served: Readonly<Record<string, Served>>): string[] =>
  Object.entries(served).flatMap(([context, { contract }]) =>
    Object.entries(contract).flatMap(([name, procedure]) => {
      const schema: unknown = procedure['~orpc'].outputSchema
      if (!(schema instanceof z.ZodType)) return []
      return answerFaults(schema).map((fault) => `${context}.${name}${fault}`)
    }),
  )

/** The same of one shape. */
export function answerFaults(schema: z.ZodType): string[] {
  const root = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Shape
  const faults: string[] = []
  const walk = (shape: Shape, path: string): void => {
    const properties = Object.entries(shape.properties ?? {})
    const names = properties.map(([name]) => name)
    const person = names.find((name) => personName.test(name))
    for (const [name, inner] of properties) {
      const at = `${path}.${name}`
      if (person !== undefined && (outcomeName.test(name) || /refus/i.test(name))) {
        faults.push(`${at} stands beside ${person}`)
      } else if (person !== undefined && quotaName.test(name)) {
        faults.push(`${at} is a quota beside ${person}`)
      } else if (outcomeName.test(name) && !isCount(inner)) {
        faults.push(`${at} is no count`)
      }
      walk(inner, at)
    }
    if (shape.items !== undefined) walk(shape.items, `${path}[]`)
    for (const inner of [...(shape.anyOf ?? []), ...(shape.allOf ?? [])]) walk(inner, path)
    for (const [name, inner] of Object.entries(shape.$defs ?? {})) walk(inner, `${path}#${name}`)
    if (typeof shape.additionalProperties === 'object')
      walk(shape.additionalProperties, `${path}.*`)
  }
  walk(root, '')
  return faults
}

/** A number, or a fixed word in the place of one. */
const isCount = (shape: Shape): boolean =>
  shape.anyOf !== undefined
    ? shape.anyOf.every(isCount)
    : shape.const !== undefined || ['number', 'integer', 'null'].includes(String(shape.type))

const headed = /(?:header|head|title|label|name): ?'([^']+)'|'([^']*\p{Script=Han}[^']*)'/gu
const personHead = /姓名|身份证|证件号|献血者|职工|员工|个人编号|\bdonor\b|\bperson\b/i
const outcomeHead =
  /暂缓|缓献|拒绝|拒献|不愿|未到|未献|爽约|缺席|量不足|中途离开|deferred|declined|no.show/i
const quotaHead = /定额|指标|个人任务|任务数|quota/i

/** Every list of an export or table in the sources that names a person beside an outcome or a quota. */
export const exportFaults = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, text }) =>
    listsIn(text).flatMap((list) => {
      const heads = [...list.matchAll(headed)].map(([, named, plain]) => named ?? plain ?? '')
      const person = heads.find((head) => personHead.test(head))
      if (person === undefined || heads.length < 2) return []
      return heads
        .filter((head) => head !== person && (outcomeHead.test(head) || quotaHead.test(head)))
        .map((head) => `${path} has ${person} beside ${head}`)
    }),
  )

/** The texts between brackets that are lists of columns: of literals, at any depth. */
function listsIn(text: string): string[] {
  const lists: string[] = []
  const begun: number[] = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '[') begun.push(at)
    if (text[at] !== ']') continue
    const from = begun.pop()
    if (from !== undefined && at - from < 6000) lists.push(text.slice(from, at + 1))
  }
  return lists.filter((list) => /header|head|columns|\p{Script=Han}/u.test(list))
}

/** Every event whose data puts a person beside an outcome or a quota. */
export const eventFaults = (events: string): string[] =>
  [...events.matchAll(/'([a-z-]+\.[a-z-]+)': ([\s\S]*?)(?=\n {2}(?:'|\/\/|\}|$))/g)].flatMap(
    ([, name, data]) => {
      const fields = [...data!.matchAll(/readonly (\w+)\??:/g)].map(([, field]) => field!)
      const person = fields.find((field) => personName.test(field))
      return person === undefined
        ? []
        : fields
            .filter((field) => outcomeName.test(field) || quotaName.test(field))
            .map((field) => `${name} has ${field} beside ${person}`)
    },
  )
