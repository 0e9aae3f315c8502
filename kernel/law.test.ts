import { describe, expect, test } from 'vitest'
import { day } from './days.ts'
import { decide } from './decision.ts'
import { type Citation, type Dated, inForce } from './law.ts'

const law: Citation = { act: 'Blood Donation Law', at: 'art. 9', says: 'a rule' }
const values: readonly Dated<string>[] = [
  { from: day('1998-10-01'), value: 'first', law },
  { from: day('2020-01-01'), value: 'second', law },
]

describe('A rule holds from its first day until the next one begins', () => {
  test.each([
    ['on its first day', '1998-10-01', 'first'],
    ['on the last day before the next', '2019-12-31', 'first'],
    ['on the first day of the next', '2020-01-01', 'second'],
  ])('%s', (_case, on, value) => {
    expect(inForce(values, day(on)).value).toBe(value)
  })

  test('before the first there is none, and none is made up', () => {
    expect(() => inForce(values, day('1998-09-30'))).toThrow(RangeError)
  })
})

test('a decision carries every reason that stands, or none', () => {
  const reason = { code: 'donor.interval', law, until: day('2026-09-10') }
  expect(decide([undefined, undefined])).toEqual({ allowed: true, reasons: [] })
  expect(decide([undefined, reason, { ...reason, code: 'donor.age' }])).toMatchObject({
    allowed: false,
    reasons: [{ code: 'donor.interval' }, { code: 'donor.age' }],
  })
})
