import type { Draft, DraftItem, DraftTarget } from './draft.ts'

/** One part as one save changed it; null: it was not there before, or is gone. */
export type Edit = PartEdit<'target', DraftTarget> | PartEdit<'item', DraftItem>

interface PartEdit<What, Part> {
  readonly what: What
  readonly key: string
  /** Where in its list it stands from now on, where it came or moved. */
  readonly place: number | null
  readonly before: Part | null
  readonly after: Part | null
}

/** What makes the second state of the first; nothing for what stayed as and where it was. */
export const editsBetween = (before: Draft, after: Draft): Edit[] => [
  ...changed('target' as const, before.targets, after.targets),
  ...changed('item' as const, before.items, after.items),
]

/** A state after the edits of one save: `withEdits(before, editsBetween(before, after))` is `after`. */
export const withEdits = (draft: Draft, edits: readonly Edit[]): Draft => ({
  targets: edited(
    draft.targets,
    edits.filter((edit) => edit.what === 'target'),
  ),
  items: edited(
    draft.items,
    edits.filter((edit) => edit.what === 'item'),
  ),
})

interface Keyed {
  readonly key: string
}

function changed<What extends Edit['what'], Part extends Keyed>(
  what: What,
  before: readonly Part[],
  after: readonly Part[],
): PartEdit<What, Part>[] {
  if (before === after) return []
  const [was, is] = [byKey(before), byKey(after)]
  const moved = movedKeys(before, after, was, is)
  const gone = before
    .filter(({ key }) => !is.has(key))
    .map((part) => ({ what, key: part.key, place: null, before: part, after: null }))
  const rest = after.flatMap((part, place) => {
    const old = was.get(part.key) ?? null
    const stands = old !== null && !moved.has(part.key)
    if (stands && isSame(old, part)) return []
    return [{ what, key: part.key, place: stands ? null : place, before: old, after: part }]
  })
  return [...gone, ...rest]
}

/** Those whose place among the ones that stayed is another: with them taken out, the order is the same. */
function movedKeys<Part extends Keyed>(
  before: readonly Part[],
  after: readonly Part[],
  was: ReadonlyMap<string, Part>,
  is: ReadonlyMap<string, Part>,
): ReadonlySet<string> {
  const stayed = before.filter(({ key }) => is.has(key))
  const now = after.filter(({ key }) => was.has(key))
  return new Set(stayed.flatMap(({ key }, at) => (now[at]!.key === key ? [] : [key])))
}

function edited<Part extends Keyed>(
  list: readonly Part[],
  edits: readonly PartEdit<Edit['what'], Part>[],
): readonly Part[] {
  if (edits.length === 0) return list
  const byEdit = new Map(edits.map((edit) => [edit.key, edit]))
  const rest = list.flatMap((part) => {
    const edit = byEdit.get(part.key)
    if (edit === undefined) return [part]
    return edit.after === null || edit.place !== null ? [] : [edit.after]
  })
  const coming = edits.filter(({ place, after }) => place !== null && after !== null)
  return placed(rest, coming)
}

/** The foremost first, so that each comes to stand where it stood. */
function placed<Part>(
  rest: readonly Part[],
  coming: readonly PartEdit<Edit['what'], Part>[],
): Part[] {
  const order = coming.toSorted((a, b) => a.place! - b.place!)
  const whole: Part[] = []
  let taken = 0
  for (const { place, after } of order) {
    while (whole.length < place! && taken < rest.length) whole.push(rest[taken++]!)
    whole.push(after!)
  }
  return [...whole, ...rest.slice(taken)]
}

/** Plain values all through: the same text is the same part. */
const isSame = (one: object, other: object): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)

const byKey = <Part extends Keyed>(list: readonly Part[]): ReadonlyMap<string, Part> =>
  new Map(list.map((part) => [part.key, part]))
