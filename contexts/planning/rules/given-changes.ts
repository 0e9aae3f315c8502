import fc from 'fast-check'
import type { Day } from '#kernel/days.ts'
import { applyChanges, type PlanChange } from './change.ts'
import type { Draft, DraftItem, DraftTarget } from './draft.ts'

/** A small plan, and changes of it at random, for tests. */

const target = (key: string, parentKey: string | null, kind: DraftTarget['kind']): DraftTarget => ({
  key,
  parentKey,
  kind,
  track: 'group',
  label: key,
  unitId: kind === 'unit' ? `unit ${key}` : null,
  amount: 10,
  status: 'stated',
  bound: 'exactly',
  note: null,
  source: { line: 1, text: key },
})

const item = (key: string, targetKey: string): DraftItem => ({
  key,
  targetKey,
  label: null,
  area: null,
  from: '2020-07-01' as Day,
  to: '2020-08-31' as Day,
  text: '七八两月',
  amount: 5,
  source: null,
})

export const givenPlan: Draft = {
  targets: [
    target('total', null, 'total'),
    target('towns', 'total', 'group'),
    target('a', 'towns', 'unit'),
    target('b', 'towns', 'unit'),
    target('bureaus', 'total', 'group'),
    target('c', 'bureaus', 'unit'),
  ],
  items: [item('1', 'a'), item('2', 'towns'), item('3', 'b'), item('4', 'c')],
}

/** Seeds from which a change that fits the state at hand is made. */
export const seeds = fc.array(fc.tuple(fc.nat(5), fc.nat(100)), { maxLength: 12 })

/** The change a seed makes on a state, where there is one. */
export function changeOf(
  draft: Draft,
  [what, n]: readonly [number, number],
): PlanChange | undefined {
  const part = draft.targets[n % draft.targets.length]!
  const span = draft.items[n % Math.max(1, draft.items.length)]
  const day = { from: '2020-03-01' as Day, to: '2020-03-31' as Day }
  switch (what) {
    case 0:
      return n % 7 === 0
        ? { do: 'set-target', key: part.key, amount: null, status: 'pending', note: '等上级' }
        : { do: 'set-target', key: part.key, amount: n, status: 'stated' }
    case 1:
      return part.kind === 'total' ? undefined : { do: 'remove-target', key: part.key }
    case 2:
      return span && { do: 'set-item', key: span.key, amount: n, ...day, area: '西岑' }
    case 3:
      return span && { do: 'remove-item', key: span.key }
    case 4:
      return { do: 'add-item', targetKey: part.key, amount: n, ...day, area: null }
    default:
      return part.kind === 'unit'
        ? undefined
        : {
            do: 'add-target',
            parentKey: part.key,
            kind: 'unit',
            track: 'group',
            label: `new ${n}`,
            unitId: `unit ${n} of ${part.key} ${draft.targets.length}`,
            amount: n,
            status: 'stated',
          }
  }
}

/** A state after the changes that seeds make of it; parts that come are named `<name>-<n>`. */
export function grown(
  from: Draft,
  all: readonly (readonly [number, number])[],
  name = 'new',
): Draft {
  let made = 0
  return all.reduce((draft, seed) => {
    const change = changeOf(draft, seed)
    return change === undefined ? draft : applyChanges(draft, [change], () => `${name}-${++made}`)
  }, from)
}
