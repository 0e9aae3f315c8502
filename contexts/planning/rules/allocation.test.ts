import { describe, expect, test } from 'vitest'
import { type AllocationRequest, allocate, type Candidate } from './allocation.ts'
import { allocationFaultText } from './allocation-fault.ts'
import { whyText } from './allocation-words.ts'
import { unit } from './given.ts'

function proposals(request: AllocationRequest) {
  const result = allocate(request)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

const amounts = (request: AllocationRequest) => proposals(request).map(({ amount }) => amount)

function fault(request: AllocationRequest) {
  const result = allocate(request)
  if (result.ok) throw new Error('There is a proposal.')
  return result.faults[0]!
}

describe('the allocation assistant proposes', () => {
  test('by head-count, with caps, floors and fixed cells held and every number explained', () => {
    const units = [
      unit('教育局', { headcount: 600, cap: 39 }),
      unit('卫生局', { headcount: 300 }),
      unit('统计局', { headcount: 40, floor: 8 }),
      unit('档案局', { headcount: 160 }),
      unit('人民银行', { fixed: 12 }),
      unit('新设单位', { floor: 2 }),
    ]
    const plan = proposals({ target: 120, method: 'headcount', units })
    expect(plan.map(({ amount, why }) => [amount, why.kind])).toEqual([
      [39, 'at-cap'],
      [38, 'shared'],
      [8, 'at-floor'],
      [21, 'shared'],
      [12, 'fixed'],
      [2, 'basis-missing'],
    ])
    expect(plan[1]!.why).toEqual({
      kind: 'shared',
      method: 'headcount',
      basis: 300,
      share: { over: '3', under: '11', decimals: '0.272' },
      quota: { over: '885', under: '23', decimals: '38.478' },
      rounded: 'down',
      rank: 2,
      among: 2,
      raised: 1,
      isTied: false,
    })
    expect(plan.map(({ isCapChecked }) => isCapChecked)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ])
    expect(plan.map(({ why }) => whyText(why).zh)).toEqual([
      '人数 600，占 54.54%，按比例为 76.956，超过上限，按上限。',
      '人数 300，占 27.27%，按比例为 38.478，余数在 2 个单位中排第 2，前 1 个进一，故舍去。',
      '人数 40，占 3.63%，按比例为 5.130，低于下限，按下限。',
      '人数 160，占 14.54%，按比例为 20.521，余数在 2 个单位中排第 1，前 1 个进一，故进一。',
      '已固定，不参与分配。',
      '没有人数，只得下限。',
    ])
  })

  test('by last year: what was asked then, or what was collected', () => {
    const units = [
      unit('夏阳', { lastYear: { target: 30, done: 10 } }),
      unit('盈浦', { lastYear: { target: 10, done: 30 } }),
    ]
    expect(amounts({ target: 100, method: 'last-year', units })).toEqual([75, 25])
    expect(amounts({ target: 100, method: 'last-year', lastYearBy: 'done', units })).toEqual([
      25, 75,
    ])
  })

  test('by weights with decimals taken as written', () => {
    const units = [0.1, 0.2, 0.3].map((weight, i) => unit(`u${i}`, { weight }))
    expect(amounts({ target: 6, method: 'weights', units })).toEqual([1, 2, 3])
    expect(proposals({ target: 6, method: 'weights', units })[2]!.why).toMatchObject({
      rounded: 'exact',
    })
  })
})

describe('the reasons given with a proposal', () => {
  test('say where only the order of units decided', () => {
    const units = ['a', 'b', 'c'].map((name) => unit(name, { weight: 1 }))
    const plan = proposals({ target: 4, method: 'weights', units })
    expect(plan.map(({ amount }) => amount)).toEqual([2, 1, 1])
    expect(
      plan.map(({ why }) => why.kind === 'shared' && [why.rank, why.rounded, why.isTied]),
    ).toEqual([
      [1, 'up', true],
      [2, 'down', true],
      [3, 'down', true],
    ])
    expect(whyText(plan[1]!.why).en).toBe(
      'Its weight 1 is 33.33 % of all; in proportion that is 1.333; its remainder ranks 2 of 3 and the first 1 are rounded up (equal remainders: the earlier unit first), so it is rounded down.',
    )
  })

  test('tell a head-count of 0 from a missing one', () => {
    const units = [unit('a', { headcount: 0, floor: 1 }), unit('b', { headcount: 5 })]
    const plan = proposals({ target: 9, method: 'headcount', units })
    expect(plan.map(({ amount, why }) => [amount, why.kind])).toEqual([
      [1, 'basis-zero'],
      [8, 'shared'],
    ])
  })

  test('cover everyone also when floors and caps use up the target', () => {
    const units = [unit('a', { weight: 9, cap: 4 }), unit('b', { weight: 1, floor: 6 })]
    const plan = proposals({ target: 10, method: 'weights', units })
    expect(plan.map(({ why }) => why)).toMatchObject([
      { kind: 'at-cap', quota: { decimals: '9.000' } },
      { kind: 'at-floor', quota: { decimals: '1.000' } },
    ])
  })
})

describe('there is no proposal, and it is said why and by how much', () => {
  const nameOf = (id: string) => id
  test.each<[string, number, Candidate[], object, RegExp]>([
    [
      'floors',
      10,
      [unit('a', { weight: 1, floor: 8 }), unit('b', { fixed: 5 })],
      { code: 'target-below-floors', by: 3 },
      /13, 3 more/,
    ],
    [
      'caps',
      10,
      [unit('a', { weight: 1, cap: 4 }), unit('b', { fixed: 5 })],
      { code: 'target-above-caps', by: 1 },
      /at most 9, 1 fewer/,
    ],
    [
      'no basis',
      10,
      [unit('甲'), unit('乙', { weight: 1, cap: 4 })],
      { code: 'nothing-to-go-by', by: 6, units: ['甲'] },
      /6 are left over.*甲/,
    ],
    [
      'a cap below the floor',
      10,
      [unit('a', { floor: 5, cap: 3 })],
      { code: 'cap-below-floor', by: 2 },
      /by 2/,
    ],
    [
      'fixed above the cap',
      10,
      [unit('a', { fixed: 10, cap: 7 })],
      { code: 'fixed-above-cap', by: 3 },
      /above its cap 7 by 3/,
    ],
    [
      'fixed below the floor',
      10,
      [unit('a', { fixed: 1, floor: 7 })],
      { code: 'fixed-below-floor', by: 6 },
      /below its floor 7 by 6/,
    ],
    [
      'a negative weight',
      10,
      [unit('a', { weight: -1 })],
      { code: 'figure-invalid', figure: 'weight' },
      /weight -1/,
    ],
    [
      'half a person',
      10,
      [unit('a', { headcount: 1.5 })],
      { code: 'figure-invalid', figure: 'headcount' },
      /1\.5/,
    ],
    ['a unit twice', 10, [unit('a', { weight: 1 }), unit('a')], { code: 'unit-repeated' }, /twice/],
    ['half a target', 10.5, [unit('a', { weight: 1 })], { code: 'target-invalid' }, /10\.5/],
    [
      'a target of 10^18',
      1e18,
      [unit('a', { weight: 1 })],
      { code: 'target-invalid' },
      /whole number/,
    ],
  ])('%s', (_case, target, units, expected, sentence) => {
    const found = fault({ target, method: 'weights', units })
    expect(found).toMatchObject(expected)
    expect(allocationFaultText(found, nameOf).en).toMatch(sentence)
    expect(allocationFaultText(found, nameOf).zh).toMatch(/。$/)
  })
})
