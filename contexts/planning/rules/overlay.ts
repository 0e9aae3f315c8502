import type { Draft, DraftItem, DraftTarget } from './draft.ts'

/**
 * A plan as a later notice changes it: what the notice names is as it says, all else stays.
 *
 * Parts are the same when they are the total, the same track, the same unit, or a group of the same
 * name; they keep their keys. A unit that stands in several groups is the same in each of them only.
 * A part whose periods the notice states loses the periods it had.
 */
export function overlay(existing: Draft, stated: Draft): Draft {
  const several = unitsInSeveral([existing, stated])
  const known = new Map(
    [...identities(existing, several)].map(([key, identity]) => [identity, key]),
  )
  const old = new Map(existing.targets.map((target) => [target.key, target]))
  // Keys of the notice's parts as the plan knows them.
  const keys = new Map(
    [...identities(stated, several)].map(([key, identity]) => [key, known.get(identity) ?? key]),
  )
  const renewed = new Map(
    stated.targets.map((target) => {
      const key = keys.get(target.key)!
      return [key, renew(old.get(key), target, keys)]
    }),
  )
  const kept = existing.targets.map((target) => renewed.get(target.key) ?? target)
  const added = [...renewed.values()].filter(({ key }) => !old.has(key))
  const items = stated.items.map(
    (item): DraftItem => ({ ...item, targetKey: keys.get(item.targetKey)! }),
  )
  return { targets: [...kept, ...added], items: mergeItems(existing.items, items) }
}

/** Units that hold more than one part in one of the drafts. */
const unitsInSeveral = (drafts: readonly Draft[]): ReadonlySet<string> =>
  new Set(
    drafts.flatMap(({ targets }) =>
      [...Map.groupBy(targets, ({ unitId }) => unitId)].flatMap(([unitId, parts]) =>
        unitId !== null && parts.length > 1 ? [unitId] : [],
      ),
    ),
  )

/** What each part is, whatever its key: one identity never stands twice in a draft. */
function identities({ targets }: Draft, several: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const met = new Map<string, number>()
  // Parents come before their parts, in a notice as in a plan.
  for (const target of targets) {
    const plain = identity(target, several, found.get(target.parentKey ?? ''))
    const before = met.get(plain) ?? 0
    met.set(plain, before + 1)
    // Two tables without a title, or of one title, are told apart by their order.
    found.set(target.key, before === 0 ? plain : `${plain} ${before + 1}`)
  }
  return found
}

const identity = (
  { kind, track, unitId, label }: DraftTarget,
  several: ReadonlySet<string>,
  parent: string | undefined,
): string => {
  if (kind === 'group') return `group ${label}`
  if (kind !== 'unit') return `${kind} ${track}`
  return several.has(unitId!) ? `unit ${unitId} in ${parent}` : `unit ${unitId}`
}

/** The stated figures in the place that the plan already has for the part. */
const renew = (
  before: DraftTarget | undefined,
  stated: DraftTarget,
  keys: ReadonlyMap<string, string>,
): DraftTarget => {
  const parentKey = stated.parentKey === null ? null : keys.get(stated.parentKey)!
  if (before === undefined) return { ...stated, parentKey }
  const { amount, status, bound, source } = stated
  return { ...before, amount, status, bound, source }
}

/** Spans of parts that the notice places anew replace the old ones; equal spans keep their keys. */
function mergeItems(before: readonly DraftItem[], stated: readonly DraftItem[]): DraftItem[] {
  const placedAnew = new Set(stated.map(({ targetKey }) => targetKey))
  const same = new Map(before.map((item) => [spanIdentity(item), item.key]))
  return [
    ...before.filter(({ targetKey }) => !placedAnew.has(targetKey)),
    ...stated.map((item) => ({ ...item, key: same.get(spanIdentity(item)) ?? item.key })),
  ]
}

const spanIdentity = ({ targetKey, area, from, to }: DraftItem): string =>
  [targetKey, area ?? '', from, to].join('|')
