import { type Day, lengthInDays } from '#kernel/days.ts'
import { childrenOf } from '../../rules/draft.ts'
import type { Part, Plan, Span } from './plan.ts'
import { shareOut } from './share-out.ts'

/**
 * How a member's share of a pooled row is reckoned: by what each member owes it, where that adds up
 * to the row (全区春节应急保障 669), else in proportion to the members' targets (委办局 1,055).
 */
export type Derivation = 'owed' | 'in-proportion'

/** What a part of the plan should have come to by a day. */
export interface ToDate {
  readonly key: string
  /** By items of its own and of everything below it. */
  readonly own: number
  /** Its share of the rows pooled above it; null where there are none. */
  readonly derived: number | null
  readonly how: Derivation | null
  /** Own and derived; null where nothing places it in time (未排期), which is not 0. */
  readonly toDate: number | null
  /** The same by the end of all its periods. */
  readonly scheduled: number | null
}

/**
 * What an item counts on a day: nothing before its period, whole on its last day, and within it the
 * share of the days that have begun, rounded down.
 */
export function itemToDate({ amount, from, to }: Amounted, on: Day): number {
  if (on < from) return 0
  if (on >= to) return amount
  const elapsed = lengthInDays({ from, to: on })
  const length = lengthInDays({ from, to })
  return amount <= Number.MAX_SAFE_INTEGER / elapsed
    ? Math.floor((amount * elapsed) / length)
    : Number((BigInt(amount) * BigInt(elapsed)) / BigInt(length))
}

type Amounted = Pick<Span, 'amount' | 'from' | 'to'>

/**
 * The plan to date of every part. Each item counts once: for the part it is written on and all above
 * it. Where that part has members, these share it so that their shares add up to it on every day.
 */
export function planToDate({ targets, items }: Plan, on: Day): ReadonlyMap<string, ToDate> {
  const children = childrenOf(targets)
  const written = Map.groupBy(items, ({ targetKey }) => targetKey)
  const below = new Map<string, Counted>()
  const countBelow = ({ key }: Part): Counted => {
    const counted = (written.get(key) ?? []).reduce(
      (sum, item) => plus(sum, { toDate: itemToDate(item, on), whole: item.amount, items: 1 }),
      (children.get(key) ?? []).map(countBelow).reduce(plus, nothing),
    )
    below.set(key, counted)
    return counted
  }
  const result = new Map<string, ToDate>()
  const hand = (part: Part, share: Shared | null) => {
    const own = below.get(part.key)!
    const placed = own.items > 0 || share !== null
    result.set(part.key, {
      key: part.key,
      own: own.toDate,
      derived: share?.toDate ?? null,
      how: share?.how ?? null,
      toDate: placed ? own.toDate + (share?.toDate ?? 0) : null,
      scheduled: placed ? own.whole + (share?.whole ?? 0) : null,
    })
    const members = children.get(part.key) ?? []
    const pool = poolOf(written.get(part.key) ?? [], share, on)
    const shares = pool === null ? [] : sharesOf(pool, members, below)
    for (const [at, member] of members.entries()) hand(member, shares[at] ?? null)
  }
  for (const root of children.get(null) ?? []) {
    countBelow(root)
    hand(root, null)
  }
  return result
}

interface Counted {
  readonly toDate: number
  readonly whole: number
  readonly items: number
}

interface Shared {
  readonly toDate: number
  readonly whole: number
  readonly how: Derivation
}

const nothing: Counted = { toDate: 0, whole: 0, items: 0 }

const plus = (left: Counted, right: Counted): Counted => ({
  toDate: left.toDate + right.toDate,
  whole: left.whole + right.whole,
  items: left.items + right.items,
})

/** What the members of a part share: the rows written on it, and what it was handed itself. */
function poolOf(rows: readonly Span[], share: Shared | null, on: Day) {
  if (rows.length === 0 && share === null) return null
  return {
    toDate: rows.reduce((sum, row) => sum + itemToDate(row, on), share?.toDate ?? 0),
    whole: rows.reduce((sum, { amount }) => sum + amount, share?.whole ?? 0),
  }
}

function sharesOf(
  pool: { readonly toDate: number; readonly whole: number },
  members: readonly Part[],
  below: ReadonlyMap<string, Counted>,
): readonly Shared[] {
  const owed = members.map(({ key, amount }) => (amount ?? 0) - below.get(key)!.whole)
  const someOwn = members.some(({ key }) => below.get(key)!.items > 0)
  const explained = someOwn && owed.every((one) => one >= 0) && total(owed) === pool.whole
  const weights = explained ? owed : members.map(({ amount }) => amount ?? 0)
  if (total(weights) === 0) return []

  const toDate = shareOut(pool.toDate, weights)
  const whole = shareOut(pool.whole, weights)
  const how = explained ? 'owed' : 'in-proportion'
  return members.map((_member, at) => ({ toDate: toDate[at]!, whole: whole[at]!, how }))
}

const total = (amounts: readonly number[]): number => amounts.reduce((sum, one) => sum + one, 0)
