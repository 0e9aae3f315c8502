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

export type ReadyVerdict =
  | { readonly is: 'new' }
  | { readonly is: 'same' }
  /** Other figures stand for the same unit, day and track: already kept, or in another row. */
  | { readonly is: 'conflict'; readonly with: Counts; readonly at: 'kept' | 'file' }

/**
 * Tells new rows from repeated and contradicting ones. Nothing is guessed: of rows that contradict
 * each other within a file none is taken.
 */
export function judge(
  rows: readonly Ready[],
  kept: ReadonlyMap<string, Counts>,
): readonly ReadyVerdict[] {
  const groups = Map.groupBy(rows, identityOf)
  const seen = new Set<string>()
  return rows.map((row) => {
    const identity = identityOf(row)
    const known = kept.get(identity)
    if (known !== undefined) {
      return agree(known, row) ? { is: 'same' } : { is: 'conflict', with: known, at: 'kept' }
    }
    const other = groups.get(identity)!.find((one) => !agree(one, row))
    if (other !== undefined) return { is: 'conflict', with: other, at: 'file' }
    if (seen.has(identity)) return { is: 'same' }
    seen.add(identity)
    return { is: 'new' }
  })
}

/** The same figures; what one of two sources leaves out contradicts nothing. */
export const agree = (left: Counts, right: Counts): boolean =>
  left.visits === right.visits &&
  left.renfen === right.renfen &&
  optional.every(
    (name) => left[name] === null || right[name] === null || left[name] === right[name],
  )

const optional = ['persons', 'visits200', 'visits300', 'visits400'] as const
