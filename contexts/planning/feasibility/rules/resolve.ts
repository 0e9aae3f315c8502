import type { Span } from '#kernel/days.ts'
import { assess, type Frame, type Load, type Standing, tenthsDown } from './assess.ts'
import type { Carrier } from './capacity.ts'
import { partMove, severalMoves, wholeMoves } from './moves.ts'

/** A column that is asked more than it can take. */
export interface Conflict {
  readonly carrier: Carrier
  readonly standing: Standing
  /** What would resolve it, each counted again and found to; the least change first. */
  readonly ways: readonly Way[]
}

/** One way out of a conflict. */
export type Way =
  | { readonly is: 'move'; readonly steps: readonly Step[] }
  /** More 车·班: asked of those who are off, or lent by another. */
  | { readonly is: 'open' | 'borrow'; readonly shifts: number }

/** A span, or a part of it, that goes elsewhere. */
export interface Step {
  readonly key: string
  readonly label: string
  /** 人份 that go; the whole span where it is its amount. */
  readonly amount: number
  readonly whole: boolean
  readonly to: Span
  /** The first column it goes to, and what is free there afterwards, in 车·班 and 人份. */
  readonly at: number
  readonly freeShifts: number
  readonly freeRenfen: number
}

/** A step before it was counted: a span, or an amount of it, to a run of columns. */
export interface Going {
  readonly load: Load
  readonly amount: number
  readonly to: Span
  readonly at: number
}

/** Every column that is asked too much, with ways out that were counted again before they are offered. */
export function conflictsOf(loads: readonly Load[], frame: Frame): readonly Conflict[] {
  const { standings } = assess(loads, frame)
  return (['mobile', 'site'] as const).flatMap((carrier) =>
    (standings[carrier] ?? [])
      .filter(({ over }) => over > 0)
      .map((standing) => {
        const before = standings[carrier]!
        const scene = { loads, frame, carrier, before, standing }
        const goings = [...wholeMoves(scene), ...partMove(scene), ...severalMoves(scene)]
        const moves = goings.flatMap((going) => countedAgain(scene, going))
        return { carrier, standing, ways: [...moves, ...moreShifts(scene)] }
      }),
  )
}

export interface Scene {
  readonly loads: readonly Load[]
  readonly frame: Frame
  readonly carrier: Carrier
  /** All columns of the carrier, and the one that is asked too much. */
  readonly before: readonly Standing[]
  readonly standing: Standing
}

/** The plan with some spans elsewhere. */
export const withGoings = (loads: readonly Load[], goings: readonly Going[]): Load[] =>
  goings.reduce<Load[]>(
    (all, { load, amount, to }) =>
      amount === load.amount
        ? all.map((one) => (one.key === load.key ? { ...one, ...to } : one))
        : [
            ...all.map((one) =>
              one.key === load.key ? { ...one, amount: one.amount - amount } : one,
            ),
            { ...load, ...to, key: `${load.key}+`, amount },
          ],
    [...loads],
  )

/** Counts the whole plan again: offered only where the conflict is gone and nothing else is worse. */
function countedAgain(scene: Scene, goings: readonly Going[]): Way[] {
  const { frame, carrier, before, standing } = scene
  const after = assess(withGoings(scene.loads, goings), frame).standings[carrier]!
  const better = after.every(({ over, at }) => over <= before[at]!.over)
  if (after[standing.at]!.over > 0 || !better) return []
  return [{ is: 'move', steps: goings.map((going) => stepOf(going, after[going.at]!)) }]
}

const stepOf = ({ load, amount, to, at }: Going, standing: Standing): Step => {
  const left = standing.capacity.renfen - standing.asked
  return {
    ...{ key: load.key, label: load.label, amount, whole: amount === load.amount, to, at },
    freeShifts: standing.perShift === null ? 0 : tenthsDown(left / standing.perShift),
    freeRenfen: left,
  }
}

/** More 车·班 in this column, counted again: those who are off, and what another would have to lend. */
function moreShifts({ loads, frame, carrier, standing }: Scene): Way[] {
  const { over, capacity, perShift, at } = standing
  const { spareShifts, spareRenfen } = capacity
  const holds = (shifts: number, each: number): boolean => {
    const all = frame.capacities[carrier]!.map((one, n) =>
      n === at ? { ...one, renfen: one.renfen + Math.floor(shifts * each + 1e-6) } : one,
    )
    const capacities = { ...frame.capacities, [carrier]: all }
    return assess(loads, { ...frame, capacities }).standings[carrier]![at]!.over === 0
  }
  const needed = (each: number) => Math.ceil(over / each - 1e-9)
  const ways: Way[] = []
  if (spareShifts > 0 && spareRenfen >= over) {
    const each = spareRenfen / spareShifts
    const shifts = Math.min(spareShifts, needed(each))
    if (holds(shifts, each)) ways.push({ is: 'open', shifts })
  }
  if (perShift !== null && holds(needed(perShift), perShift)) {
    ways.push({ is: 'borrow', shifts: needed(perShift) })
  }
  return ways
}
