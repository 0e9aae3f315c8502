import { areAlike, cuttings, mayAbbreviate } from './likeness.ts'
import { bare, spelling, stem } from './names.ts'

/** A unit as far as its names go. */
export interface NamedUnit {
  readonly id: string
  readonly name: string
  readonly shortName: string | null
  readonly formerNames: readonly string[]
}

/** Why a unit may be meant: the same but for its ending, its old name, a short form, a slip. */
export type Likeness = 'ambiguous' | 'form' | 'former' | 'abbreviation' | 'similar'

export interface Candidate {
  readonly unitId: string
  readonly why: Likeness
}

/** What a name in a document stands for. Close is a question to a person, never an answer. */
export type NameMatch =
  | { readonly verdict: 'exact'; readonly unitId: string }
  | { readonly verdict: 'close'; readonly candidates: readonly Candidate[] }
  | { readonly verdict: 'new' }

/**
 * Finds the unit of every name, in order. Spaces, width and kind of bracket never matter; a name
 * that two units bear is close to both. `regions` are names that may stand before a unit's own.
 */
export function matchNames(
  names: readonly string[],
  units: readonly NamedUnit[],
  regions: readonly string[],
): readonly NameMatch[] {
  const index = indexed(units, regions)
  const found = new Map<string, NameMatch>()
  return names.map((name) => {
    const key = spelling(name)
    const match = found.get(key) ?? matchName(key, index)
    found.set(key, match)
    return match
  })
}

const shown = 5

function matchName(name: string, index: Index): NameMatch {
  const same = [...(index.spelled.get(name) ?? [])]
  if (same.length === 1) return { verdict: 'exact', unitId: same[0]! }
  if (same.length > 1) return close(same.map((unitId) => ({ unitId, why: 'ambiguous' })))

  const plain = bare(name, index.regions)
  const root = stem(plain)
  const candidates: Candidate[] = [
    ...candidatesOf(index.rooted.get(root), 'form'),
    ...candidatesOf(index.former.get(name), 'former'),
    ...candidatesOf(abbreviated(plain, index), 'abbreviation'),
    ...candidatesOf(similar(root, index), 'similar'),
  ]
  return candidates.length === 0 ? { verdict: 'new' } : close(candidates)
}

/** Each unit once, for its best reason. */
function close(candidates: readonly Candidate[]): NameMatch {
  const once = candidates.filter(
    ({ unitId }, at) => candidates.findIndex((other) => other.unitId === unitId) === at,
  )
  return { verdict: 'close', candidates: once.slice(0, shown) }
}

interface Index {
  readonly regions: readonly string[]
  readonly spelled: Several
  readonly rooted: Several
  readonly former: Several
  readonly cut: Several
  readonly initial: ReadonlyMap<string, readonly (readonly [plain: string, unitId: string])[]>
  readonly roots: ReadonlyMap<string, string>
}

type Several = ReadonlyMap<string, ReadonlySet<string>>

function indexed(units: readonly NamedUnit[], regions: readonly string[]): Index {
  const plain = units.map((unit) => [bare(unit.name, regions), unit.id] as const)
  const roots = plain.map(([name, id]) => [stem(name), id] as const)
  return {
    regions,
    spelled: several(
      units.flatMap(({ id, name, shortName }) => [
        [spelling(name), id] as const,
        ...(shortName === null ? [] : [[spelling(shortName), id] as const]),
      ]),
    ),
    rooted: several(roots),
    former: several(
      units.flatMap(({ id, formerNames }) =>
        formerNames.map((name) => [spelling(name), id] as const),
      ),
    ),
    cut: several(roots.flatMap(([root, id]) => cuttings(root).map((text) => [text, id] as const))),
    initial: Map.groupBy(plain, ([name]) => name[0] ?? ''),
    roots: new Map(roots.map(([root, id]) => [id, root])),
  }
}

function several(pairs: readonly (readonly [string, string])[]): Several {
  const found = new Map<string, Set<string>>()
  for (const [key, id] of pairs) found.set(key, (found.get(key) ?? new Set()).add(id))
  return found
}

const candidatesOf = (ids: Iterable<string> | undefined, why: Likeness): Candidate[] =>
  [...(ids ?? [])].map((unitId) => ({ unitId, why }))

const abbreviated = (plain: string, { initial }: Index): string[] =>
  (initial.get(plain[0] ?? '') ?? [])
    .filter(([other]) => mayAbbreviate(plain, other) || mayAbbreviate(other, plain))
    .map(([, id]) => id)

const similar = (root: string, { cut, roots }: Index): string[] => {
  const near = new Set(cuttings(root).flatMap((text) => [...(cut.get(text) ?? [])]))
  return [...near].filter((id) => areAlike(root, roots.get(id)!))
}
