import type { PlanChange } from './change.ts'
import type { Draft, DraftItem } from './draft.ts'

/** The changes that make the second state the first again, in one batch; empty where they are the same. */
export function undoing(before: Draft, after: Draft): PlanChange[] {
  const [targets, items] = [
    differing(before.targets, after.targets),
    differing(before.items, after.items),
  ]
  const back = wayBack(
    { targets: targets.was, items: items.was },
    { targets: targets.is, items: items.is },
  )
  return back.map((change) =>
    change.do === 'put-back'
      ? {
          ...change,
          targets: change.targets.map(({ at, part }) => ({ at: at + targets.from, part })),
          items: change.items.map(({ at, span }) => ({ at: at + items.from, span })),
        }
      : change,
  )
}

/** Two lists without what they begin and end with alike: after a keystroke, one part is left. */
function differing<T>(was: readonly T[], is: readonly T[]) {
  let from = 0
  while (from < was.length && from < is.length && was[from] === is[from]) from++
  let [a, b] = [was.length, is.length]
  while (a > from && b > from && was[a - 1] === is[b - 1]) {
    a--
    b--
  }
  return { from, was: was.slice(from, a), is: is.slice(from, b) }
}

function wayBack(before: Draft, after: Draft): PlanChange[] {
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
