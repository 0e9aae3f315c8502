import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reconcile } from './reconcile.ts'

type Kind = 'total' | 'track' | 'group' | 'unit'
type Track = 'total' | 'group' | 'individual' | 'assurance'

const part = (
  key: string,
  parentKey: string | null,
  kind: Kind,
  amount: number | null,
  { track = 'group', reserve = false }: { track?: Track; reserve?: boolean } = {},
) => ({
  key,
  parentKey,
  kind,
  track,
  amount,
  status:
    amount === null ? ('pending' as const) : reserve ? ('reserve' as const) : ('stated' as const),
})

describe('A part is what it is made of and what nobody holds', () => {
  test('青浦 2020: 15,987 = 11,173 + 4,814 pending, never unallocated', () => {
    const balances = reconcile([
      part('total', null, 'total', 15_987, { track: 'total' }),
      part('group', 'total', 'track', 11_173),
      part('street', 'total', 'track', null, { track: 'individual' }),
      part('expo', 'total', 'track', null, { track: 'assurance' }),
      part('towns', 'group', 'group', 10_118),
      part('bureaus', 'group', 'group', 1_055),
    ])
    expect(balances.get('total')).toMatchObject({ known: 11_173, pending: 4_814, unallocated: 0 })
    expect(balances.get('group')).toMatchObject({ known: 11_173, pending: null, unallocated: 0 })
    expect(balances.get('towns')).toMatchObject({ unallocated: 10_118 })
  })

  test('长宁 2012: 12,173 = 4,108 + 8,065, and the 8,065 nobody holds yet', () => {
    const balances = reconcile([
      part('total', null, 'total', 12_173, { track: 'total' }),
      part('street', 'total', 'track', 4_108, { track: 'individual' }),
      part('group', 'total', 'track', 8_065),
    ])
    expect(balances.get('total')).toMatchObject({ unallocated: 0 })
    expect(balances.get('street')).toMatchObject({ unallocated: 0 })
    expect(balances.get('group')).toMatchObject({ unallocated: 8_065 })
  })

  test.each([
    ['held in reserve is held', 100, true, 0],
    ['given out too much shows as less than nothing', 99, false, -1],
    ['a rest is a rest', 103, false, 3],
  ])('%s', (_case, amount, reserve, unallocated) => {
    const parts = [part('group', null, 'track', amount, { reserve })]
    const units = reserve ? [] : [part('a', 'group', 'unit', 60), part('b', 'group', 'unit', 40)]
    expect(reconcile([...parts, ...units]).get('group')).toMatchObject({ unallocated })
  })

  test('parent = children + pending + unallocated, whatever the tree', () => {
    const amount = fc.option(fc.nat(10_000), { nil: null })
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.array(amount, { minLength: 1, maxLength: 8 }),
        (whole, parts) => {
          const all = [
            part('whole', null, 'total', whole),
            ...parts.map((one, index) => part(`part${index}`, 'whole', 'unit', one)),
          ]
          const { known, pending, unallocated } = reconcile(all).get('whole')!
          expect(known + (pending ?? 0) + unallocated).toBe(whole)
        },
      ),
    )
  })
})
