import { describe, expect, test } from 'vitest'
import { faultText } from './fault-words.ts'
import { plan } from './given.ts'

const amounts = (total: number, rows: readonly string[]) => {
  const result = plan(total, rows)
  if (!result.ok) throw new Error(result.faults.map((fault) => faultText(fault).en).join('\n'))
  return Object.fromEntries(result.value)
}

const refusals = (total: number, rows: readonly string[]) => {
  const result = plan(total, rows)
  if (result.ok) throw new Error('It was split.')
  return result.faults
}

describe('a target split over a region', () => {
  test('the root gets all, the towns share it, the villages share what their town gets', () => {
    const region = ['区,,,,', '东镇,区,2,,', '西镇,区,1,,', '东一村,东镇,1,,', '东二村,东镇,3,,']
    expect(amounts(1200, region)).toEqual({
      区: 1200,
      东镇: 800,
      西镇: 400,
      东一村: 200,
      东二村: 600,
    })
  })

  test('a child may stand before its parent, and the result keeps the order of the file', () => {
    const result = plan(10, ['村,镇,1,,', '镇,区,1,,', '区,,1,,'])
    expect(result.ok && result.value).toEqual([
      ['村', 10],
      ['镇', 10],
      ['区', 10],
    ])
  })

  test('a town gives no less than its villages must have, and no more than they can take', () => {
    const region = ['区,,,,', '东镇,区,1,,', '西镇,区,1,,', '东村,东镇,1,70,', '西村,西镇,1,,20']
    expect(amounts(100, region)).toEqual({ 区: 100, 东镇: 80, 西镇: 20, 东村: 80, 西村: 20 })
  })

  test('decimal weights are what is written: three tenths are not a rounded double', () => {
    const region = ['r,,,,', 'a,r,0.1,,', 'b,r,0.2,,', 'c,r,0.3,,']
    expect(amounts(5, region)).toEqual({ r: 5, a: 1, b: 2, c: 2 })
    expect(amounts(6, region)).toEqual({ r: 6, a: 1, b: 2, c: 3 })
  })

  test('weights with more digits than a double holds still decide', () => {
    const region = ['r,,,,', 'a,r,0.10000000000000000000000000000001,,', 'b,r,0.1,,', 'c,r,0.1,,']
    expect(amounts(1, ['r,,,,', 'a,r,0.1,,', 'b,r,0.10000000000000000000000000000001,,'])).toEqual({
      r: 1,
      a: 0,
      b: 1,
    })
    expect(amounts(2, region)).toEqual({ r: 2, a: 1, b: 1, c: 0 })
  })

  test('the largest amounts are exact', () => {
    const most = Number.MAX_SAFE_INTEGER
    const region = [
      'r,,,,',
      `a,r,1,,`,
      `b,r,1,,${2 ** 52 - 1}`,
      'c,a,1,,',
      `d,a,2,${most - 2 ** 52},`,
    ]
    const split = amounts(most, region)
    expect(BigInt(split.a!) + BigInt(split.b!)).toBe(BigInt(most))
    expect(BigInt(split.c!) + BigInt(split.d!)).toBe(BigInt(split.a!))
  })

  test('a lone root gets the total, within its own bounds', () => {
    expect(amounts(7, ['区,,0,,'])).toEqual({ 区: 7 })
    expect(refusals(7, ['区,,1,,6'])).toMatchObject([{ code: 'total-above-caps', by: 1 }])
  })

  test('a chain of a hundred thousand nodes is no trouble', () => {
    const chain = Array.from(
      { length: 100_000 },
      (_, i) => `n${i},${i === 0 ? '' : `n${i - 1}`},1,,`,
    )
    expect(amounts(3, chain).n99999).toBe(3)
  })
})

describe('a target that does not fit is refused with the place and the amount', () => {
  test.each<[string, number, string[], object[], string]>([
    [
      'more than all caps',
      15_987,
      ['r,,,,', 'a,r,1,,15000', 'b,r,1,,964'],
      [{ code: 'total-above-caps', id: 'r', most: 15_964, by: 23 }],
      'The total 15,987 is too large: the caps of "r" and below allow at most 15,964, 23 fewer.',
    ],
    [
      'less than all floors',
      10,
      ['r,,,,', 'a,r,1,8,', 'b,r,1,5,'],
      [{ code: 'total-below-floors', id: 'r', least: 13, by: 3 }],
      'The total 10 is too small: the floors of "r" and below add up to 13, 3 more.',
    ],
    [
      'caps below a floor',
      5000,
      ['青浦,,,,', '华新镇,青浦,1,1000,', '甲村,华新镇,1,,400', '乙村,华新镇,1,,500'],
      [{ code: 'caps-below-floor', id: '华新镇', most: 900, floor: 1000, by: 100 }],
      'The caps under "华新镇" allow at most 900 but its floor is 1,000: 100 too many.',
    ],
    [
      'floors above a cap, and nothing said of the towns above it',
      5000,
      ['区,,,,10', '镇,区,1,,300', '甲,镇,1,200,', '乙,镇,1,150,'],
      [{ code: 'floors-above-cap', id: '镇', least: 350, cap: 300, by: 50 }],
      'The floors under "镇" add up to 350 but its cap is 300: 50 too many.',
    ],
    [
      'nobody left with a weight',
      10,
      ['r,,,,', 'a,r,1,,', 'b,a,0,2,9', 'c,a,1,,5'],
      [{ code: 'weightless', id: 'a', amount: 10, placed: 7, by: 3 }],
      '"a" gets 10 but those under it can take 7: a weight of 0 gets only its floor and the others are at their caps, so 3 are left over.',
    ],
    [
      'floors past the largest amount',
      10,
      ['r,,,,', `a,r,1,${2 ** 53 - 1},`, 'b,r,1,1,'],
      [{ code: 'floors-too-large', id: 'r' }],
      'The floors under "r" add up to more than 9,007,199,254,740,991.',
    ],
  ])('%s', (_case, total, rows, expected, sentence) => {
    const faults = refusals(total, rows)
    expect(faults).toMatchObject(expected)
    expect(faultText(faults[0]!).en).toBe(sentence)
    expect(faultText(faults[0]!).zh).toMatch(/[一-鿿].*。$/)
  })

  test('every town that contradicts itself is named, in the order of the tree', () => {
    const rows = ['r,,,,', 'a,r,1,5,', 'b,r,1,5,', 'c,a,1,,4', 'd,b,1,,3']
    expect(refusals(9, rows)).toMatchObject([
      { code: 'caps-below-floor', id: 'a', by: 1 },
      { code: 'caps-below-floor', id: 'b', by: 2 },
    ])
  })
})

describe('rows that are not one tree are refused with their lines', () => {
  test.each<[string, string[], object[]]>([
    [
      'a cycle',
      ['r,,,,', 'a,b,1,,', 'b,a,1,,', 'c,b,1,,'],
      [{ code: 'cycle', ids: ['a', 'b'], lines: [3, 4] }],
    ],
    [
      'a cycle without a root',
      ['a,b,1,,', 'b,a,1,,'],
      [{ code: 'cycle', ids: ['a', 'b'], lines: [2, 3] }],
    ],
    ['its own parent', ['r,,,,', 'a,a,1,,'], [{ code: 'cycle', ids: ['a'], lines: [3] }]],
    ['two roots', ['r,,,,', 's,,,,'], [{ code: 'two-roots', ids: ['r', 's'], lines: [2, 3] }]],
    [
      'a missing parent',
      ['r,,,,', 'a,x,1,,'],
      [{ code: 'parent-missing', line: 3, id: 'a', parent: 'x' }],
    ],
    [
      'an id twice',
      ['r,,,,', 'a,r,1,,', 'a,r,2,,'],
      [{ code: 'id-repeated', line: 4, id: 'a', first: 3 }],
    ],
  ])('%s', (_case, rows, expected) => {
    expect(refusals(10, rows)).toMatchObject(expected)
  })
})
