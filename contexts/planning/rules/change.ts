import { type Day, monthOf, wholeMonth, type Xun, xun, yearOf } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Draft, DraftItem, DraftTarget } from './draft.ts'
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
export const applyChanges = (
  draft: Draft,
  changes: readonly PlanChange[],
  newKey: () => string,
): Draft => changes.reduce((state, change) => applyChange(state, change, newKey), draft)

function applyChange(draft: Draft, change: PlanChange, newKey: () => string): Draft {
  switch (change.do) {
    case 'set-target':
      return { ...draft, targets: setTarget(draft.targets, change) }
    case 'add-target':
      return {
        ...draft,
        targets: addTarget(draft.targets, change, freeKey(draft, change.key ?? newKey())),
      }
    case 'remove-target':
      return removeTarget(draft, change.key)
    case 'set-item':
      return { ...draft, items: setItem(draft.items, change) }
    case 'add-item':
      return { ...draft, items: addItem(draft, change, freeKey(draft, change.key ?? newKey())) }
    case 'remove-item':
      require(draft.items, change.key)
      return { ...draft, items: draft.items.filter(({ key }) => key !== change.key) }
    case 'put-back':
      return putBack(draft, change)
  }
}

type Of<Do extends PlanChange['do']> = Extract<PlanChange, { do: Do }>

function setTarget(targets: readonly DraftTarget[], change: Of<'set-target'>): DraftTarget[] {
  require(targets, change.key)
  requireAmount(change.amount, change.status)
  return targets.map((target) =>
    target.key === change.key
      ? {
          ...target,
          amount: change.amount,
          status: change.status,
          note: change.note === undefined ? target.note : change.note,
        }
      : target,
  )
}

function addTarget(
  targets: readonly DraftTarget[],
  { parentKey, kind, track, label, unitId, amount, status }: Of<'add-target'>,
  key: string,
): DraftTarget[] {
  const parent = require(targets, parentKey)
  requireAmount(amount, status)
  if (parent.kind === 'unit' || (kind === 'unit') !== (unitId !== null)) {
    throw refused(
      '单位下面不能再分，单位须从名录里选。',
      'A unit is not split further, and is chosen from the register.',
    )
  }
  const twice = targets.find(
    (one) => unitId !== null && one.unitId === unitId && one.parentKey === parentKey,
  )
  if (twice !== undefined) {
    throw refused(`${twice.label} 已在这一组里。`, `${twice.label} is in this group already.`)
  }
  const added: DraftTarget = {
    key,
    parentKey,
    kind,
    track,
    label,
    unitId,
    amount,
    status,
    bound: 'exactly',
    note: null,
    source: null,
  }
  return [...targets, added]
}

/** A part goes with everything below it, and with what was placed in time for it. */
function removeTarget({ targets, items }: Draft, key: string): Draft {
  if (require(targets, key).kind === 'total') {
    throw refused('年度总目标不能删除。', 'The total of the year cannot be removed.')
  }
  const gone = new Set([key])
  for (let size = 0; size !== gone.size; ) {
    size = gone.size
    for (const { key: child, parentKey } of targets) {
      if (parentKey !== null && gone.has(parentKey)) gone.add(child)
    }
  }
  return {
    targets: targets.filter((one) => !gone.has(one.key)),
    items: items.filter(({ targetKey }) => !gone.has(targetKey)),
  }
}

function setItem(
  items: readonly DraftItem[],
  { key, amount, from, to, area }: Of<'set-item'>,
): DraftItem[] {
  require(items, key)
  requireSpan(from, to)
  return items.map((item) =>
    item.key === key ? { ...item, amount, area, from, to, text: spanText(from, to) } : item,
  )
}

function addItem(
  { targets, items }: Draft,
  { targetKey, amount, from, to, area, label = null }: Of<'add-item'>,
  key: string,
): DraftItem[] {
  require(targets, targetKey)
  requireSpan(from, to)
  const text = spanText(from, to)
  return [...items, { key, targetKey, label, area, from, to, text, amount, source: null }]
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

function require<T extends { readonly key: string }>(all: readonly T[], key: string): T {
  const found = all.find((one) => one.key === key)
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

function freeKey({ targets, items }: Draft, key: string): string {
  if (![...targets, ...items].some((one) => one.key === key)) return key
  throw refused('这一行已经在计划里。', 'This part is in the plan already.')
}

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
