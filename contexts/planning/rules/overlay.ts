import type { Draft, DraftItem, DraftTarget } from './draft.ts'

/**
 * A plan as a later notice changes it: what the notice names is as it says, all else stays.
 *
 * Parts are the same when they are the total, the same track, the same unit, or a group of the same
 * name; they keep their keys. A part whose periods the notice states loses the periods it had.
 */
export function overlay(existing: Draft, stated: Draft): Draft {
  const known = new Map(existing.targets.map((target) => [identity(target), target]))
  // Keys of the notice's parts as the plan knows them.
  const keys = new Map(
    stated.targets.map((target) => [target.key, known.get(identity(target))?.key ?? target.key]),
  )
  const renewed = new Map(
    stated.targets.map((target) => [
      keys.get(target.key)!,
      renew(known.get(identity(target)), target, keys),
    ]),
  )
  const kept = existing.targets.map((target) => renewed.get(target.key) ?? target)
  const added = [...renewed.values()].filter(
    ({ key }) => !existing.targets.some((target) => target.key === key),
  )
  const items = stated.items.map(
    (item): DraftItem => ({ ...item, targetKey: keys.get(item.targetKey)! }),
  )
  return { targets: [...kept, ...added], items: mergeItems(existing.items, items) }
}

const identity = ({ kind, track, unitId, label }: DraftTarget): string => {
  if (kind === 'unit') return `unit ${unitId}`
  return kind === 'group' ? `group ${label}` : `${kind} ${track}`
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
