import { childrenOf } from '../../rules/draft.ts'
import type { Part } from './plan.ts'
import type { Progress, ProgressState } from './progress.ts'
import { stateOf } from './progress.ts'

/** A part as the cockpit shows it: a unit, a group as one, or the small units of a group as one. */
export interface ShownPart {
  readonly key: string
  /** Null where it stands for several units of the group that `key` names. */
  readonly label: string | null
  readonly target: number
  readonly actual: number | null
  readonly toDate: number | null
  readonly gap: number | null
  readonly state: ProgressState
  /** How many units it stands for. */
  readonly units: number
}

/** A group none of whose units reaches this share of the whole is shown as one. */
export const groupShare = 0.03
/** Units below this share of the whole are shown together. */
export const unitShare = 0.005

/** The parts that share a whole between them: every unit is in exactly one of them. */
export function shownParts(
  targets: readonly Part[],
  progress: ReadonlyMap<string, Progress>,
): readonly ShownPart[] {
  const children = childrenOf(targets)
  const units = targets.filter(({ kind, amount }) => kind === 'unit' && amount !== null)
  const whole = units.reduce((sum, { amount }) => sum + amount!, 0)
  const holders = targets.filter(({ key }) =>
    (children.get(key) ?? []).some(({ kind, amount }) => kind === 'unit' && amount !== null),
  )
  return holders.flatMap((holder) => {
    const members = children
      .get(holder.key)!
      .filter(({ kind, amount }) => kind === 'unit' && amount !== null)
    const largest = Math.max(...members.map(({ amount }) => amount!))
    const apart = holders.length > 1 && largest < whole * groupShare
    if (apart) return [asOne(holder.key, holder.label, members, progress)]
    const small = members.filter(({ amount }) => amount! < whole * unitShare)
    const folded = small.length > 1 ? small : []
    return [
      ...members
        .filter((member) => !folded.includes(member))
        .map((member) => asOne(member.key, member.label, [member], progress)),
      ...(folded.length === 0 ? [] : [asOne(holder.key, null, folded, progress)]),
    ]
  })
}

function asOne(
  key: string,
  label: string | null,
  members: readonly Part[],
  progress: ReadonlyMap<string, Progress>,
): ShownPart {
  const figures = members.map((member) => progress.get(member.key)!)
  const placed = figures.filter(({ toDate }) => toDate !== null)
  const target = members.reduce((sum, { amount }) => sum + amount!, 0)
  const toDate = placed.length === 0 ? null : addUp(placed.map((one) => one.toDate))
  const compared = placed.length === 0 ? null : addUp(placed.map((one) => one.compared))
  return {
    key,
    label,
    target,
    actual: addUp(figures.map(({ actual }) => actual)),
    toDate,
    gap: compared === null || toDate === null ? null : compared - toDate,
    state: stateOf(target, toDate, compared),
    units: members.length,
  }
}

/** A sum with something unknown in it is unknown. */
const addUp = (all: readonly (number | null)[]): number | null =>
  all.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0)
