import { searchByGroups, together } from './groups.ts'
import { placeByRule } from './heuristic.ts'
import type { Instance } from './instance.ts'
import { type Placement, placementsOf } from './placements.ts'
import { type Relief, reliefsOf } from './relax.ts'
import {
  type Choice,
  gapOf,
  isFeasible,
  leastPoints,
  loadsOf,
  offBy,
  type Score,
  scoreOf,
} from './score.ts'
import { better, type Means, sameIn, search } from './solving.ts'

/** How a proposal was come to. */
export type Method =
  /** Proven to be within the gap of the best. */
  | 'proven'
  /** The best that was found when the search had gone as far as it goes. */
  | 'stopped'
  /** By the stated rule alone: time ran out. */
  | 'rule'
  /** Group by group, for a year too large to search at once. */
  | 'by-groups'

export interface Proposal {
  readonly method: Method
  readonly choice: Choice
  readonly score: Score
  /** No arrangement comes to fewer points. */
  readonly bound: number
  /** Share of its points by which it may be worse than the best. */
  readonly gap: number
  readonly groups: { readonly searched: number; readonly of: number } | null
  /** Columns with less than a 车·班 left. */
  readonly full: readonly { readonly at: number; readonly load: number; readonly room: number }[]
  /** Columns in which the curve is missed, and by how much. */
  readonly off: readonly { readonly at: number; readonly load: number; readonly by: number }[]
  readonly whatIfs: readonly WhatIf[]
}

/** What changing one bound would give: found by a solve of its own. */
export interface WhatIf {
  readonly is: 'shift' | 'wishes' | 'fixed'
  /** The columns that were given a 车·班 more. */
  readonly columns: readonly number[]
  readonly score: Score
  readonly gap: number
  readonly method: 'proven' | 'stopped'
}

export type Outcome =
  | { readonly is: 'proposal'; readonly proposal: Proposal }
  | {
      /** `proven`: there is no way; else none was found in the time. */
      readonly is: 'no-way'
      readonly proven: boolean
      /** Blocks that fit nowhere even alone. */
      readonly alone: readonly string[]
      readonly reliefs: readonly Relief[]
    }

const limits = { nodes: 60, gap: 0.01 }

/**
 * Arranges a year. The same instance gives the same outcome, unless time runs out: then it is the
 * rule's, or says that no way was found. `released` is the year with nothing fixed, where something is.
 */
export function arrange(
  instance: Instance,
  means: Means,
  released: Instance | null = null,
): Outcome {
  const placements = instance.blocks.map((block) => placementsOf(instance, block))
  const alone = instance.blocks.filter((_block, at) => placements[at]!.length === 0)
  if (alone.length > 0)
    return noWay(
      instance,
      means,
      true,
      alone.map(({ key }) => key),
    )
  means.told('rule', 0)
  const begun = placeByRule(instance, placements)
  const found =
    instance.blocks.length <= together || !isFeasible(instance, begun)
      ? atOnce(instance, placements, begun, means)
      : byGroups(instance, placements, begun, means)
  if (found.is === 'no-way') return noWay(instance, means, found.proven, [])
  const { choice } = found
  const score = scoreOf(instance, choice)
  const proposal = {
    ...{ method: found.method, choice, score, groups: found.groups },
    bound: Math.min(found.bound, score.points),
    gap: gapOf(score.points, found.bound),
    ...boundsOf(instance, choice),
  }
  const whatIfs = whatIfsOf(instance, { ...proposal, whatIfs: [] }, means, released)
  return { is: 'proposal', proposal: { ...proposal, whatIfs } }
}

type Arranged =
  | { readonly is: 'no-way'; readonly proven: boolean }
  | {
      readonly is: 'found'
      readonly method: Method
      readonly choice: Choice
      readonly bound: number
      readonly groups: Proposal['groups']
    }

function atOnce(
  instance: Instance,
  placements: readonly (readonly Placement[])[],
  begun: Choice,
  means: Means,
): Arranged {
  const rule = isFeasible(instance, begun) ? begun : null
  const least = leastPoints(placements)
  means.told('search', 0)
  const onGap = (gap: number) => means.told('search', Math.max(0, Math.min(1, 1 - gap)))
  const found = search(instance, placements, means, { limits, start: rule ?? undefined, onGap })
  if (found.is === 'infeasible') return { is: 'no-way', proven: true }
  // What was found when the time was up depends on the machine; the rule's choice does not.
  if (found.is === 'out-of-time') {
    if (rule === null) return { is: 'no-way', proven: false }
    return { is: 'found', method: 'rule', choice: rule, bound: least, groups: null }
  }
  const choice = better(instance, found.choice, rule)
  if (choice === null) return { is: 'no-way', proven: false }
  const method = found.is === 'optimal' ? 'proven' : 'stopped'
  return { is: 'found', method, choice, bound: Math.max(found.bound, least), groups: null }
}

function byGroups(
  instance: Instance,
  placements: readonly (readonly Placement[])[],
  begun: Choice,
  means: Means,
): Arranged {
  const { choice, searched, groups } = searchByGroups(instance, placements, begun, means)
  const bound = leastPoints(placements)
  const isDone = searched === groups
  return isDone
    ? { is: 'found', method: 'by-groups', choice, bound, groups: { searched, of: groups } }
    : { is: 'found', method: 'rule', choice: begun, bound, groups: { searched, of: groups } }
}

function boundsOf({ slots }: Instance, choice: Choice): Pick<Proposal, 'full' | 'off'> {
  const loads = loadsOf(slots, choice)
  return {
    full: loads.flatMap((load, at) => {
      const { room, perShift } = slots[at]!
      return load > 0 && room - load < (perShift ?? 1) ? [{ at, load, room }] : []
    }),
    off: loads.flatMap((load, at) => {
      const by = offBy(slots[at]!, load)
      return by > 0 ? [{ at, load, by }] : []
    }),
  }
}

function noWay(
  instance: Instance,
  means: Means,
  proven: boolean,
  alone: readonly string[],
): Outcome {
  means.told('bounds', 0)
  return { is: 'no-way', proven, alone, reliefs: reliefsOf(instance, means) }
}

/** Changes one bound at a time and arranges again, from the proposal; larger years are not asked. */
function whatIfsOf(
  instance: Instance,
  { choice, full, method }: Proposal,
  means: Means,
  released: Instance | null,
): WhatIf[] {
  if (method === 'rule' || instance.blocks.length > together) return []
  const asked: { is: WhatIf['is']; columns: number[]; instance: Instance }[] = []
  const columns = full.length > 0 ? full.map(({ at }) => at) : fullest(instance, choice)
  if (columns.length > 0) {
    asked.push({ is: 'shift', columns, instance: withShift(instance, columns) })
  }
  if (instance.blocks.some(({ allowed }) => allowed.includes(false))) {
    asked.push({ is: 'wishes', columns: [], instance: withoutForbidden(instance) })
  }
  if (released !== null) asked.push({ is: 'fixed', columns: [], instance: released })
  return asked.flatMap((one, n) => {
    means.told('bounds', n / asked.length)
    const placements = one.instance.blocks.map((block) => placementsOf(one.instance, block))
    const start = one.is === 'fixed' ? undefined : sameIn(placements, choice)
    const found = search(one.instance, placements, means, { limits, start })
    const best = better(one.instance, found.choice, start ?? null)
    if (best === null || found.is === 'out-of-time' || found.is === 'infeasible') return []
    const score = scoreOf(one.instance, best)
    const { is, columns } = one
    return [
      {
        ...{ is, columns, score, gap: gapOf(score.points, found.bound) },
        method: found.is === 'optimal' ? ('proven' as const) : ('stopped' as const),
      },
    ]
  })
}

/** Where nothing is full, the column that comes nearest to it. */
function fullest({ slots }: Instance, choice: Choice): number[] {
  const used = loadsOf(slots, choice).map((load, at) => load / Math.max(1, slots[at]!.room))
  const most = Math.max(0, ...used)
  return most === 0 ? [] : [used.indexOf(most)]
}

const withShift = (instance: Instance, columns: readonly number[]): Instance => ({
  ...instance,
  slots: instance.slots.map((slot, at) =>
    columns.includes(at) ? { ...slot, room: slot.room + Math.floor(slot.perShift ?? 0) } : slot,
  ),
})

const withoutForbidden = (instance: Instance): Instance => ({
  ...instance,
  blocks: instance.blocks.map((block) => ({ ...block, allowed: block.allowed.map(() => true) })),
})
