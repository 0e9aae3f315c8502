import type { HandDownRow } from '../shapes.ts'

export const filters = ['all', 'open', 'review', 'locked'] as const
export type Filter = (typeof filters)[number]

type Row = Pick<HandDownRow, 'state' | 'open' | 'daysOver' | 'wants'>

/** Whether a row is of those that are to be shown; what waits for the issuing level is `review`. */
export function fits({ state, open, wants }: Row, filter: Filter): boolean {
  if (filter === 'all') return true
  if (filter === 'open') return open
  if (filter === 'locked') return state === 'locked'
  return (
    state === 'objected' || state === 'filed' || (state === 'acknowledged' && wants === 'answer')
  )
}

/** How many there are of each, without those that were withdrawn. */
export function counts(rows: readonly Row[]) {
  const living = rows.filter(({ state }) => state !== 'withdrawn')
  const of = (filter: Filter) => living.filter((row) => fits(row, filter)).length
  return {
    all: living.length,
    open: of('open'),
    late: living.filter(({ daysOver }) => daysOver > 0).length,
    review: of('review'),
    locked: of('locked'),
  }
}
