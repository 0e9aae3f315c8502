import { type Day, monthOf, wholeMonth, type Xun, xun, yearOf } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { childrenOf, type Draft, type DraftItem, type DraftTarget } from './draft.ts'
import type { Track } from './notice/shape.ts'
import { type PuttingBack, putBack } from './put-back.ts'

/** One change of a draft, as an officer makes it. */
export type PlanChange =
  | {
      readonly do: 'set-target'
      readonly key: string
      readonly amount: number | null
      readonly status: DraftTarget['status']
      readonly note?: string | null | undefined
    }
  | {
      readonly do: 'add-target'
      /** Chosen by the asker, so that it can name the part before the answer is there. */
      readonly key?: string | undefined
      readonly parentKey: string
      readonly kind: 'track' | 'group' | 'unit'
      readonly track: Track
      readonly label: string
      readonly unitId: string | null
      readonly amount: number | null
      readonly status: DraftTarget['status']
    }
  | { readonly do: 'remove-target'; readonly key: string }
  | {
      readonly do: 'set-item'
      readonly key: string
      readonly amount: number
      readonly from: Day
      readonly to: Day
      readonly area: string | null
    }
  | {
      readonly do: 'add-item'
      readonly key?: string | undefined
      readonly targetKey: string
      readonly amount: number
      readonly from: Day
      readonly to: Day
      readonly area: string | null
      readonly label?: string | null | undefined
    }
  | { readonly do: 'remove-item'; readonly key: string }
  | PuttingBack

/** Applies changes in order; throws `not-found` or `input-invalid` before any of them counts. */
export function applyChanges(
  draft: Draft,
  changes: readonly PlanChange[],
  newKey: () => string,
): Draft {
  const [only, ...more] = changes
  if (only === undefined) return draft
  if (only.do === 'set-item' && more.length === 0) return withSpan(draft, only)
  const state: State = { targets: byKey(draft.targets), items: byKey(draft.items) }
  for (const change of changes) applyChange(state, change, newKey)
  const isOf = (what: 'target' | 'item') =>
    changes.some(({ do: it }) => it.endsWith(what) || it === 'put-back' || it === 'remove-target')
  return {
    targets: isOf('target') ? [...state.targets.values()] : draft.targets,
    items: isOf('item') ? [...state.items.values()] : draft.items,
  }
}

/** The change of every keystroke: one span of thousands, nothing else is looked at. */
function withSpan({ targets, items }: Draft, change: Of<'set-item'>): Draft {
  const at = items.findIndex(({ key }) => key === change.key)
  const state: State = { targets: new Map(), items: byKey(items.slice(at, at + 1)) }
  setItem(state, change)
  return { targets, items: items.with(at, state.items.get(change.key)!) }
}

/** A draft while a batch is applied: in the order on paper, and found by key. */
interface State {
  targets: Map<string, DraftTarget>
  items: Map<string, DraftItem>
}

function applyChange(state: State, change: PlanChange, newKey: () => string): void {
  switch (change.do) {
    case 'set-target':
      setTarget(state, change)
      return
    case 'add-target':
      addTarget(state, change, freeKey(state, change.key ?? newKey()))
      return
    case 'remove-target':
      removeTarget(state, change.key)
      return
    case 'set-item':
      setItem(state, change)
      return
    case 'add-item':
      addItem(state, change, freeKey(state, change.key ?? newKey()))
      return
    case 'remove-item':
      require(state.items, change.key)
      state.items.delete(change.key)
      return
    case 'put-back': {
      const { targets, items } = putBack(listed(state), change)
      state.targets = byKey(targets)
      state.items = byKey(items)
    }
  }
}

type Of<Do extends PlanChange['do']> = Extract<PlanChange, { do: Do }>

function setTarget({ targets }: State, { key, amount, status, note }: Of<'set-target'>): void {
  const target = require(targets, key)
  requireAmount(amount, status)
  targets.set(key, { ...target, amount, status, note: note === undefined ? target.note : note })
}

function addTarget(
  { targets }: State,
  { parentKey, kind, track, label, unitId, amount, status }: Of<'add-target'>,
  key: string,
): void {
  const parent = require(targets, parentKey)
  requireAmount(amount, status)
  if (parent.kind === 'unit' || (kind === 'unit') !== (unitId !== null)) {
    throw refused(
      '单位下面不能再分，单位须从名录里选。',
      'A unit is not split further, and is chosen from the register.',
    )
  }
  const twice = [...targets.values()].find(
    (one) => unitId !== null && one.unitId === unitId && one.parentKey === parentKey,
  )
  if (twice !== undefined) {
    throw refused(`${twice.label} 已在这一组里。`, `${twice.label} is in this group already.`)
  }
  const plain = { key, parentKey, kind, track, label, unitId, amount, status }
  targets.set(key, { ...plain, bound: 'exactly', note: null, source: null })
}

/** A part goes with everything below it, and with what was placed in time for it. */
function removeTarget(state: State, key: string): void {
  if (require(state.targets, key).kind === 'total') {
    throw refused('年度总目标不能删除。', 'The total of the year cannot be removed.')
  }
  const children = childrenOf([...state.targets.values()])
  const remove = (gone: string): void => {
    state.targets.delete(gone)
    for (const child of children.get(gone) ?? []) remove(child.key)
  }
  remove(key)
  for (const item of state.items.values()) {
    if (!state.targets.has(item.targetKey)) state.items.delete(item.key)
  }
}

function setItem({ items }: State, { key, amount, from, to, area }: Of<'set-item'>): void {
  const item = require(items, key)
  requireSpan(from, to)
  items.set(key, { ...item, amount, area, from, to, text: spanText(from, to) })
}

function addItem(
  { targets, items }: State,
  { targetKey, amount, from, to, area, label = null }: Of<'add-item'>,
  key: string,
): void {
  require(targets, targetKey)
  requireSpan(from, to)
  const text = spanText(from, to)
  items.set(key, { key, targetKey, label, area, from, to, text, amount, source: null })
}

/** A span in the words of the plans: 三月, 七月—八月, 3月上旬, else its days. */
export function spanText(from: Day, to: Day): string {
  const [first, last] = [monthOf(from), monthOf(to)]
  if (from === wholeMonth(yearOf(from), first).from && to === wholeMonth(yearOf(to), last).to) {
    return from.slice(0, 7) === to.slice(0, 7)
      ? months[first - 1]!
      : `${months[first - 1]}—${months[last - 1]}`
  }
  const part = ([1, 2, 3] as const).find((one: Xun) => {
    const whole = xun(yearOf(from), first, one)
    return whole.from === from && whole.to === to
  })
  return part === undefined ? `${from} ~ ${to}` : `${first}月${['上', '中', '下'][part - 1]}旬`
}

const months = [...'一二三四五六七八九十'].concat('十一', '十二').map((name) => `${name}月`)

function require<T>(all: ReadonlyMap<string, T>, key: string): T {
  const found = all.get(key)
  if (found === undefined) {
    throw new Problem(
      'not-found',
      {
        zh: '这一行已被别人删除，没有保存。请刷新后再改。',
        en: 'This row was removed by somebody else; nothing was saved. Reload, then change it again.',
      },
      { values: { key } },
    )
  }
  return found
}

function freeKey({ targets, items }: State, key: string): string {
  if (!targets.has(key) && !items.has(key)) return key
  throw refused('这一行已经在计划里。', 'This part is in the plan already.')
}

const byKey = <T extends { readonly key: string }>(all: readonly T[]): Map<string, T> =>
  new Map(all.map((one) => [one.key, one]))

const listed = ({ targets, items }: State): Draft => ({
  targets: [...targets.values()],
  items: [...items.values()],
})

function requireAmount(amount: number | null, status: DraftTarget['status']): void {
  if ((amount === null) === (status === 'pending')) return
  throw refused(
    '待下达的目标没有数量；有数量的目标不是待下达。',
    'A pending target has no amount, and one with an amount is not pending.',
  )
}

function requireSpan(from: Day, to: Day): void {
  if (from <= to) return
  throw refused('结束日期早于开始日期。', 'The last day is before the first.')
}

const refused = (zh: string, en: string) => new Problem('input-invalid', { zh, en })
