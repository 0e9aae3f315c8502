import type { Unit } from '#kernel/blood.ts'
import { partedBy, planUnit, unitsIn } from './counting.ts'
import type { Draft, DraftItem } from './draft.ts'
import type { Row } from './notice/shape.ts'
import type { DecidedNotice, DecidedTable } from './notice-decisions.ts'
import { type NamedTarget, named, sumOf, tracksOf, whereOf } from './notice-tracks.ts'

export interface NoticeDraft extends Draft {
  readonly targets: readonly NamedTarget[]
  /** What every amount counts; 'unknown' while the notice leaves it open and nobody has chosen. */
  readonly unit: Unit
  /** What the amounts count by the notice itself: none where it does not say, several where mixed. */
  readonly unitsStated: readonly Unit[]
  /** Head-counts that the notice states beside its amounts, by the unit's name. */
  readonly headcounts: ReadonlyMap<string, number>
  /** Schedule rows that belong to no part of the plan: to be decided, never dropped. */
  readonly unplaced: readonly Row[]
}

/**
 * The tree and the schedule that a notice states, in the unit it states or, where it leaves that
 * open, the one that was chosen. What the plan cannot count stands beside it, in a note.
 *
 * The total carries the tracks; each quota table is a group of the group track (or, where it is the
 * only one, the track itself), its rows the units. A schedule row goes to the unit it names, else to
 * the group whose whole amount it is, else, as a pooled row, to the group whose members owe it.
 */
export function draftFromNotice(
  notice: DecidedNotice,
  newKey: () => string,
  chosen: Unit = 'unknown',
): NoticeDraft {
  // A table of which every row was left out shares nothing out.
  const quotas = notice.tables.filter(
    ({ table, rows }) => table.kind === 'quota' && rows.length > 0,
  )
  const unitsStated = unitsIn(notice.targets, quotas)
  const unit = planUnit(unitsStated, chosen)
  const { within, beside } = partedBy(unit, notice.targets)
  const trunk = tracksOf(within, quotas, newKey, beside)
  const groupTrack = trunk.find(({ kind, track }) => kind === 'track' && track === 'group')
  const leaves = quotas.map((quota) => unitsOf(quota, groupTrack!, quotas.length > 1, newKey))
  const targets = [...trunk, ...leaves.flatMap((leaf) => leaf.targets)]
  const timed = placeSchedules(notice.tables, targets, newKey)
  return {
    unit,
    unitsStated,
    targets,
    headcounts: headcountsOf(quotas),
    items: [...leaves.flatMap((leaf) => leaf.items), ...timed.items],
    unplaced: timed.unplaced,
  }
}

/** Where a name stands twice with different head-counts, none is taken: it could be either's. */
function headcountsOf(quotas: readonly DecidedTable[]): ReadonlyMap<string, number> {
  const stated = Map.groupBy(
    quotas.flatMap(({ rows }) => rows),
    ({ label }) => label,
  )
  return new Map(
    [...stated].flatMap(([label, rows]) => {
      const counts = new Set(
        rows.flatMap(({ headcount }) => (headcount === null ? [] : [headcount])),
      )
      return counts.size === 1 ? [[label, [...counts][0]!] as const] : []
    }),
  )
}

function unitsOf(
  { table, rows }: DecidedTable,
  track: NamedTarget,
  grouped: boolean,
  newKey: () => string,
): { targets: NamedTarget[]; items: DraftItem[] } {
  const group: NamedTarget | null = grouped
    ? {
        ...named(newKey(), track.key, 'group', 'group', groupLabel(table.title)),
        amount: table.statedTotal ?? sumOf(rows),
        source: whereOf(table.at),
      }
    : null
  const byLabel = Map.groupBy(rows, ({ label }) => label)
  const targets = [...byLabel].map(([label, same]): NamedTarget => {
    const amount = same.some((row) => row.amount === null) ? null : sumOf(same)
    return {
      ...named(newKey(), (group ?? track).key, 'unit', 'group', label),
      unitLabel: label,
      amount,
      status: amount === null ? 'pending' : 'stated',
      source: whereOf(same[0]!.at),
    }
  })
  const items = targets.flatMap(({ key, label }) =>
    byLabel.get(label)!.flatMap((row) => itemOf(row, key, null, newKey)),
  )
  return { targets: group === null ? targets : [group, ...targets], items }
}

function placeSchedules(
  tables: readonly DecidedTable[],
  targets: readonly NamedTarget[],
  newKey: () => string,
): { items: DraftItem[]; unplaced: Row[] } {
  const rows = tables.filter(({ table }) => table.kind === 'schedule').flatMap((one) => one.rows)
  const units = new Map(
    targets.filter(({ kind }) => kind === 'unit').map((one) => [one.label, one]),
  )
  const groups = targets.filter(
    ({ kind, key }) =>
      targets.some((child) => child.parentKey === key && child.kind === 'unit') && kind !== 'unit',
  )
  const own = new Map<string, number>()
  for (const row of rows) {
    const unit = units.get(row.label)
    if (unit !== undefined) own.set(unit.key, (own.get(unit.key) ?? 0) + (row.amount ?? 0))
  }
  const owedBy = (group: NamedTarget) =>
    targets
      .filter(({ parentKey, kind }) => parentKey === group.key && kind === 'unit')
      .reduce((sum, { key, amount }) => sum + (amount ?? 0) - (own.get(key) ?? 0), 0)
  const unplaced: Row[] = []
  const items = rows.flatMap((row) => {
    const unit = units.get(row.label)
    if (unit !== undefined) return itemOf(row, unit.key, null, newKey)
    const untouched = groups.filter((group) => owedBy(group) === group.amount)
    const group =
      untouched.find(({ amount }) => amount === row.amount) ??
      groups.find((one) => owedBy(one) === row.amount)
    if (group !== undefined) return itemOf(row, group.key, row.label, newKey)
    unplaced.push(row)
    return []
  })
  return { items, unplaced }
}

const itemOf = (
  { amount, area, period, at }: Row,
  targetKey: string,
  label: string | null,
  newKey: () => string,
): DraftItem[] =>
  period === null || amount === null
    ? []
    : [
        {
          key: newKey(),
          targetKey,
          label,
          area,
          from: period.from,
          to: period.to,
          text: period.text,
          amount,
          source: whereOf(at),
        },
      ]

/** «2020 年青浦区各镇、街道献血募集目标分解表» names the group 各镇、街道. */
const groupLabel = (title: string | null): string => {
  const plain = (title ?? '').replace(/\s/g, '')
  const named = /(各.+?|[\p{Script=Han}、]+?)(?:无偿)?献血/u.exec(
    plain.replace(/^.*?年(?:度)?/, '').replace(/^.*?(?=各)/, ''),
  )
  return named?.[1] ?? (plain === '' ? '分配表' : plain)
}
