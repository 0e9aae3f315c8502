import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, lengthInDays } from '#kernel/days.ts'
import { anItem, aPart, days, months, qingpu } from './given.ts'
import type { Plan } from './plan.ts'
import { itemToDate, planToDate } from './to-date.ts'

describe('An item counts by the days of its period, rounded down', () => {
  test.each([
    ['nothing the day before it begins', '2020-06-30', 0],
    ['a sixty-second of 1,243 on its first day', '2020-07-01', 20],
    ['half at the end of the first of two months', '2020-07-31', 621],
    ['not yet whole the day before it ends', '2020-08-30', 1222],
    ['whole on its last day', '2020-08-31', 1243],
    ['and no more after it', '2020-12-31', 1243],
  ])('%s', (_case, on, expected) => {
    expect(itemToDate({ amount: 1243, ...months(7, 8) }, day(on))).toBe(expected)
  })

  test('a period of one day is whole on that day', () => {
    expect(itemToDate({ amount: 7, ...days('03-05', '03-05') }, day('2020-03-05'))).toBe(7)
    expect(itemToDate({ amount: 7, ...days('03-05', '03-05') }, day('2020-03-04'))).toBe(0)
  })

  test('the largest amount there is stays exact', () => {
    const amount = Number.MAX_SAFE_INTEGER
    const on = day('2020-12-30')
    expect(itemToDate({ amount, ...months(1, 12) }, on)).toBe(
      Number((BigInt(amount) * 365n) / 366n),
    )
  })

  test('it never falls as days pass', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(400), fc.nat(400), (amount, length, at) => {
        const from = day('2020-01-01')
        const item = { amount, from, to: addDays(from, length) }
        const [today, tomorrow] = [addDays(from, at - 1), addDays(from, at)]
        expect(itemToDate(item, tomorrow)).toBeGreaterThanOrEqual(itemToDate(item, today))
      }),
    )
  })
})

describe('青浦 2020: what should be done by a day', () => {
  const plan = qingpu()
  const on = (date: string) => planToDate(plan, day(date))

  test.each([
    ['the last day of the year', '2020-12-31', 11_173],
    ['31 October, with all but November and December', '2020-10-31', 9_391],
    ['the day before the first period', '2019-12-31', 0],
  ])('the group target on %s', (_case, date, expected) => {
    expect(on(date).get('group')).toMatchObject({ toDate: expected, scheduled: 11_173 })
  })

  test('朱家角 on 30 November: 439 of its own periods, and 11 that it owes the reserve', () => {
    expect(on('2020-11-30').get('朱家角')).toEqual({
      key: '朱家角',
      own: 439,
      derived: 11,
      how: 'owed',
      toDate: 450,
      scheduled: 1222,
    })
  })

  test('the 669 is owed 35, 32, 96, 11, 73, 56, 157, 71, 87, 51 and 0', () => {
    const january = on('2020-01-31')
    const towns = plan.targets.filter(({ parentKey }) => parentKey === 'towns')
    expect(towns.map(({ key }) => january.get(key)?.derived)).toEqual([
      35, 32, 96, 11, 73, 56, 157, 71, 87, 51, 0,
    ])
  })

  test('the 1,055 of October falls to the bureaus in proportion to their targets', () => {
    const bureaus = plan.targets.filter(({ parentKey }) => parentKey === 'bureaus')
    const october = on('2020-10-31')
    expect(bureaus).toHaveLength(53)
    for (const { key, amount } of bureaus) {
      expect(october.get(key)).toMatchObject({ toDate: amount, derived: amount, own: 0 })
      expect(october.get(key)?.how).toBe('in-proportion')
    }
  })

  test('on every day of the year the members add up to their group', () => {
    for (let date = day('2020-01-01'); date <= '2020-12-31'; date = addDays(date, 1)) {
      const dated = planToDate(plan, date)
      for (const group of ['towns', 'bureaus']) {
        const members = plan.targets.filter(({ parentKey }) => parentKey === group)
        const sum = members.reduce((all, { key }) => all + dated.get(key)!.toDate!, 0)
        expect(sum, `${group} on ${date}`).toBe(dated.get(group)!.toDate)
      }
    }
  })

  test('what is pending has no plan to date, neither have its periods', () => {
    expect(on('2020-10-31').get('individual')).toMatchObject({ toDate: null, scheduled: null })
  })
})

describe('A unit that no period places is 未排期, never 0', () => {
  const plan: Plan = {
    targets: [
      aPart('group', null, 'track', 6_830),
      aPart('永定区', 'group', 'unit', 1_500),
      aPart('市残联', 'group', 'unit', 1),
    ],
    items: [anItem('市残联', 1, days('09-01', '09-10'))],
  }

  test('its plan to date is unknown, and the group counts what is placed', () => {
    const dated = planToDate(plan, day('2020-12-31'))
    expect(dated.get('永定区')).toMatchObject({ toDate: null, scheduled: null })
    expect(dated.get('市残联')).toMatchObject({ toDate: 1, derived: null })
    expect(dated.get('group')).toMatchObject({ toDate: 1, scheduled: 1 })
  })

  test('a placed unit has 0 to do before its period', () => {
    expect(planToDate(plan, day('2020-08-31')).get('市残联')).toMatchObject({ toDate: 0 })
  })
})

test('members whose targets are all pending are handed nothing, as nobody can say what', () => {
  const plan: Plan = {
    targets: [aPart('group', null, 'track', 100), aPart('甲', 'group', 'unit', null)],
    items: [anItem('group', 100, months(1))],
  }
  expect(planToDate(plan, day('2020-12-31')).get('甲')).toMatchObject({ toDate: null })
})

test('a pooled row is shared exactly on every day, at every level, whatever the tree', () => {
  const amounts = fc.array(fc.nat(500), { minLength: 1, maxLength: 6 })
  const groups = fc.array(amounts, { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(groups, fc.nat(5_000), fc.nat(40), fc.nat(45), (tree, pooled, length, at) => {
      fc.pre(tree.flat().some((amount) => amount > 0))
      const from = day('2020-03-01')
      const plan: Plan = {
        targets: [
          aPart('track', null, 'track', null),
          ...tree.flatMap((units, g) => [
            aPart(`g${g}`, 'track', 'group', sum(units)),
            ...units.map((amount, u) => aPart(`g${g}u${u}`, `g${g}`, 'unit', amount)),
          ]),
        ],
        items: [anItem('track', pooled, { from, to: addDays(from, length) })],
      }
      const dated = planToDate(plan, addDays(from, at - 2))
      const elapsed = Math.min(Math.max(at - 1, 0), lengthInDays(plan.items[0]!))
      const expected = Math.floor((pooled * elapsed) / lengthInDays(plan.items[0]!))
      expect(dated.get('track')?.toDate).toBe(expected)
      const leaves = plan.targets.filter(({ kind }) => kind === 'unit')
      expect(sum(leaves.map(({ key }) => dated.get(key)?.toDate ?? 0))).toBe(expected)
    }),
  )
})

const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0)
