import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AllocationRequest, allocate, basisOf } from './allocation.ts'
import { unit } from './given.ts'
import { witness } from './witness.ts'

const amount = fc.nat({ max: 60 })
const candidate = fc.record({
  headcount: fc.option(fc.nat({ max: 900 })),
  lastYear: fc.option(fc.record({ target: amount, done: amount })),
  weight: fc.option(fc.oneof(fc.nat({ max: 9 }), fc.constantFrom(0.1, 0.25, 1e-7, 12.125))),
  floor: fc.option(fc.nat({ max: 9 })),
  room: fc.option(amount),
  fixed: fc.option(fc.nat({ max: 9 }), { freq: 5 }),
})

const request = fc
  .record({
    units: fc.array(candidate, { minLength: 1, maxLength: 12 }),
    method: fc.constantFrom('headcount' as const, 'last-year' as const, 'weights' as const),
    extra: fc.nat({ max: 200 }),
  })
  .map(({ units, method, extra }): AllocationRequest => {
    const candidates = units.map(({ room, fixed, ...known }, i) => {
      const floor = known.floor ?? 0
      return unit(`u${i}`, {
        ...known,
        cap: room === null ? null : floor + room,
        fixed: fixed === null ? null : Math.min(floor + fixed, floor + (room ?? fixed)),
      })
    })
    const least = candidates.reduce((sum, { fixed, floor }) => sum + (fixed ?? floor ?? 0), 0)
    return { target: least + extra, method, units: candidates }
  })

describe('whatever is known of the units', () => {
  test('a proposal adds up to the target, keeps what is fixed, and is the reference split of the rest', () => {
    let shared = 0
    fc.assert(
      fc.property(request, (wanted) => {
        const free = wanted.units.filter(({ fixed }) => fixed === null)
        const settled = wanted.units.reduce((sum, { fixed }) => sum + (fixed ?? 0), 0)
        const expected = witness(
          BigInt(wanted.target - settled),
          free.map((each) => ({
            weight: BigInt(Math.round((basisOf(each, wanted) ?? 0) * 1e7)),
            floor: BigInt(each.floor ?? 0),
            cap: each.cap === null ? null : BigInt(each.cap),
          })),
        )
        const result = allocate(wanted)
        expect(result.ok).toBe(typeof expected !== 'bigint')
        if (!result.ok || typeof expected === 'bigint') return
        shared++
        const given = result.value.map((each) => each.amount)
        expect(given.reduce((sum, each) => sum + each, 0)).toBe(wanted.target)
        const left = expected.map(Number)
        expect(given).toEqual(wanted.units.map(({ fixed }) => fixed ?? left.shift()))
      }),
      { numRuns: 3000 },
    )
    expect(shared).toBeGreaterThan(400)
  })

  test('every explanation leads to the number it explains', () => {
    fc.assert(
      fc.property(request, (wanted) => {
        const result = allocate(wanted)
        if (!result.ok) return
        result.value.forEach(({ amount: given, why }, i) => {
          const { fixed, floor, cap } = wanted.units[i]!
          if (why.kind === 'fixed') expect(given).toBe(fixed)
          else if (why.kind === 'at-cap') expect(given).toBe(cap)
          else if (why.kind === 'shared') {
            const whole = Number(BigInt(why.quota.over) / BigInt(why.quota.under))
            expect(given).toBe(why.rounded === 'up' ? whole + 1 : whole)
            expect(why.rounded === 'up').toBe(why.rank <= why.raised)
          } else expect(given).toBe(floor ?? 0)
        })
      }),
      { numRuns: 2000 },
    )
  })
})
