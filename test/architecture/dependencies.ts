import { importsOf } from './imports.ts'
import { isForTests, type Source } from './sources.ts'

export type Upstream = Readonly<Record<string, readonly string[]>>

/** What a file is, by its place and name. */
export type Kind =
  | 'rules'
  | 'contract'
  | 'queries'
  | 'verb'
  | 'index'
  | 'routes'
  | 'web'
  | 'map'
  | 'platform'
  | 'kernel'
  | 'composition'

export function kindOf(path: string): Kind {
  const [top, , ...rest] = path.split('/')
  if (top === 'kernel' || top === 'platform') return top
  if (top !== 'contexts') return 'composition'
  if (path === 'contexts/map.ts') return 'map'
  if (rest.includes('web')) return 'web'
  if (rest.includes('rules')) return 'rules'
  const name = rest.at(-1) ?? ''
  if (/^(contract|shapes|[a-z]+-words)\.ts$/.test(name)) return 'contract'
  if (/(^|-)queries\.ts$/.test(name)) return 'queries'
  if (name === 'routes.ts' || name === 'jobs.ts') return 'routes'
  return path.split('/').length === 3 && name === 'index.ts' ? 'index' : 'verb'
}

/** Kinds of the same context that each kind may import. */
const own: Partial<Record<Kind, readonly Kind[]>> = {
  rules: ['rules'],
  contract: ['rules', 'contract'],
  queries: ['rules', 'contract', 'queries'],
  verb: ['rules', 'contract', 'queries', 'verb'],
  index: ['rules', 'contract', 'queries', 'verb'],
  routes: ['contract', 'queries', 'verb', 'rules', 'routes'],
  web: ['rules', 'contract', 'web'],
}

/** Packages that each kind may import; what has none named here may import any. */
const packages: Partial<Record<Kind, RegExp>> = {
  kernel: /^(zod|temporal-polyfill|chinese-days)$/,
  map: /^$/,
  rules: /^$/,
  contract: /^(zod|@orpc\/contract)$/,
  queries: /^kysely$/,
  verb: /^(kysely|zod|node:.+)$/,
  index: /^$/,
  routes: /^zod$/,
  web: /^(react|react-dom|antd|echarts(\/.+)?|@tanstack\/.+|@ant-design\/.+|zod|.+\.css)$/,
}

/** Every import that the table of `house.md` does not allow, as a sentence. */
export const dependencyFaults = (sources: readonly Source[], upstream: Upstream): string[] =>
  sources
    .filter(({ path }) => !isForTests(path))
    .flatMap((source) =>
      importsOf(source)
        .filter((target) => !mayImport(source.path, target, upstream))
        .map((target) => `${source.path} (${kindOf(source.path)}) may not import ${target}`),
    )

function mayImport(from: string, to: string, upstream: Upstream): boolean {
  const kind = kindOf(from)
  if (kind === 'composition') return true
  if (!/^(bench|contexts|db|kernel|main|platform|scripts|test|web)\//.test(to)) {
    if (to === 'chinese-days') return from === 'kernel/days.ts'
    return packages[kind]?.test(to) ?? true
  }
  if (to.startsWith('kernel/')) return kind !== 'map'
  if (to.startsWith('platform/')) return mayUsePlatform(kind, to)
  if (to.startsWith('db/')) return kind === 'platform' && to === 'db/types.ts'
  if (to.startsWith('web/')) return kind === 'web'
  return to.startsWith('contexts/') && mayImportContext(from, to, upstream)
}

const mayUsePlatform = (kind: Kind, to: string): boolean => {
  if (kind === 'contract' || kind === 'web') return /\/(contract|shapes|roles)\.ts$/.test(to)
  return ['queries', 'verb', 'index', 'routes', 'platform'].includes(kind)
}

function mayImportContext(from: string, to: string, upstream: Upstream): boolean {
  const kind = kindOf(from)
  const [mine, theirs] = [from, to].map((path) => path.split('/')[1]!)
  if (kind === 'kernel' || kind === 'platform' || kind === 'map') return false
  if (mine === theirs) return /\.css$/.test(to) || (own[kind]?.includes(kindOf(to)) ?? false)
  const isCaller = kind === 'verb' || kind === 'index' || kind === 'routes'
  return isCaller && to === `contexts/${theirs}/index.ts` && isUpstream(mine!, theirs!, upstream)
}

const isUpstream = (mine: string, theirs: string, upstream: Upstream): boolean =>
  upstream[mine]?.includes(theirs) ?? false

/** Contexts that the map lacks, or that it has and nobody built; and a map that does not go one way. */
export function mapFaults(contexts: readonly string[], upstream: Upstream): string[] {
  const order = Object.keys(upstream)
  return [
    ...contexts.filter((name) => !order.includes(name)).map((name) => `${name} is not on the map`),
    ...order.filter((name) => !contexts.includes(name)).map((name) => `${name} is not built`),
    ...order.flatMap((name, index) =>
      upstream[name]!.filter((other) => !order.slice(0, index).includes(other)).map(
        (other) => `${name} would call ${other}, which is not upstream of it`,
      ),
    ),
  ]
}
