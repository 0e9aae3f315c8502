import { type Basis, basisOf } from '../../rules/caps.ts'
import { childrenOf } from '../../rules/draft.ts'
import { type Balance, reconcile } from '../../rules/reconcile.ts'
import type { TargetShape } from '../../shapes.ts'

/** A line of the ledger of targets: a part with what is computed of it and of everything below it. */
export interface TargetRow {
  readonly key: string
  readonly target: TargetShape
  readonly kind: 'group' | 'subgroup' | 'row'
  /** How far its name is set in. */
  readonly level: number
  /** Units below it; 0 for a unit. */
  readonly units: number
  /** The head-counts that are known, in sum; null where none is. */
  readonly headcount: number | null
  /** Units under a cap whose head-count is not stated: the cap is not checked there. */
  readonly uncounted: number
  /** What was asked of it, or of its units, the year before; null where nothing is known. */
  readonly lastTarget: number | null
  readonly lastDone: number | null
  /** Of a unit: its share of the head-count. */
  readonly share: number | null
  readonly balance: Balance
  readonly cap: { readonly ratio: number; readonly basis: Basis; readonly citation: string } | null
}

/** A remainder up to the ceiling this small, as a share of it, is worth a word. */
const nearCap = 0.06

/**
 * The rows in the order on paper. The total and the track of units stand above them as rows of
 * their own only where they must be seen: while they are edited, or where units lie on the track.
 */
export function targetRows(targets: readonly TargetShape[], editing: boolean): TargetRow[] {
  const children = childrenOf(targets)
  const balances = reconcile(targets)
  const rows: TargetRow[] = []
  const visit = (target: TargetShape, depth: number): void => {
    const below = children.get(target.key) ?? []
    const shown = editing || !isFrame(target, below)
    if (shown) rows.push(row(target, depth, below.flatMap(unitsUnder), balances.get(target.key)!))
    for (const child of below) visit(child, shown ? depth + 1 : depth)
  }
  const unitsUnder = (target: TargetShape): TargetShape[] =>
    target.kind === 'unit' ? [target] : (children.get(target.key) ?? []).flatMap(unitsUnder)
  for (const root of children.get(null) ?? []) visit(root, 0)
  return rows
}

/** A part that only holds the headings below it together. */
const isFrame = ({ kind }: TargetShape, below: readonly TargetShape[]): boolean =>
  kind === 'total' || (kind === 'track' && below.some((child) => child.kind === 'group'))

function row(
  target: TargetShape,
  depth: number,
  below: readonly TargetShape[],
  balance: Balance,
): TargetRow {
  const units = target.kind === 'unit' ? [target] : below
  const unit = target.kind === 'unit'
  const headcount = sumKnown(units.map((one) => one.headcount?.amount ?? null))
  const { amount } = target
  return {
    key: target.key,
    target,
    kind: unit ? 'row' : target.kind === 'group' && depth > 0 ? 'subgroup' : 'group',
    level: depth,
    units: below.length,
    headcount,
    uncounted: units.filter(({ cap }) => cap !== null && cap.amount === null).length,
    lastTarget: sumKnown(units.map(({ lastYear }) => lastYear?.target ?? null)),
    lastDone: sumKnown(units.map(({ lastYear }) => lastYear?.done ?? null)),
    share: unit && amount !== null && headcount ? amount / headcount : null,
    balance,
    cap: commonCap(units),
  }
}

/** The ceiling that holds for all of them alike, if there is one. */
function commonCap(units: readonly TargetShape[]): TargetRow['cap'] {
  const [first] = units
  if (first?.cap == null) return null
  const alike = units.every(
    ({ cap }) => cap?.ratio === first.cap!.ratio && cap.citation === first.cap!.citation,
  )
  if (!alike) return null
  const { ratio, citation } = first.cap
  return { ratio, citation, basis: basisOf(first.unitKind ?? 'other') }
}

/** What is worth saying beside a row, the gravest first. */
export type Hint =
  | { readonly is: 'over-cap' | 'near-cap' | 'unallocated' | 'over-allocated'; readonly by: number }
  | { readonly is: 'uncounted'; readonly count: number }
  | { readonly is: 'reserve' | 'pending' | 'at-least' | 'at-most' | 'about' }

/** The hints of a row; empty where all is in order. */
export function hintsOf({ target, balance, uncounted, kind, units }: TargetRow): Hint[] {
  const { amount, cap, status, bound } = target
  const hints: Hint[] = []
  const left = amount === null || cap?.amount == null ? null : cap.amount - amount
  if (left !== null && left < 0) hints.push({ is: 'over-cap', by: -left })
  if (balance.unallocated > 0) hints.push({ is: 'unallocated', by: balance.unallocated })
  if (balance.unallocated < 0) hints.push({ is: 'over-allocated', by: -balance.unallocated })
  if (left !== null && left >= 0 && left <= cap!.amount! * nearCap) {
    hints.push({ is: 'near-cap', by: left })
  }
  if (kind !== 'row' && units > 0 && uncounted > 0)
    hints.push({ is: 'uncounted', count: uncounted })
  if (status === 'reserve') hints.push({ is: 'reserve' })
  if (status === 'pending') hints.push({ is: 'pending' })
  if (bound !== 'exactly') hints.push({ is: bound })
  return hints
}

/** Which columns have anything to show: a column without data is absent. */
export const columnsOf = (rows: readonly TargetRow[]) => ({
  lastTarget: rows.some(({ lastTarget }) => lastTarget !== null),
  lastDone: rows.some(({ lastDone }) => lastDone !== null),
  headcount: rows.some(({ headcount, uncounted }) => headcount !== null || uncounted > 0),
  cap: rows.some(({ cap }) => cap !== null),
})

/** Where all head-counts that are shown come from; null where they come from several places. */
export function headcountSource(rows: readonly TargetRow[]): string | null {
  const sources = new Set(
    rows.flatMap(({ target }) => (target.headcount === null ? [] : [target.headcount.source])),
  )
  return sources.size === 1 ? [...sources][0]! : null
}

/** The sums of the foot: what the units come to beside what their track was given. */
export interface TargetSums {
  readonly given: number
  readonly track: number | null
  readonly pending: number
  readonly unallocated: number
  readonly overCap: number
  readonly uncounted: number
  readonly units: number
}

/** Adds up the units, and counts what stands open. */
export function targetSums(targets: readonly TargetShape[]): TargetSums {
  const balances = [...reconcile(targets).values()]
  const units = targets.filter(({ kind }) => kind === 'unit')
  const caps = units.map(({ amount, cap }) => ({ amount, cap: cap?.amount ?? null, is: cap }))
  return {
    given: units.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    track: targets.find(({ kind, track }) => kind === 'track' && track === 'group')?.amount ?? null,
    pending: balances.reduce((sum, { pending }) => sum + (pending ?? 0), 0),
    unallocated: balances.reduce((sum, { unallocated }) => sum + Math.max(unallocated, 0), 0),
    overCap: caps.filter(({ amount, cap }) => amount !== null && cap !== null && amount > cap)
      .length,
    uncounted: caps.filter(({ cap, is }) => is !== null && cap === null).length,
    units: units.length,
  }
}

const sumKnown = (amounts: readonly (number | null)[]): number | null => {
  const known = amounts.filter((amount) => amount !== null)
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0)
}
