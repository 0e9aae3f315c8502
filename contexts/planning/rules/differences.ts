import type { Draft, DraftItem, DraftTarget } from './draft.ts'

/** One line of a readable difference between two states of a plan. */
export interface Difference {
  readonly what: 'target' | 'item'
  readonly key: string
  readonly label: string
  readonly change: 'added' | 'removed' | 'altered'
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** What was added, removed or altered, told by the keys that stay through all revisions. */
export function differences(before: Draft, after: Draft): readonly Difference[] {
  const labels = new Map(
    [...before.targets, ...after.targets].map(({ key, label }) => [key, label]),
  )
  return [
    ...compare('target', before.targets, after.targets, targetFace, ({ label }) => label),
    ...compare(
      'item',
      before.items,
      after.items,
      itemFace,
      ({ targetKey, label }) => label ?? labels.get(targetKey) ?? '',
    ),
  ]
}

function compare<T extends { readonly key: string }>(
  what: Difference['what'],
  before: readonly T[],
  after: readonly T[],
  face: (one: T) => Record<string, unknown>,
  labelOf: (one: T) => string,
): Difference[] {
  const old = new Map(before.map((one) => [one.key, one]))
  const now = new Map(after.map((one) => [one.key, one]))
  const removed = before
    .filter(({ key }) => !now.has(key))
    .map((one) => told(what, one.key, labelOf(one), 'removed', face(one), null))
  const rest = after.flatMap((one) => {
    const was = old.get(one.key)
    if (was === undefined) return [told(what, one.key, labelOf(one), 'added', null, face(one))]
    const [a, b] = [face(was), face(one)]
    const changed = Object.keys(b).filter((field) => a[field] !== b[field])
    if (changed.length === 0) return []
    return [told(what, one.key, labelOf(one), 'altered', pick(a, changed), pick(b, changed))]
  })
  return [...removed, ...rest]
}

const targetFace = ({ label, amount, status, bound, note }: DraftTarget) => ({
  label,
  amount,
  status,
  bound,
  note,
})

const itemFace = ({ area, from, to, amount }: DraftItem) => ({ area, from, to, amount })

const pick = (face: Record<string, unknown>, fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, face[field]]))

const told = (
  what: Difference['what'],
  key: string,
  label: string,
  change: Difference['change'],
  before: Difference['before'],
  after: Difference['after'],
): Difference => ({ what, key, label, change, before, after })
