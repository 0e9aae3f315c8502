import type { Day } from '#kernel/days.ts'
import type { TallyTrack } from './credit.ts'
import type { Counts } from './tally-row.ts'

/** Whom and when a row counts for: it may be counted once. */
export interface Identity {
  readonly day: Day
  readonly unitId: string | null
  readonly track: TallyTrack
}

export const identityOf = ({ day, unitId, track }: Identity): string =>
  `${day} ${track} ${unitId ?? ''}`

/** A row whose unit is known and whose figures are complete. */
export type Ready = Identity & Counts

/** What a row comes to beside what is kept and what else its file says. */
export type ReadyVerdict =
  | { readonly is: 'new' }
  | { readonly is: 'same' }
  /** Other figures stand for the same unit, day and track: already kept, or in another row. */
  | { readonly is: 'conflict'; readonly at: 'kept'; readonly with: Counts }
  | { readonly is: 'conflict'; readonly at: 'file' }

/** Tells a new row from one that is kept already, or that contradicts what is kept or its own file. */
export function judgeReady(
  row: Ready,
  kept: ReadonlyMap<string, Counts>,
  contradicted: ReadonlySet<string>,
): ReadyVerdict {
  const identity = identityOf(row)
  const known = kept.get(identity)
  if (known !== undefined) {
    return agree(known, row) ? { is: 'same' } : { is: 'conflict', at: 'kept', with: known }
  }
  return contradicted.has(identity) ? { is: 'conflict', at: 'file' } : { is: 'new' }
}

/** What a file says in two ways: neither is taken, for nobody can say which is right. */
export function contradictions(rows: readonly Ready[]): ReadonlySet<string> {
  const first = new Map<string, Ready>()
  const found = new Set<string>()
  for (const row of rows) {
    const identity = identityOf(row)
    const other = first.get(identity)
    if (other === undefined) first.set(identity, row)
    else if (!agree(other, row)) found.add(identity)
  }
  return found
}

/** The same figures; what one of two sources leaves out contradicts nothing. */
export const agree = (left: Counts, right: Counts): boolean =>
  left.visits === right.visits &&
  left.renfen === right.renfen &&
  optional.every(
    (name) => left[name] === null || right[name] === null || left[name] === right[name],
  )

const optional = ['persons', 'visits200', 'visits300', 'visits400'] as const
