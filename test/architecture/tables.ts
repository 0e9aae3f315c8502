import { kindOf } from './dependencies.ts'
import { isForTests, type Source } from './sources.ts'

/** Tables, views and functions by schema, as the migrations make them. */
export function relationsIn(migrations: readonly Source[]): ReadonlyMap<string, string> {
  const made =
    /create (?:or replace )?(?:materialized )?(?:table|view|function)(?: if not exists)? ([a-z_]+)\.([a-z_]+)/g
  const owners = new Map<string, string>()
  for (const { text } of migrations) {
    for (const [, schema, name] of text.matchAll(made)) {
      for (const spelt of [name!, camel(name!)]) owners.set(`${schema}.${spelt}`, schema!)
    }
  }
  return owners
}

/** Every name of another's table in a file, as a sentence: a context's tables are its own. */
export const tableFaults = (
  sources: readonly Source[],
  relations: ReadonlyMap<string, string>,
): string[] =>
  sources
    .filter(({ path }) => /^(contexts|platform)\//.test(path) && !isForTests(path))
    .flatMap(({ path, text }) =>
      [...new Set(text.match(/\b[a-z_]+\.[a-zA-Z_]+\b/g) ?? [])]
        .filter((name) => relations.has(name) && isQuoted(name, text))
        .filter((name) => !mayName(path, name, relations.get(name)!))
        .map((name) => `${path} names ${name}`),
    )

/** In SQL or in a query, not as a property: `access.contract` in code is none. */
const isQuoted = (name: string, text: string): boolean => {
  const word = name.replace('.', '\\.')
  return new RegExp(`['"]${word}(?: as \\w+)?['"]|\`[^\`]*\\b${word}\\b[^\`]*\``).test(text)
}

/** Views that hold nothing but names, made for everybody to show. */
const published = new Set(['access.regionName', 'access.region_name', 'access.person'])

function mayName(path: string, name: string, schema: string): boolean {
  if (published.has(name)) return true
  const [top, owner] = path.split('/') as [string, string]
  if (top === 'platform') return schemasOf(owner).includes(schema)
  const touches = ['queries', 'verb', 'index'].includes(kindOf(path))
  return touches && schema === owner
}

/** The rooms of the machine that keep tables, and the schemas they keep them in. */
const schemasOf = (room: string): readonly string[] =>
  ({
    access: ['access'],
    record: ['record', 'access'],
    uploads: ['upload'],
    imports: ['upload', 'access'],
    messages: ['messages', 'access'],
    'change.ts': ['record'],
    jobs: ['pgboss'],
    operation: ['access', 'record', 'pgboss'],
  })[room] ?? []

const camel = (name: string) => name.replace(/_([a-z])/g, (_all, letter) => letter.toUpperCase())
