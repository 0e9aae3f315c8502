import { describe, expect, test } from 'vitest'
import { agreement, boundOf } from './agreement.ts'
import { handedBy, isOther } from './handed.ts'
import { receiptNumber, receiptText } from './receipt.ts'

describe('What is filed against what was handed down', () => {
  test.each([
    ['exactly', 99, -1, 'less', false],
    ['exactly', 100, 0, 'equal', true],
    ['exactly', 101, 1, 'more', false],
    ['at-least', 99, -1, 'less', false],
    ['at-least', 101, 1, 'more', true],
    ['at-most', 99, -1, 'less', true],
    ['at-most', 101, 1, 'more', false],
    ['about', 90, -10, 'less', true],
    ['about', 110, 10, 'more', true],
  ] as const)(
    '%s 100: %i differs by %i, %s, allowed %s',
    (bound, filed, difference, verdict, allowed) => {
      expect(agreement({ amount: 100, bound }, filed)).toEqual({ difference, verdict, allowed })
    },
  )

  test('is open where the level above has stated nothing yet', () => {
    expect(agreement({ amount: null, bound: 'exactly' }, 7)).toEqual({
      difference: null,
      verdict: 'open',
      allowed: true,
    })
  })

  test('figures of unlike bounds together are meant exactly', () => {
    expect(boundOf(['at-least', 'at-least'])).toBe('at-least')
    expect(boundOf(['at-least', 'about'])).toBe('exactly')
    expect(boundOf([])).toBe('exactly')
  })
})

const part = {
  parentKey: 'g',
  kind: 'unit',
  status: 'stated',
  bound: 'exactly',
  note: null,
  source: null,
} as const
const draft = {
  targets: [
    {
      ...part,
      key: 't',
      parentKey: null,
      kind: 'total',
      track: 'total',
      label: '全区',
      unitId: null,
      amount: 100,
    },
    { ...part, key: 'a', track: 'group', label: '东镇', unitId: 'u1', amount: 60 },
    { ...part, key: 'b', track: 'individual', label: '东镇', unitId: 'u1', amount: 10 },
    {
      ...part,
      key: 'c',
      track: 'group',
      label: '西镇',
      unitId: 'u2',
      amount: null,
      status: 'pending',
    },
  ],
  items: [
    {
      key: 'i',
      targetKey: 'a',
      label: null,
      area: '集镇',
      from: '2027-03-01',
      to: '2027-03-31',
      text: '三月',
      amount: 60,
      source: null,
    },
  ],
} as unknown as Parameters<typeof handedBy>[0]

describe('An issue gives each unit', () => {
  test('the sum of its figures, or nothing while one of them is pending', () => {
    const [east, west] = handedBy(draft)
    expect(east).toMatchObject({
      unitId: 'u1',
      amount: 70,
      bound: 'exactly',
      items: [{ amount: 60 }],
    })
    expect(east!.parts.map(({ track, amount }) => [track, amount])).toEqual([
      ['group', 60],
      ['individual', 10],
    ])
    expect(west).toMatchObject({ amount: null, items: [] })
  })

  test('something else only where a figure or a span differs, not where a name does', () => {
    const [east] = handedBy(draft)
    const renamed = {
      ...east!,
      label: '东街道',
      parts: east!.parts.map((one) => ({ ...one, label: '东街道' })),
    }
    expect(isOther(east!, renamed)).toBe(false)
    expect(isOther(east!, { ...east!, amount: 71 })).toBe(true)
    expect(isOther(east!, { ...east!, items: [] })).toBe(true)
  })
})

describe('A receipt', () => {
  const filed = {
    number: receiptNumber(2027, 42),
    year: 2027,
    unit: 'renfen',
    label: '东镇',
    issuer: '云河区',
    handed: 60,
    documentNumber: null,
    kind: 'months',
    total: 60,
    parts: [],
    items: [],
    by: '张三',
    at: '2026-12-01T02:00:00.000Z',
  } as unknown as Parameters<typeof receiptText>[0]

  test('has a number of its own', () => {
    expect(filed.number).toBe('HZ-2027-000042')
  })

  test('says the same in the same words, whatever the order of what it was told', () => {
    const turned = Object.fromEntries(Object.entries(filed).reverse()) as unknown as typeof filed
    expect(receiptText(turned)).toBe(receiptText(filed))
    expect(receiptText({ ...filed, total: 61 })).not.toBe(receiptText(filed))
  })
})
