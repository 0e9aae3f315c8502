import { childrenOf, type DraftTarget } from './draft.ts'

type Part = Pick<DraftTarget, 'key' | 'parentKey' | 'kind' | 'track' | 'amount' | 'status'>

/** How a part of the target stands to what it is made of. */
export interface Balance {
  readonly key: string
  readonly amount: number | null
  /** Sum of the children whose amount is known. */
  readonly known: number
  /** What the pending children share between them; null when there are none. */
  readonly pending: number | null
  /** What nobody holds yet; negative when more was given out than there is. */
  readonly unallocated: number
}

/**
 * The balance of every part: parent = known children + pending + unallocated, at every level.
 *
 * The rest of a part with pending children belongs to these; a part of the group track must
 * end in units, so one without children is unallocated as a whole, unless it is held in reserve.
 */
export function reconcile(targets: readonly Part[]): ReadonlyMap<string, Balance> {
  const children = childrenOf(targets)
  return new Map(targets.map((part) => [part.key, balance(part, children.get(part.key) ?? [])]))
}

function balance({ key, kind, track, amount, status }: Part, children: readonly Part[]): Balance {
  const known = children.reduce((sum, child) => sum + (child.amount ?? 0), 0)
  const base = { key, amount, known }
  if (amount === null) return { ...base, pending: null, unallocated: known === 0 ? 0 : -known }
  const rest = amount - known
  const held = status === 'reserve' || kind === 'unit'
  if (children.length === 0) {
    const endsHere = held || (kind === 'track' && track !== 'group')
    return { ...base, pending: null, unallocated: endsHere ? 0 : amount }
  }
  const awaited = children.some((child) => child.status === 'pending')
  if (awaited && rest >= 0) return { ...base, pending: rest, unallocated: 0 }
  return { ...base, pending: awaited ? 0 : null, unallocated: rest }
}
