import type { PlanChange } from './change.ts'
import type { Draft, DraftItem } from './draft.ts'

/** The changes that make the second state the first again, in one batch; empty where they are the same. */
export function undoing(before: Draft, after: Draft): PlanChange[] {
  const [was, is] = [byKey(before.targets), byKey(after.targets)]
  const gone = before.targets.filter(({ key }) => !is.has(key))
  const added = after.targets.filter(({ key }) => !was.has(key))
  const set = after.targets.flatMap((target): PlanChange[] => {
    const old = was.get(target.key)
    if (old === undefined || old === target) return []
    const { key, amount, status, note } = old
    const same = amount === target.amount && status === target.status && note === target.note
    return same ? [] : [{ do: 'set-target', key, amount, status, note }]
  })

  const [wasItems, isItems] = [byKey(before.items), byKey(after.items)]
  const kept = (one: DraftItem, other: DraftItem | undefined): boolean =>
    other !== undefined && sameSpan(one, other)
  const goneItems = before.items.filter((item) => !kept(item, isItems.get(item.key)))
  const newItems = after.items.filter((item) => !kept(item, wasItems.get(item.key)))

  const back: PlanChange = {
    do: 'put-back',
    targets: gone.map((part) => ({ at: before.targets.indexOf(part), part })),
    items: goneItems.map((span) => ({ at: before.items.indexOf(span), span })),
  }
  return [
    ...newItems.map(({ key }): PlanChange => ({ do: 'remove-item', key })),
    ...topmost(added).map(({ key }): PlanChange => ({ do: 'remove-target', key })),
    ...set,
    ...(back.targets.length + back.items.length > 0 ? [back] : []),
  ]
}

/** Those that do not go with a part above them. */
const topmost = (added: Draft['targets']) =>
  added.filter(({ parentKey }) => !added.some(({ key }) => key === parentKey))

const sameSpan = (a: DraftItem, b: DraftItem): boolean =>
  a === b ||
  (a.amount === b.amount &&
    a.from === b.from &&
    a.to === b.to &&
    a.area === b.area &&
    a.label === b.label &&
    a.text === b.text &&
    a.targetKey === b.targetKey)

const byKey = <T extends { readonly key: string }>(all: readonly T[]) =>
  new Map(all.map((one) => [one.key, one]))
