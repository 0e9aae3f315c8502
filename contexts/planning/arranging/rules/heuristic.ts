import type { Instance } from './instance.ts'
import type { Placement } from './placements.ts'
import { type Choice, offBy } from './score.ts'

type Placements = readonly (readonly Placement[])[]

/**
 * Places block after block: those with the fewest places first, the larger before the smaller, each
 * where it costs least now; one that finds no room makes it by moving others once. Then every block is
 * moved to where it costs less, until none does. Never holds more in a column than its room; a block
 * that found no place stays without one.
 */
export function placeByRule(instance: Instance, placements: Placements): Choice {
  const desk = openDesk(instance, placements)
  const order = instance.blocks
    .map((_block, at) => at)
    .toSorted(
      (one, other) =>
        placements[one]!.length - placements[other]!.length ||
        instance.blocks[other]!.amount - instance.blocks[one]!.amount ||
        one - other,
    )
  const without = order.filter((at) => !place(desk, at))
  for (const at of without) makeRoom(desk, at)
  improve(desk)
  return desk.choice
}

/** Moves blocks of a choice to where each costs less, until none does. */
export function improved(instance: Instance, placements: Placements, choice: Choice): Choice {
  const desk = openDesk(instance, placements)
  for (const [at, placement] of choice.entries()) if (placement !== null) put(desk, at, placement)
  improve(desk)
  return desk.choice
}

interface Desk {
  readonly instance: Instance
  readonly placements: Placements
  readonly loads: number[]
  readonly choice: (Placement | null)[]
}

const openDesk = (instance: Instance, placements: Placements): Desk => ({
  ...{ instance, placements },
  loads: instance.slots.map(() => 0),
  choice: instance.blocks.map(() => null),
})

const passes = 40

function improve(desk: Desk): void {
  for (let pass = 0; pass < passes; pass++) {
    let moved = false
    for (const at of desk.choice.keys()) {
      const now = desk.choice[at]!
      if (now === null) {
        if (place(desk, at)) moved = true
        continue
      }
      take(desk, at)
      const best = cheapest(desk, at)!
      if (pointsOf(desk, best) < pointsOf(desk, now)) moved = true
      put(desk, at, pointsOf(desk, best) < pointsOf(desk, now) ? best : now)
    }
    if (!moved) return
  }
}

function place(desk: Desk, at: number): boolean {
  const found = cheapest(desk, at)
  if (found !== undefined) put(desk, at, found)
  return found !== undefined
}

/** The placement that fits and costs least now; the earlier of two. */
function cheapest(desk: Desk, at: number): Placement | undefined {
  let found: Placement | undefined
  let least = Number.POSITIVE_INFINITY
  for (const one of desk.placements[at]!) {
    if (!fits(desk, one)) continue
    const points = pointsOf(desk, one)
    if (points < least) [found, least] = [one, points]
  }
  return found
}

/** Tries each placement: those in its way go elsewhere, the largest first, and come back if it fails. */
function makeRoom(desk: Desk, at: number): void {
  for (const wanted of desk.placements[at]!) {
    const gone: [number, Placement][] = []
    while (!fits(desk, wanted)) {
      const other = largestInTheWay(desk, wanted, new Set(gone.map(([one]) => one)))
      if (other === undefined) break
      gone.push([other, desk.choice[other]!])
      take(desk, other)
    }
    if (fits(desk, wanted)) {
      put(desk, at, wanted)
      if (gone.every(([other]) => place(desk, other))) return
      for (const [other] of gone) if (desk.choice[other] !== null) take(desk, other)
      take(desk, at)
    }
    for (const [other, before] of gone) put(desk, other, before)
  }
}

function largestInTheWay(
  desk: Desk,
  wanted: Placement,
  gone: ReadonlySet<number>,
): number | undefined {
  const full = wanted.shares
    .map((share, n) => ({ share, at: wanted.first + n }))
    .find(({ share, at }) => desk.loads[at]! + share > desk.instance.slots[at]!.room)!.at
  let found: number | undefined
  let most = 0
  for (const [at, one] of desk.choice.entries()) {
    if (one === null || gone.has(at) || full < one.first || full > one.last) continue
    const share = one.shares[full - one.first]!
    if (share > most) [found, most] = [at, share]
  }
  return found
}

const fits = ({ instance, loads }: Desk, { first, shares }: Placement): boolean =>
  shares.every((share, n) => loads[first + n]! + share <= instance.slots[first + n]!.room)

/** Its own points, and what it does to the curve. */
function pointsOf({ instance, loads }: Desk, { first, shares, cost }: Placement): number {
  let off = 0
  for (const [n, share] of shares.entries()) {
    const slot = instance.slots[first + n]!
    const load = loads[first + n]!
    off += offBy(slot, load + share) - offBy(slot, load)
  }
  return cost + off * instance.weights.off
}

function put(desk: Desk, at: number, placement: Placement): void {
  desk.choice[at] = placement
  for (const [n, share] of placement.shares.entries()) desk.loads[placement.first + n]! += share
}

function take(desk: Desk, at: number): void {
  const { first, shares } = desk.choice[at]!
  for (const [n, share] of shares.entries()) desk.loads[first + n]! -= share
  desk.choice[at] = null
}
