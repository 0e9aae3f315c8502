import { childrenOf } from '../../rules/draft.ts'
import { pooledRows, scheduled } from '../../rules/schedule.ts'
import type { PlanShape, TargetShape } from '../../shapes.ts'

/** 10,118 − 9,449 = 669: what a group still owes, beside what is pooled for it. */
export interface PoolEquation {
  readonly group: string
  readonly target: number
  readonly placed: number
  /** The pooled rows in sum; equal to what is owed, or the page says by how much not. */
  readonly pooled: number
  readonly pool: string
}

/** 9,449 + 1,055 + 669 = 11,173: all that is placed, beside the track it belongs to. */
export interface WholeEquation {
  readonly terms: readonly {
    readonly label: string
    readonly value: number
    readonly is: Placing
  }[]
  /** Not placed by anything yet; nobody stated when. */
  readonly unscheduled: { readonly value: number; readonly units: number } | null
  readonly track: string
  readonly target: number
}

type Placing = 'members' | 'group' | 'pool' | 'units'

type Plan = Pick<PlanShape, 'targets' | 'items'>

/** The equations a schedule opens with; none where no track of units has an amount. */
export function scheduleEquations({ targets, items }: Plan): {
  readonly pools: readonly PoolEquation[]
  readonly whole: WholeEquation | null
} {
  const track = targets.find(({ kind, track: of }) => kind === 'track' && of === 'group')
  if (track === undefined || track.amount === null) return { pools: [], whole: null }
  const children = childrenOf(targets)
  const placed = scheduled(targets, items)
  const labels = new Map(items.map(({ key, label }) => [key, label]))
  const pooled = pooledRows(targets, items)
  const ownOf = (group: TargetShape) =>
    pooled.filter(({ itemKey }) =>
      items.some(({ key, targetKey }) => key === itemKey && targetKey === group.key),
    )
  const below = children.get(track.key) ?? []
  const groups = below.filter(({ kind }) => kind === 'group')
  const isMixed = ({ key }: TargetShape) => {
    const { all, own } = placed.get(key)!
    return own > 0 && all > own
  }
  const membersOf = ({ key }: TargetShape) => placed.get(key)!.all - placed.get(key)!.own
  const poolOf = (group: TargetShape) => ({
    value: ownOf(group).reduce((sum, { amount }) => sum + amount, 0),
    label: ownOf(group)
      .map(({ itemKey }) => labels.get(itemKey) ?? group.label)
      .join('、'),
  })

  const pools = groups.filter(isMixed).map(
    (group): PoolEquation => ({
      group: group.label,
      target: group.amount ?? 0,
      placed: membersOf(group),
      pooled: poolOf(group).value,
      pool: poolOf(group).label,
    }),
  )
  const terms = [
    ...groups.map((group) =>
      isMixed(group)
        ? { label: group.label, value: membersOf(group), is: 'members' as const }
        : { label: group.label, value: placed.get(group.key)!.all, is: 'group' as const },
    ),
    ...groups.filter(isMixed).map((group) => ({ ...poolOf(group), is: 'pool' as const })),
    ...unitsOn(track, below, placed),
  ].filter(({ value }) => value > 0)
  const open = targets.filter(({ key, kind }) => kind === 'unit' && placed.get(key)!.unscheduled)
  return {
    pools,
    whole: {
      terms,
      unscheduled: unscheduledIn(track, placed.get(track.key)!.all, open),
      track: track.label,
      target: track.amount,
    },
  }
}

/** Units that lie on the track itself, as one term. */
function unitsOn(
  track: TargetShape,
  below: readonly TargetShape[],
  placed: ReturnType<typeof scheduled>,
): { label: string; value: number; is: 'units' }[] {
  const units = below.filter(({ kind }) => kind === 'unit')
  const value =
    units.reduce((sum, { key }) => sum + placed.get(key)!.all, 0) + placed.get(track.key)!.own
  return [{ label: track.label, value, is: 'units' as const }]
}

/** What has no period: the amounts of units that nothing places, or of a track without any. */
function unscheduledIn(
  track: TargetShape,
  placed: number,
  units: readonly TargetShape[],
): WholeEquation['unscheduled'] {
  const value =
    units.length === 0 && placed === 0
      ? track.amount!
      : units.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
  return value === 0 ? null : { value, units: units.length }
}
