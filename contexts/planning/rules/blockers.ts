import type { DraftItem, DraftTarget } from './draft.ts'
import { reconcile } from './reconcile.ts'
import { outsideYear, pooledRows, scheduled } from './schedule.ts'

/** What stands against issuing a revision, or is worth knowing before it. */
export interface Blocker {
  readonly code:
    | 'no-total'
    | 'unallocated'
    | 'over-allocated'
    | 'over-cap'
    | 'overscheduled'
    | 'item-outside-year'
    | 'unscheduled'
  readonly blocks: boolean
  readonly targetKey: string | null
  readonly label: string
  readonly values: Readonly<Record<string, number | string | null>>
}

type Part = Pick<
  DraftTarget,
  'key' | 'parentKey' | 'kind' | 'track' | 'label' | 'amount' | 'status'
> & {
  /** The ceiling in whole units, or null where none is checked. */
  readonly capAmount: number | null
  readonly capCitation: string | null
}

/**
 * Everything between a draft and its issue. Unallocated remainders, caps and spans beyond the year
 * block it, with or without an explanation; what has no period yet is shown and does not.
 */
export function blockers(
  targets: readonly Part[],
  items: readonly DraftItem[],
  year: number,
): readonly Blocker[] {
  const labels = new Map(targets.map((part) => [part.key, part.label]))
  return [
    ...totalMissing(targets),
    ...imbalances(targets),
    ...overCaps(targets),
    ...overscheduled(targets, items),
    ...outsideYear(items, year).map((item) => ({
      code: 'item-outside-year' as const,
      blocks: true,
      targetKey: item.targetKey,
      label: labels.get(item.targetKey) ?? '',
      values: { from: item.from, to: item.to },
    })),
    ...unscheduled(targets, items),
  ]
}

const totalMissing = (targets: readonly Part[]): Blocker[] => {
  const total = targets.find(({ kind }) => kind === 'total')
  if (total !== undefined && total.amount !== null) return []
  return [
    {
      code: 'no-total',
      blocks: true,
      targetKey: total?.key ?? null,
      label: total?.label ?? '',
      values: {},
    },
  ]
}

function imbalances(targets: readonly Part[]): Blocker[] {
  const balances = reconcile(targets)
  return targets.flatMap(({ key, label }) => {
    const { unallocated, amount, known } = balances.get(key)!
    if (unallocated === 0) return []
    return [
      {
        code: unallocated > 0 ? ('unallocated' as const) : ('over-allocated' as const),
        blocks: true,
        targetKey: key,
        label,
        values: { amount, known, difference: Math.abs(unallocated) },
      },
    ]
  })
}

const overCaps = (targets: readonly Part[]): Blocker[] =>
  targets.flatMap(({ key, label, amount, capAmount, capCitation }) =>
    amount !== null && capAmount !== null && amount > capAmount
      ? [
          {
            code: 'over-cap' as const,
            blocks: true,
            targetKey: key,
            label,
            values: { amount, cap: capAmount, over: amount - capAmount, citation: capCitation },
          },
        ]
      : [],
  )

/** More placed in time than there is to place; a pooled row counts against what its members owe. */
function overscheduled(targets: readonly Part[], items: readonly DraftItem[]): Blocker[] {
  const placed = scheduled(targets, items)
  const pooled = new Set(pooledRows(targets, items).map(({ itemKey }) => itemKey))
  const pools = new Set(
    items.filter(({ key }) => pooled.has(key)).map(({ targetKey }) => targetKey),
  )
  return targets.flatMap(({ key, kind, label, amount }) => {
    const sum = pools.has(key) ? placed.get(key)!.all : placed.get(key)!.own
    if (amount === null || sum <= amount || (kind !== 'unit' && !pools.has(key))) return []
    return [
      {
        code: 'overscheduled' as const,
        blocks: true,
        targetKey: key,
        label,
        values: { amount, scheduled: sum, over: sum - amount },
      },
    ]
  })
}

function unscheduled(targets: readonly Part[], items: readonly DraftItem[]): Blocker[] {
  if (items.length === 0) return []
  const placed = scheduled(targets, items)
  return targets
    .filter(
      ({ key, kind, amount }) => kind === 'unit' && amount !== 0 && placed.get(key)!.unscheduled,
    )
    .map(({ key, label, amount }) => ({
      code: 'unscheduled' as const,
      blocks: false,
      targetKey: key,
      label,
      values: { amount },
    }))
}
