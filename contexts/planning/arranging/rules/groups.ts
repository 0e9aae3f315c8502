import { improved } from './heuristic.ts'
import type { Instance, Slot } from './instance.ts'
import type { Placement } from './placements.ts'
import { type Choice, loadsOf } from './score.ts'
import { better, type Means, search } from './solving.ts'

/** So many blocks are arranged at once; a larger year group by group. */
export const together = 150
const atOnce = 50

export interface ByGroups {
  readonly choice: Choice
  /** Groups that were searched, of how many. */
  readonly searched: number
  readonly groups: number
}

/**
 * Betters a choice group by group (one town after the other, large ones in parts): each group's best
 * places beside all others as they stand. Never worse than what it began with.
 */
export function searchByGroups(
  instance: Instance,
  placements: readonly (readonly Placement[])[],
  begun: Choice,
  means: Means,
): ByGroups {
  const groups = groupsOf(instance)
  const choice = [...begun]
  let searched = 0
  for (const members of groups) {
    if (means.left() <= 0) break
    const [part, own] = partOf(instance, placements, choice, members)
    const start = members.map((at) => choice[at]!)
    const limits = { nodes: 1, gap: 0.02 }
    const found = search(part, own, means, { limits, start })
    for (const [n, placement] of (better(part, start, found.choice) ?? start).entries()) {
      choice[members[n]!] = placement
    }
    if (found.is !== 'out-of-time') searched += 1
    means.told('search', searched / groups.length)
  }
  return { choice: improved(instance, placements, choice), searched, groups: groups.length }
}

function groupsOf({ blocks }: Instance): number[][] {
  const byGroup = Map.groupBy(blocks.keys(), (at) => blocks[at]!.group)
  return [...byGroup.values()].flatMap((members) =>
    Array.from({ length: Math.ceil(members.length / atOnce) }, (_, n) =>
      members.slice(n * atOnce, (n + 1) * atOnce),
    ),
  )
}

/** Some blocks alone, in what the others leave. */
function partOf(
  instance: Instance,
  placements: readonly (readonly Placement[])[],
  choice: Choice,
  members: readonly number[],
): [Instance, (readonly Placement[])[]] {
  const own = new Set(members)
  const others = loadsOf(
    instance.slots,
    choice.map((one, at) => (own.has(at) ? null : one)),
  )
  const slots = instance.slots.map(
    (slot, at): Slot => ({
      ...slot,
      room: slot.room - others[at]!,
      low: slot.low - others[at]!,
      high: slot.high - others[at]!,
    }),
  )
  const fits = ({ first, shares }: Placement) =>
    shares.every((share, n) => share <= slots[first + n]!.room)
  return [
    { ...instance, slots, blocks: members.map((at) => instance.blocks[at]!) },
    members.map((at) => placements[at]!.filter(fits)),
  ]
}
