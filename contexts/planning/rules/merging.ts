import type { PlanChange } from './change.ts'
import type { Draft, DraftItem, DraftTarget } from './draft.ts'
import type { Edit } from './edits.ts'

/** A part that a batch changes and that somebody else has changed since the batch was begun. */
export interface Clash {
  readonly what: Edit['what']
  readonly key: string
  /** As both knew it. */
  readonly was: DraftTarget | DraftItem | null
  /** Null: they removed it. */
  readonly theirs: DraftTarget | DraftItem | null
}

/**
 * Where a batch made on an older state and what was saved since are of the same part. Nothing for a
 * part that came back to what it was, nor where the batch says what they have said already.
 */
export function clashes(
  now: Draft,
  changes: readonly PlanChange[],
  since: readonly Edit[],
): Clash[] {
  const parts = new Map(
    [...now.targets, ...now.items].map((part): [string, Part] => [part.key, part]),
  )
  const touched = new Set(changes.flatMap((change) => touchedBy(now, change, since)))
  const agreed = agreedParts(changes, parts)
  return [...Map.groupBy(since, ({ key }) => key).values()].flatMap((edits): Clash[] => {
    const { what, key, before: was } = edits[0]!
    const theirs = parts.get(key) ?? null
    if (!touched.has(key) || face(was) === face(theirs) || agreed.has(key)) return []
    return [{ what, key, was, theirs }]
  })
}

/** A batch without what is so already: a part to be removed that is gone, one to be set as it is. */
export function stillToDo(now: Draft, changes: readonly PlanChange[]): PlanChange[] {
  const parts = new Map(
    [...now.targets, ...now.items].map((part): [string, Part] => [part.key, part]),
  )
  return changes.filter((change) => !isSoAlready(change, parts))
}

type Part = DraftTarget | DraftItem

/** The keys of the parts that a change means, those below a removed part included. */
function touchedBy(now: Draft, change: PlanChange, since: readonly Edit[]): readonly string[] {
  switch (change.do) {
    case 'remove-target':
      return [change.key, ...below(now, change.key, since)]
    case 'add-target':
      return [change.parentKey]
    case 'add-item':
      return since.some(({ key, after }) => key === change.targetKey && after === null)
        ? [change.targetKey]
        : []
    case 'put-back':
      return [
        ...change.targets.flatMap(({ part }) => [part.key, part.parentKey ?? part.key]),
        ...change.items.map(({ span }) => span.key),
      ]
    default:
      return [change.key]
  }
}

/** Everything that hangs on a part, as it is now and as it was before the others came. */
function below(now: Draft, root: string, since: readonly Edit[]): string[] {
  const befores = since.flatMap(({ before }) => before ?? [])
  const parts: readonly Part[] = [...now.targets, ...now.items, ...befores]
  const children = Map.groupBy(parts, (part) =>
    'targetKey' in part ? part.targetKey : part.parentKey,
  )
  const found = new Set<string>()
  const visit = (key: string): void => {
    for (const { key: child } of children.get(key) ?? []) {
      if (found.has(child)) continue
      found.add(child)
      visit(child)
    }
  }
  visit(root)
  return [...found]
}

function agreedParts(
  changes: readonly PlanChange[],
  parts: ReadonlyMap<string, Part>,
): ReadonlySet<string> {
  const single = changes.filter((change) => 'key' in change && change.key !== undefined)
  const byKey = Map.groupBy(single, (change) => ('key' in change ? change.key! : ''))
  return new Set([...byKey].flatMap(([key, all]) => (isSoAlready(all.at(-1)!, parts) ? [key] : [])))
}

function isSoAlready(change: PlanChange, parts: ReadonlyMap<string, Part>): boolean {
  if (change.do === 'put-back') return false
  const part = change.key === undefined ? undefined : parts.get(change.key)
  if (change.do === 'remove-item' || change.do === 'remove-target') return part === undefined
  if (part === undefined) return false
  if ('targetKey' in part) {
    const item = change.do === 'set-item' || change.do === 'add-item'
    return item && itemFace(change) === itemFace(part)
  }
  if (change.do !== 'set-target') return false
  const { amount, status, note = part.note } = change
  return targetFace({ amount, status, note }) === targetFace(part)
}

const face = (part: Part | null): string | null =>
  part === null ? null : 'targetKey' in part ? itemFace(part) : targetFace(part)

/** What of a target two people can set: its amount, whether it has one, its note. */
export const targetFace = ({
  amount,
  status,
  note,
}: Pick<DraftTarget, 'amount' | 'status' | 'note'>): string =>
  JSON.stringify([amount, status, note])

/** What of a span two people can set: its amount, its days, its area. */
export const itemFace = ({
  amount,
  from,
  to,
  area,
}: Pick<DraftItem, 'amount' | 'from' | 'to' | 'area'>): string =>
  JSON.stringify([amount, from, to, area])
