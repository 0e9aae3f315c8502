import { spread } from '../../feasibility/rules/periods.ts'
import type { Block, Instance } from './instance.ts'

/** A block in a run of columns. */
export interface Placement {
  readonly first: number
  readonly last: number
  /** 人份 in each of the columns from first to last. */
  readonly shares: readonly number[]
  /** Points of its own, whatever else is placed. */
  readonly cost: number
  readonly extra: number
  readonly unliked: number
  readonly moved: number
  /** 人份 in columns that the unit has forbidden; nought unless these were opened. */
  readonly breached: number
}

/** What is given up to see what that would bring. */
export interface Opened {
  /** Columns that units have forbidden, at so many points a 人份; null keeps them shut. */
  readonly forbidden: number | null
  /** The room of the columns. */
  readonly room: boolean
}

export const shut: Opened = { forbidden: null, room: false }

/**
 * Every run of columns that a block may take: the shortest that can hold it somewhere, and one
 * longer; and where it lies now. In the order of the calendar, the shorter first.
 */
export function placementsOf(
  instance: Instance,
  block: Block,
  opened: Opened = shut,
): readonly Placement[] {
  const { slots } = instance
  const found: Placement[] = []
  let lengths = 2
  for (let length = 1; length <= slots.length && lengths > 0; length++) {
    const fitting = runs(instance, block, length, opened)
    found.push(...fitting)
    if (found.length > 0) lengths -= 1
  }
  const { present } = block
  if (present !== null) {
    const here = placed(instance, block, present, opened)
    const at = found.findIndex(
      ({ first, last }) => first === present.first && last === present.last,
    )
    if (at >= 0) found.splice(at, 1)
    if (here !== undefined) found.unshift(here)
  }
  return found
}

function runs(instance: Instance, block: Block, length: number, opened: Opened): Placement[] {
  const found: Placement[] = []
  const { slots, year, grain } = instance
  for (let first = 0; first + length <= slots.length; first++) {
    const last = first + length - 1
    const span = { from: slots[first]!.span.from, to: slots[last]!.span.to }
    const shares = spread(span, block.amount, { year, grain }).map(({ amount }) => amount)
    const one = placed(instance, block, { first, last, shares }, opened)
    if (one !== undefined) found.push(one)
  }
  return found
}

interface Run {
  readonly first: number
  readonly last: number
  readonly shares: readonly number[]
}

/** A run of columns with its points; undefined where it is forbidden or holds too much. */
function placed(
  { slots, weights }: Instance,
  { allowed, liked, present }: Block,
  { first, last, shares }: Run,
  { forbidden, room }: Opened,
): Placement | undefined {
  let [unliked, moved, breached] = [0, 0, 0]
  for (const [n, share] of shares.entries()) {
    const at = first + n
    if (!allowed[at]) breached += share
    if (!room && share > slots[at]!.room) return undefined
    if (liked !== null && !liked[at]) unliked += share
    if (present !== null && (at < present.first || at > present.last)) moved += share
  }
  // A run through a shut column is out, even one in which nothing of it happens to fall.
  const passes = allowed.slice(first, last + 1).every(Boolean)
  if (forbidden === null && !passes) return undefined
  const extra = last - first
  const cost =
    extra * weights.extra +
    unliked * weights.unliked +
    moved * weights.moved +
    breached * (forbidden ?? 0)
  return { first, last, shares, cost, extra, unliked, moved, breached }
}
