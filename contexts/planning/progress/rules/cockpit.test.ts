import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/days.ts'
import { reconcile } from '../../rules/reconcile.ts'
import { comingItems, nextTenDays } from './coming.ts'
import { credit, type Sum } from './credit.ts'
import { anItem, aPart, days, months, qingpu } from './given.ts'
import { mattersOf } from './matters.ts'
import { shownParts } from './parts.ts'
import type { Plan } from './plan.ts'
import { progressOf } from './progress.ts'
import { planToDate } from './to-date.ts'

const given = (unitId: string, renfen: number): Sum => ({
  unitId,
  track: 'group',
  month: 1,
  visits: renfen,
  persons: renfen,
  renfen,
})

const october = [
  ['夏阳', 493],
  ['徐泾', 1102],
  ['华新', 1286],
  ['赵巷', 772],
].map(([unit, amount]) => given(String(unit), Number(amount)))

const progressOn = (plan: Plan, on: Day, sums: readonly Sum[]) =>
  progressOf(plan, 'renfen', planToDate(plan, on), credit(plan.targets, sums).credited)

describe('The parts of the cockpit', () => {
  const plan = qingpu()
  const progress = progressOn(plan, day('2020-10-31'), october)

  test('eleven towns, and the 53 bureaus as one: together the whole target', () => {
    const parts = shownParts(plan.targets, progress)
    expect(parts.map(({ label }) => label)).toContain('bureaus')
    expect(parts).toHaveLength(12)
    expect(parts.reduce((sum, { target }) => sum + target, 0)).toBe(11_173)
    expect(parts.reduce((sum, { units }) => sum + units, 0)).toBe(64)
    expect(parts.find(({ label }) => label === '徐泾')).toMatchObject({
      actual: 1102,
      toDate: 1177,
      gap: -75,
      state: 'behind',
    })
  })

  test('many small units of one group stand together, the large ones apart', () => {
    const cities: Plan = {
      targets: [
        aPart('group', null, 'track', 6_830),
        aPart('永定区', 'group', 'unit', 5_650),
        ...Array.from({ length: 85 }, (_, at) => aPart(`单位${at}`, 'group', 'unit', 14)),
      ],
      items: Array.from({ length: 85 }, (_, at) => anItem(`单位${at}`, 14, months(2))),
    }
    const parts = shownParts(cities.targets, progressOn(cities, day('2020-12-31'), []))
    expect(parts).toMatchObject([
      { label: '永定区', toDate: null, state: 'unscheduled', units: 1 },
      { label: null, key: 'group', target: 1190, toDate: 1190, units: 85, state: 'behind' },
    ])
  })
})

describe('What there is to decide', () => {
  const plan = qingpu()
  const situation = (sums: readonly Sum[], over = {}) => ({
    targets: plan.targets,
    progress: progressOn(plan, day('2020-10-31'), sums),
    balances: reconcile(plan.targets),
    issued: true,
    staleDays: null,
    beside: 0,
    ...over,
  })

  test('the worst unit, what is pending, then the others behind: five at most', () => {
    const matters = mattersOf(situation(october))
    expect(matters).toHaveLength(5)
    expect(matters[1]).toMatchObject({ code: 'pending', amount: 4_814 })
    expect(matters[1]?.label).toBe('individual、assurance')
    const [first, ...rest] = matters.filter(({ code }) => code === 'behind')
    expect(rest.every(({ amount }) => amount! >= first!.amount!)).toBe(true)
  })

  test('a draft, old figures and collections beside the plan are said', () => {
    const codes = mattersOf(situation([], { issued: false, staleDays: 40, beside: 7 })).map(
      ({ code }) => code,
    )
    expect(codes).toEqual(['behind', 'not-issued', 'pending', 'stale', 'beside'])
  })

  test('what nobody holds is said with its amount: 长宁 8,065', () => {
    const targets = [
      aPart('total', null, 'total', 12_173, { track: 'total' }),
      aPart('street', 'total', 'track', 4_108, { track: 'individual' }),
      aPart('group', 'total', 'track', 8_065),
    ]
    const changning = { targets, items: [] }
    const matters = mattersOf({
      ...situation([]),
      targets,
      progress: progressOn(changning, day('2012-06-30'), []),
      balances: reconcile(targets),
    })
    expect(matters).toMatchObject([{ code: 'unallocated', amount: 8_065, key: 'group' }])
  })
})

describe('The next three ten-day periods', () => {
  test.each([
    ['from the last of October', '2020-10-31', ['11-01 11-10', '11-11 11-20', '11-21 11-30']],
    ['on the day before a period', '2020-02-20', ['02-21 02-29', '03-01 03-10', '03-11 03-20']],
    ['within one, that one first', '2020-12-05', ['12-01 12-10', '12-11 12-20', '12-21 12-31']],
    ['the 31st is of the third', '2020-08-30', ['08-21 08-31', '09-01 09-10', '09-11 09-20']],
    ['over the year’s end', '2020-12-20', ['12-21 12-31', '01-01 01-10', '01-11 01-20']],
  ])('%s', (_case, on, expected) => {
    const spans = nextTenDays(day(on)).map(({ from, to }) => `${from.slice(5)} ${to.slice(5)}`)
    expect(spans).toEqual(expected)
  })

  test('hold what begins, goes on or ends in them', () => {
    const items = [
      anItem('甲', 1, days('10-01', '10-31')),
      anItem('乙', 1, days('11-30', '12-31')),
      anItem('丙', 1, days('09-01', '11-01')),
    ]
    const coming = comingItems(items, nextTenDays(day('2020-10-31')))
    expect(coming.map(({ targetKey }) => targetKey)).toEqual(['丙', '乙'])
  })
})
