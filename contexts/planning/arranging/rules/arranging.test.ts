import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSolver, type Solver } from '#platform/solver/solve.ts'
import { periodsOf } from '../../feasibility/rules/periods.ts'
import { improved, placeByRule } from './heuristic.ts'
import type { Block, Instance } from './instance.ts'
import { type Placement, placementsOf } from './placements.ts'
import { modelOf } from './program.ts'
import { gapOf, isFeasible, leastPoints, loadsOf, scoreOf } from './score.ts'

const limits = { milliseconds: 60_000, nodes: 10_000, gap: 0 }
let solver: Solver
beforeAll(async () => {
  solver = await openSolver()
})

const months = periodsOf(2027, 'month')
/** A year of which only the first columns are arranged. */
const instanceOf = (
  slots: readonly { room: number; low?: number; high?: number }[],
  blocks: readonly (Partial<Block> & { amount: number })[],
): Instance => ({
  ...{ year: 2027, grain: 'month' },
  weights: { extra: 30, off: 3, unliked: 2, moved: 1 },
  slots: slots.map(({ room, low = 0, high = room }, at) => ({
    ...{ span: months[at]!.span, room, low, high, perShift: 10 },
  })),
  blocks: blocks.map((block, at) => ({
    ...{ key: `b${at}`, allowed: slots.map(() => true), liked: null, present: null, group: '' },
    ...block,
  })),
})
const allOf = (instance: Instance) => instance.blocks.map((one) => placementsOf(instance, one))

/** The fewest points of all choices there are; undefined where none is feasible. */
function byTryingAll(instance: Instance, placements: readonly (readonly Placement[])[]) {
  let least: number | undefined
  const go = (chosen: readonly Placement[]): void => {
    const own = placements[chosen.length]
    if (own === undefined) {
      if (!isFeasible(instance, chosen)) return
      const { points } = scoreOf(instance, chosen)
      if (least === undefined || points < least) least = points
      return
    }
    for (const one of own) go([...chosen, one])
  }
  go([])
  return least
}

const small = fc
  .record({
    slots: fc.array(
      fc.record({ room: fc.integer({ min: 0, max: 40 }), low: fc.nat(15), more: fc.nat(15) }),
      { minLength: 2, maxLength: 4 },
    ),
    blocks: fc.array(
      fc.record({
        amount: fc.integer({ min: 1, max: 30 }),
        shut: fc.nat(15),
        liked: fc.option(fc.nat(15)),
        at: fc.option(fc.nat(3)),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ slots, blocks }) => {
    const bits = (mask: number) => slots.map((_slot, at) => (mask & (1 << at)) === 0)
    return instanceOf(
      slots.map(({ room, low, more }) => ({ room, low, high: low + more })),
      blocks.map(({ amount, shut, liked, at }) => ({
        amount,
        allowed: bits(shut & 5),
        liked: liked === null ? null : bits(liked),
        present:
          at === null || at >= slots.length ? null : { first: at, last: at, shares: [amount] },
      })),
    )
  })

describe('Places for a block', () => {
  test('the shortest run that holds it, and one longer; whole amounts, none lost', () => {
    const instance = instanceOf([{ room: 50 }, { room: 50 }, { room: 50 }], [{ amount: 70 }])
    const found = placementsOf(instance, instance.blocks[0]!)
    expect(found.map(({ first, last }) => [first, last])).toEqual([
      [0, 1],
      [1, 2],
      [0, 2],
    ])
    for (const { shares } of found) expect(shares.reduce((sum, one) => sum + one, 0)).toBe(70)
  })

  test('never in or through a column that the unit has forbidden', () => {
    const instance = instanceOf(
      [{ room: 50 }, { room: 50 }, { room: 50 }],
      [{ amount: 40, allowed: [true, false, true] }],
    )
    expect(placementsOf(instance, instance.blocks[0]!).map(({ first }) => first)).toEqual([0, 2])
    const opened = placementsOf(instance, instance.blocks[0]!, { forbidden: 1, room: false })
    expect(opened.map(({ first, breached }) => [first, breached])).toContainEqual([1, 40])
  })

  test('where it lies now comes first and costs nothing to keep', () => {
    const present = { first: 1, last: 1, shares: [40] }
    const instance = instanceOf([{ room: 50 }, { room: 50 }], [{ amount: 40, present }])
    const [here, away] = placementsOf(instance, instance.blocks[0]!)
    expect([here!.first, here!.moved, away!.moved]).toEqual([1, 0, 40])
  })
})

describe('The optimiser and the rule beside trying everything', () => {
  test('the optimiser finds the fewest points there are, or that there is no way', () => {
    fc.assert(
      fc.property(small, (instance) => {
        const placements = allOf(instance)
        const best = byTryingAll(instance, placements)
        const model = modelOf(instance, placements)
        const solved = solver.solve(model.program, limits)
        if (best === undefined) {
          expect(solved.values).toBeNull()
          return
        }
        const choice = model.choiceOf(solved.values!)
        expect(isFeasible(instance, choice)).toBe(true)
        expect(scoreOf(instance, choice).points).toBe(best)
        expect(solved.cost).toBeCloseTo(best, 3)
      }),
      { numRuns: 60 },
    )
  })

  test('the rule never holds more than there is room for, and its gap is true', () => {
    fc.assert(
      fc.property(small, (instance) => {
        const placements = allOf(instance)
        const choice = placeByRule(instance, placements)
        expect(
          loadsOf(instance.slots, choice).every((load, at) => load <= instance.slots[at]!.room),
        ).toBe(true)
        for (const [at, one] of choice.entries()) {
          if (one !== null) expect(placements[at]).toContain(one)
        }
        if (choice.includes(null)) return
        const best = byTryingAll(instance, placements)!
        const { points } = scoreOf(instance, choice)
        const bound = leastPoints(placements)
        expect(bound).toBeLessThanOrEqual(best)
        expect(points).toBeGreaterThanOrEqual(best)
        expect(gapOf(points, bound)).toBeGreaterThanOrEqual(
          points === 0 ? 0 : (points - best) / points,
        )
      }),
      { numRuns: 60 },
    )
  })

  test('a start is taken as it is: the answer is never worse than it', () => {
    fc.assert(
      fc.property(small, (instance) => {
        const placements = allOf(instance)
        const begun = placeByRule(instance, placements)
        if (begun.includes(null)) return
        const model = modelOf(instance, placements)
        const values = model.valuesOf(begun)
        expect(values).toHaveLength(model.program.columns.length)
        for (const { least, most, terms } of model.program.rows) {
          const sum = terms.reduce((total, [at, factor]) => total + factor * values[at]!, 0)
          expect(sum).toBeGreaterThanOrEqual((least ?? -Infinity) - 1e-9)
          expect(sum).toBeLessThanOrEqual((most ?? Infinity) + 1e-9)
        }
        const { points } = scoreOf(instance, improved(instance, placements, begun))
        expect(points).toBeLessThanOrEqual(scoreOf(instance, begun).points)
      }),
      { numRuns: 60 },
    )
  })
})
