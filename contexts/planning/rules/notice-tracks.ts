import { unitNames } from '#kernel/unit-words.ts'
import type { DraftTarget, Where } from './draft.ts'
import type { Place, Row, Target, Track } from './notice/shape.ts'
import type { DecidedTable } from './notice-decisions.ts'

/** A part whose holder is still a name of the notice; the verb puts the unit's id in. */
export type NamedTarget = DraftTarget & { readonly unitLabel: string | null }

/**
 * The total and its tracks. A track that is stated again, or one of no known kind, is a part of the
 * plan where the stated total comes out with all of them and without them does not; otherwise it is
 * told in the total's note. What counts another unit always stands there.
 */
export function tracksOf(
  stated: readonly Target[],
  quotas: readonly DecidedTable[],
  newKey: () => string,
  beside: readonly Target[] = [],
): NamedTarget[] {
  const first = (track: Track) => stated.find((target) => target.track === track)
  const quotaSum = sumOf(quotas.flatMap(({ rows }) => rows))
  const group = first('group')
  const whole = first('total')
  const parts = (['individual', 'assurance', 'apheresis'] as const).flatMap(
    (track) => first(track) ?? [],
  )
  const hasGroup = group !== undefined || quotas.length > 0
  const groupAmount = group?.amount ?? (quotas.length > 0 ? quotaSum : null)
  const known = [...(hasGroup ? [groupAmount] : []), ...parts.map(({ amount }) => amount)]
  const chosen = new Set([whole, group, ...parts])
  const { joining, leftOut } = sorted(
    stated.filter((target) => !chosen.has(target)),
    { whole: whole?.amount ?? null, known },
  )
  const amount = whole === undefined ? wholeOf(known) : whole.amount
  const total: NamedTarget = {
    ...named(newKey(), null, 'total', 'total', trackLabels.total),
    ...(whole === undefined ? {} : statedAs(whole)),
    amount,
    status: amount === null ? 'pending' : 'stated',
    note: noteOf(beside, leftOut),
  }
  const track = (target: Target, label = trackLabels[target.track]): NamedTarget => ({
    ...named(newKey(), total.key, 'track', target.track, label),
    ...statedAs(target),
  })
  const groups = (): NamedTarget[] => {
    if (group !== undefined) return [track(group)]
    const open = named(newKey(), total.key, 'track', 'group', trackLabels.group)
    return hasGroup ? [{ ...open, amount: quotaSum }] : []
  }
  return [
    total,
    ...groups(),
    ...parts.map((target) => track(target)),
    ...joining.map((target) => track(target, whereStated(target))),
  ]
}

/** Parts too where the whole comes out only with them; an amount still to come proves nothing. */
function sorted(
  more: readonly Target[],
  { whole, known }: { readonly whole: number | null; readonly known: readonly (number | null)[] },
) {
  const parts = more.filter(({ track }) => track !== 'total')
  const with_ = wholeOf([...known, ...parts.map(({ amount }) => amount)])
  const joins = whole !== null && with_ === whole && wholeOf(known) !== whole
  return joins
    ? { joining: parts, leftOut: more.filter(({ track }) => track === 'total') }
    : { joining: [], leftOut: more }
}

const wholeOf = (parts: readonly (number | null)[]): number | null =>
  parts.length === 0 || parts.includes(null)
    ? null
    : parts.reduce<number>((sum, one) => sum + (one ?? 0), 0)

/** Told apart by where it stands: 团体无偿献血（第 7 行）. */
const whereStated = ({ track, at }: Target): string => `${trackLabels[track]}（第 ${at.line} 行）`

const told = (name: string, { amount, unit }: Target): string =>
  `${name}${amount === null ? '（待下达）' : ` ${amount} ${unitNames[unit].zh}`}`

/** What the notice states besides and the plan does not count: nothing is dropped in silence. */
function noteOf(beside: readonly Target[], leftOut: readonly Target[]): string | null {
  const notes = [
    ...(beside.length === 0
      ? []
      : [
          `通知另有${beside.map((one) => told(trackLabels[one.track], one)).join('、')}，单位不同，不计入合计`,
        ]),
    ...(leftOut.length === 0
      ? []
      : [
          `通知另有${leftOut.map((one) => told(whereStated(one), one)).join('、')}，没有列入计划，请核对`,
        ]),
  ]
  return notes.length === 0 ? null : notes.join('；')
}

/** What the tracks are called in the notices. */
export const trackLabels: Readonly<Record<Track, string>> = {
  total: '年度总目标',
  group: '团体无偿献血',
  individual: '个人自愿无偿献血',
  assurance: '保障性任务',
  apheresis: '单采血小板',
  other: '其他',
}

export const named = (
  key: string,
  parentKey: string | null,
  kind: NamedTarget['kind'],
  track: Track,
  label: string,
): NamedTarget => ({
  key,
  parentKey,
  kind,
  track,
  label,
  unitLabel: null,
  unitId: null,
  amount: null,
  status: 'stated',
  bound: 'exactly',
  note: null,
  source: null,
})

export const statedAs = ({ amount, status, bound, at }: Target) => ({
  amount,
  status,
  bound,
  source: whereOf(at),
})

export const whereOf = ({ line, text }: Place): Where => ({ line, text })

export const sumOf = (rows: readonly Row[]): number =>
  rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
