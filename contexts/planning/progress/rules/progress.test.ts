import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/days.ts'
import { type Collected, credit, type Sum, type TallyTrack } from './credit.ts'
import { anItem, aPart, months, qingpu } from './given.ts'
import type { Plan } from './plan.ts'
import { countStates, progressOf, stateOf } from './progress.ts'
import { planToDate } from './to-date.ts'

const renfen = (
  unitId: string | null,
  amount: number,
  track: TallyTrack = 'group',
  persons: number | null = amount,
): Sum => ({ unitId, track, month: 1, visits: amount, persons, renfen: amount })

const measured = (
  plan: Plan,
  on: Day,
  sums: readonly Sum[],
  unit: 'renfen' | 'person' = 'renfen',
) => progressOf(plan, unit, planToDate(plan, on), credit(plan.targets, sums).credited)

describe('On plan is within 3 % of the plan to date, and never less than one', () => {
  test.each([
    ['exactly', 450, 450, 'on-plan'],
    ['3 % below', 1000, 970, 'on-plan'],
    ['half a 人份 further', 1000, 969.5, 'behind'],
    ['3 % above', 1000, 1030, 'on-plan'],
    ['half a 人份 further', 1000, 1030.5, 'ahead'],
    ['one of five missing', 5, 4, 'on-plan'],
    ['two of five missing', 5, 3, 'behind'],
    ['nothing at all of one', 1, 0, 'behind'],
    ['nothing, and nothing due yet', 0, 0, 'on-plan'],
    ['much before its period', 0, 20, 'ahead'],
  ])('%s', (_case, toDate, actual, state) => {
    expect(stateOf(1222, toDate, actual)).toBe(state)
  })

  test.each([
    ['a target still to be set', null, null, 5, 'pending'],
    ['a target without a period', 100, null, 5, 'unscheduled'],
    ['a source that does not say', 100, 50, null, 'unknown'],
  ])('%s is none of these', (_case, amount, toDate, actual, state) => {
    expect(stateOf(amount, toDate, actual)).toBe(state)
  })
})

describe('青浦 2020', () => {
  test('朱家角 is on plan on 30 November with 439 done, 36 % of its target', () => {
    const row = measured(qingpu(), day('2020-11-30'), [renfen('朱家角', 439)]).get('朱家角')!
    expect(row).toMatchObject({ own: 439, derived: 11, toDate: 450, gap: -11, state: 'on-plan' })
    expect(row.completion).toBeCloseTo(0.359, 3)
  })

  test('白鹤, planned for January alone, is not ahead in February with all of it done', () => {
    const row = measured(qingpu(), day('2020-02-15'), [renfen('白鹤', 1066)]).get('白鹤')!
    expect(row).toMatchObject({ toDate: 1066, gap: 0, completion: 1, state: 'on-plan' })
  })

  test('pending tracks have a figure, no gap, and none of it hides a gap of the group', () => {
    const sums = [renfen('白鹤', 1000), renfen(null, 3382, 'individual')]
    const rows = measured(qingpu(), day('2020-01-31'), sums)
    expect(rows.get('individual')).toMatchObject({ actual: 3382, gap: null, state: 'pending' })
    expect(rows.get('total')).toMatchObject({ actual: 4382, compared: 1000, gap: 1000 - 1735 })
  })

  test('a unit without a target is credited to its track, once', () => {
    const rows = measured(qingpu(), day('2020-01-31'), [renfen('某企业', 12), renfen('夏阳', 30)])
    expect(rows.get('group')).toMatchObject({ actual: 42, compared: 42 })
    expect(rows.get('towns')).toMatchObject({ actual: 30 })
  })

  test('every unit is counted in exactly one state', () => {
    const plan = qingpu()
    const counts = countStates(plan.targets, measured(plan, day('2020-06-30'), []))
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(64)
  })
})

describe('A plan in persons counts persons', () => {
  const plan: Plan = {
    targets: [
      aPart('total', null, 'total', 60, { track: 'total' }),
      aPart('group', 'total', 'track', 60),
      aPart('永定区', 'group', 'unit', 50),
      aPart('市残联', 'group', 'unit', 10),
    ],
    items: [anItem('市残联', 10, months(1))],
  }

  test('a county without a period is credited but compared with nothing', () => {
    const sums = [renfen('永定区', 40), renfen('市残联', 10)]
    const rows = measured(plan, day('2020-12-31'), sums, 'person')
    expect(rows.get('永定区')).toMatchObject({ actual: 40, gap: null, state: 'unscheduled' })
    expect(rows.get('total')).toMatchObject({ actual: 50, compared: 10, toDate: 10, gap: 0 })
  })

  test('one source that does not count persons leaves the sum unknown, not smaller', () => {
    const sums = [renfen('永定区', 40, 'group', null), renfen('市残联', 10)]
    const rows = measured(plan, day('2020-12-31'), sums, 'person')
    expect(rows.get('total')?.actual).toBeNull()
    expect(rows.get('total')).toMatchObject({ compared: 10, state: 'on-plan' })
    expect(rows.get('市残联')).toMatchObject({ actual: 10, state: 'on-plan' })
  })
})

test('what is collected is credited once: parts, tracks and what stands beside add up', () => {
  const units = ['夏阳', '盈浦', '委办局1', '某企业', null]
  const sums = fc.array(
    fc.record({
      unitId: fc.constantFrom(...units),
      track: fc.constantFrom<TallyTrack>('group', 'individual', 'assurance', 'other'),
      halves: fc.nat(2_000),
    }),
  )
  fc.assert(
    fc.property(sums, (rows) => {
      const plan = qingpu()
      const given = rows.map(({ unitId, track, halves }) => renfen(unitId, halves / 2, track))
      const { credited, beside } = credit(plan.targets, given)
      const progress = progressOf(plan, 'renfen', planToDate(plan, day('2020-06-15')), credited)
      const all: Collected = progress.get('total')!.collected
      const stated = given.reduce((sum, one) => sum + one.renfen!, 0)
      expect(all.renfen! + beside.renfen!).toBe(stated)
    }),
  )
})
