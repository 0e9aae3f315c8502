import { describe, expect, test } from 'vitest'
import { alteredFields, otherFields } from './altered.ts'

describe('What a line of the record changed', () => {
  test('is told field by field, without what stayed', () => {
    const data = {
      item: 'target',
      before: { amount: 455, status: 'stated', note: null },
      after: { amount: 490, status: 'stated', note: '补报' },
    }
    expect(alteredFields(data)).toEqual([
      { field: 'amount', before: '455', after: '490' },
      { field: 'note', before: null, after: '补报' },
    ])
    expect(otherFields(data)).toEqual([['item', 'target']])
  })

  test('of something new everything is after, and nothing before', () => {
    expect(alteredFields({ before: null, after: { name: '白鹤镇' } })).toEqual([
      { field: 'name', before: null, after: '白鹤镇' },
    ])
  })

  test('inner fields are told by their path', () => {
    const fields = alteredFields({
      before: { value: { year: 2019 } },
      after: { value: { year: 2020 } },
    })
    expect(fields).toEqual([{ field: 'value.year', before: '2019', after: '2020' }])
  })

  test('an event that changes no field has none', () => {
    expect(alteredFields({ reason: '离职' })).toEqual([])
    expect(otherFields({ reason: '离职', into: ['a', 'b'] })).toEqual([
      ['reason', '离职'],
      ['into.0', 'a'],
      ['into.1', 'b'],
    ])
  })
})
