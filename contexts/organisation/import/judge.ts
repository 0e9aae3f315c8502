import { unitKindWords } from '#kernel/unit-kinds.ts'
import type { Judged, RowChoice, RowFault, SheetRow } from '#platform/imports/definition.ts'
import type { UnitMatch } from '../match-units.ts'
import type { UnitThen } from '../queries.ts'
import { kindByName } from '../rules/kind-of-name.ts'
import type { RegionKind } from '../rules/kinds.ts'
import { spelling } from '../rules/names.ts'
import type { UnitField } from './columns.ts'
import { says } from './judge-words.ts'
import { readCells, type UnitCells } from './read-row.ts'
import type { UnitsOptions, UnitWrite } from './row.ts'

/** What rows of units are judged by. */
export interface UnitFacts {
  readonly options: UnitsOptions
  readonly region: { readonly id: string; readonly kind: RegionKind }
  /** The region itself and all below it. */
  readonly regions: readonly {
    readonly id: string
    readonly name: string
    readonly kind: RegionKind
  }[]
  readonly matches: ReadonlyMap<string, UnitMatch>
  readonly units: ReadonlyMap<string, UnitThen>
  /** By unit and year: the staff head-count that stands. */
  readonly headcounts: ReadonlyMap<
    string,
    { readonly id: string; readonly amount: number; readonly migrants: number | null }
  >
  /** By unit: who answers for it, as `role|name|phone`. */
  readonly people: ReadonlyMap<string, ReadonlySet<string>>
  /** Towns and counties without a body of their own, by the spelling of their name. */
  readonly bodiless: ReadonlyMap<string, string>
}

export const personKey = (role: string, name: string, phone: string | null) =>
  `${role}|${name}|${phone ?? ''}`

/** Judges one row: which unit it means, what it would change, or why it cannot be taken in. */
export function judgeUnit(
  source: SheetRow<UnitField>,
  facts: UnitFacts,
  decision: string | undefined,
): Judged<UnitWrite> {
  const cells = readCells(source)
  const { name } = cells
  if (name === null || cells.faults.length > 0) return { verdict: 'error', faults: cells.faults }
  const where = regionNamed(cells.region, facts)
  if ('fault' in where) return { verdict: 'error', faults: [where.fault] }

  const meant = unitMeant(name, where.id, facts, decision)
  if (meant === 'unknown') return judgeUnit(source, facts, undefined)
  if (Array.isArray(meant)) return { verdict: 'close', faults: [], choices: meant }
  const choices = choicesFor(name, facts)
  return meant === null
    ? { ...judgeNew(cells, name, where.id ?? facts.region.id, facts), choices }
    : { ...judgeKnown(cells, meant, facts), choices }
}

/** The unit that is meant, null for a new one, the choices where a person must say. */
function unitMeant(
  name: string,
  regionId: string | null,
  { matches, units }: UnitFacts,
  decision: string | undefined,
): UnitThen | null | RowChoice[] | 'unknown' {
  if (decision === 'new') return null
  if (decision !== undefined) return units.get(decision.replace('unit:', '')) ?? 'unknown'
  const match = matches.get(spelling(name))
  if (match === undefined || match.verdict === 'new') return null
  const isThere = (unit: UnitThen) =>
    regionId === null ||
    unit.regionId === regionId ||
    unit.kind === 'town' ||
    unit.kind === 'county'
  if (match.verdict === 'exact') return isThere(match.unit) ? match.unit : null
  const there = match.candidates.filter(({ unit }) => isThere(unit))
  if (there.length === 1 && there[0]!.why === 'ambiguous') return there[0]!.unit
  return there.length === 0 ? null : choicesOf(there)
}

const choicesFor = (name: string, { matches }: UnitFacts): RowChoice[] => {
  const match = matches.get(spelling(name))
  return match?.verdict === 'close' ? choicesOf(match.candidates) : []
}

const choicesOf = (
  candidates: Extract<UnitMatch, { verdict: 'close' }>['candidates'],
): RowChoice[] => [
  ...candidates.map(({ unit }) => ({
    choice: `unit:${unit.id}`,
    label: {
      zh: `就是“${unit.name}”（${unit.regionName}，${unitKindWords[unit.kind].zh}）`,
      en: `It is “${unit.name}” (${unit.regionName}, ${unitKindWords[unit.kind].en})`,
    },
  })),
  { choice: 'new', label: { zh: '另一个单位，新建', en: 'Another unit, to be founded' } },
]

function judgeNew(
  cells: UnitCells,
  name: string,
  regionId: string,
  facts: UnitFacts,
): Judged<UnitWrite> {
  const region = facts.regions.find(({ id }) => id === regionId)!
  const kind = cells.kind ?? kindByName(name, region.kind)
  const isBody = kind === 'town' || kind === 'county'
  const own = isBody ? (facts.bodiless.get(spelling(name)) ?? null) : null
  if (isBody && own === null && !mayHoldBody(kind, region.kind)) {
    const expected = says.noPlaceFor(unitKindWords[kind], region.name)
    const fault: RowFault = { field: 'kind', found: name, expected, fix: says.otherKind }
    return { verdict: 'error', faults: [fault] }
  }
  const found = {
    regionId: own ?? regionId,
    withRegion: isBody && own === null,
    kind,
    name,
    shortName: cells.shortName,
    code: cells.code,
  }
  const headcount = counted(cells, facts, null)
  return {
    verdict: 'new',
    faults: [],
    warnings: cells.kind === null ? [says.kindGuessed(unitKindWords[kind])] : [],
    effect: says.founds(unitKindWords[kind], region.name, cells.amount),
    key: `new:${regionId}:${spelling(name)}:${yearOf(cells, facts)}`,
    content: contentOf(cells),
    row: { unitId: null, found, headcount, lines: cells.lines, liaisons: cells.people },
  }
}

const mayHoldBody = (kind: 'town' | 'county', region: RegionKind): boolean =>
  kind === 'town'
    ? region === 'district' || region === 'city'
    : region === 'city' || region === 'province'

function judgeKnown(cells: UnitCells, unit: UnitThen, facts: UnitFacts): Judged<UnitWrite> {
  const year = yearOf(cells, facts)
  const about = { key: `${unit.id}:${year}`, content: contentOf(cells) }
  if (cells.kind !== null && cells.kind !== unit.kind) {
    const expected = says.isOfKind(unit.name, unitKindWords[unit.kind])
    const fault = {
      field: 'kind',
      found: unitKindWords[cells.kind].zh,
      expected,
      fix: says.settleKind,
    }
    return { verdict: 'conflict', faults: [fault], ...about }
  }
  const before = facts.headcounts.get(`${unit.id}:${year}`) ?? null
  const headcount = counted(cells, facts, before)
  const lines = cells.lines.filter(
    (line) => !unit.lines.some(({ name }) => spelling(name) === spelling(line)),
  )
  const known = facts.people.get(unit.id)
  const liaisons = cells.people.filter(
    ({ role, name, phone }) => !known?.has(personKey(role, name, phone)),
  )
  if (headcount === null && lines.length === 0 && liaisons.length === 0) {
    return { verdict: 'same', faults: [], ...about }
  }
  return {
    verdict: 'changed',
    faults: [],
    effect: says.changes(
      headcount && { from: before?.amount ?? null, to: headcount.amount },
      lines,
      liaisons.length,
    ),
    row: { unitId: unit.id, found: null, headcount, lines, liaisons },
    ...about,
  }
}

const yearOf = ({ year }: UnitCells, { options }: UnitFacts): number => year ?? options.year

/** The head-count to be stated; null where there is none or the very same stands. */
function counted(
  cells: UnitCells,
  facts: UnitFacts,
  before: { readonly id: string; readonly amount: number; readonly migrants: number | null } | null,
): UnitWrite['headcount'] {
  const { amount, migrants, source } = cells
  if (amount === null) return null
  if (before?.amount === amount && (migrants === null || before.migrants === migrants)) return null
  return { year: yearOf(cells, facts), amount, migrants, source, replaces: before?.id ?? null }
}

const contentOf = ({ faults: _, ...cells }: UnitCells): string => JSON.stringify(cells)

function regionNamed(
  name: string | null,
  { regions }: UnitFacts,
): { readonly id: string | null } | { readonly fault: RowFault } {
  if (name === null) return { id: null }
  const found = regions.filter((region) => spelling(region.name) === spelling(name))
  if (found.length === 1) return { id: found[0]!.id }
  const expected = found.length === 0 ? says.noSuchRegion : says.severalRegions
  return { fault: { field: 'region', found: name, expected, fix: says.fixRegion } }
}
