import type { RowKind } from '#web/kit/ledger.ts'
import { progressStates } from '../rules/progress.ts'
import type { ProgressRow } from '../shapes.ts'

export const orders = ['gap', 'plan'] as const
export const shows = ['all', ...progressStates] as const

interface Wish {
  readonly order: (typeof orders)[number]
  readonly show: (typeof shows)[number]
}

/**
 * The rows of the list: every heading followed by its units, in the order of the plan or by their
 * gap, furthest behind first. Units that nothing compares come last; a heading left without units of
 * the state asked for is left out.
 */
export function rowsToShow(rows: readonly ProgressRow[], { order, show }: Wish): ProgressRow[] {
  const units = Map.groupBy(
    rows.filter(({ kind, state }) => kind === 'unit' && (show === 'all' || state === show)),
    ({ parentKey }) => parentKey,
  )
  return rows
    .filter(({ kind }) => kind !== 'unit')
    .flatMap((heading) => {
      const members = units.get(heading.key) ?? []
      const ordered = order === 'plan' ? members : members.toSorted(byGap)
      return show === 'all' || members.length > 0 ? [heading, ...ordered] : []
    })
}

/** How a row stands in the ledger: total and tracks as groups, groups below them as subgroups. */
export const kindOfRow = ({ kind }: ProgressRow): RowKind =>
  kind === 'unit' ? 'row' : kind === 'group' ? 'subgroup' : 'group'

const byGap = (left: ProgressRow, right: ProgressRow): number =>
  (left.gap ?? Infinity) - (right.gap ?? Infinity) || 0
