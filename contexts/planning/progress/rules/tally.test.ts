import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { complete, type StatedTally } from './tally-row.ts'
import { contradictions, identityOf, judgeReady, type Ready } from './verdicts.ts'

const stated = (over: Partial<StatedTally>): StatedTally => ({
  day: day('2020-06-14'),
  track: 'group',
  visits: null,
  persons: null,
  visits200: null,
  visits300: null,
  visits400: null,
  renfen: null,
  tellsVolumes: true,
  ...over,
})

const completed = (over: Partial<StatedTally>) => {
  const done = complete(stated(over))
  return 'counts' in done
    ? done.counts
    : done.faults.map(({ expected, fix }) => expected.zh + fix.zh).join('；')
}

describe('A row is completed from its volumes: 200 mL is 1, 300 mL 1.5, 400 mL 2 人份', () => {
  test.each([
    ['volumes alone', { visits200: 10, visits300: 3, visits400: 5 }, 18, 24.5],
    ['one 300 mL donor', { visits300: 1 }, 1, 1.5],
    ['a 400 mL visit is one visit and two 人份', { visits400: 1 }, 1, 2],
    ['visits and 人份 alone', { visits: 30, renfen: 45.5 }, 30, 45.5],
    ['both, agreeing', { visits: 2, visits200: 1, visits400: 1, renfen: 3 }, 2, 3],
    ['a day on which nobody gave', { visits: 0, renfen: 0 }, 0, 0],
    ['platelets count visits and no 人份', { track: 'apheresis', visits: 4 }, 4, 0],
    ['a source of visits alone: 人份 unknown', { visits: 5, tellsVolumes: false }, 5, null],
    ['a source of people alone: each a visit', { persons: 7, tellsVolumes: false }, 7, null],
  ] as const)('%s', (_case, over, visits, renfen) => {
    expect(completed(over)).toMatchObject({ visits, renfen })
  })

  test.each([
    ['nothing stated', {}, '人次，或 200'],
    ['visits without any 人份', { visits: 5 }, '人份，或 200'],
    ['visits that differ from the volumes', { visits: 4, visits200: 5 }, '之和 5'],
    ['人份 that differ from the volumes', { visits400: 5, renfen: 9 }, '计算的 10'],
    ['a quarter', { visits: 5, renfen: 5.25 }, '0.5 的整数倍'],
    ['more than 400 mL a visit', { visits: 5, renfen: 10.5 }, '每人次最多献 400 毫升'],
    ['more people than visits', { visits: 5, renfen: 5, persons: 6 }, '不会多于人次'],
    ['10 billion visits', { visits: 10_000_000_000, renfen: 1 }, '多写了数字'],
  ])('%s is refused', (_case, over, reason) => {
    expect(completed(over)).toContain(reason)
  })

  test('every fault of a row is named at once', () => {
    const done = complete(stated({ visits: 4, persons: 9, visits200: 5, renfen: 8 }))
    expect('faults' in done && done.faults).toHaveLength(3)
  })
})

const row = (over: Partial<Ready> = {}): Ready => ({
  day: day('2020-06-14'),
  unitId: '华新',
  track: 'group',
  visits: 10,
  persons: 10,
  visits200: null,
  visits300: null,
  visits400: null,
  renfen: 14,
  ...over,
})

const verdicts = (rows: readonly Ready[], kept: readonly Ready[] = []) => {
  const known = new Map(kept.map((one) => [identityOf(one), one]))
  const contradicted = contradictions(rows)
  return rows.map((one) => judgeReady(one, known, contradicted).is)
}

describe('One unit, day and track is counted once', () => {
  test.each([
    ['a row not seen before', [row()], [], ['new']],
    ['the same figures again', [row()], [row()], ['same']],
    ['other figures', [row({ renfen: 15 })], [row()], ['conflict']],
    ['a source that does not count persons', [row({ persons: null })], [row()], ['same']],
    ['人份 where none were stated', [row()], [row({ renfen: null })], ['conflict']],
    ['another day', [row({ day: day('2020-06-15') })], [row()], ['new']],
    ['another track', [row({ track: 'individual' })], [row()], ['new']],
    ['no unit is a unit of its own', [row({ unitId: null })], [row()], ['new']],
    ['two figures in one file: neither', [row(), row({ visits: 9 })], [], ['conflict', 'conflict']],
  ] as const)('%s', (_case, rows, kept, expected) => {
    expect(verdicts(rows, kept)).toEqual(expected)
  })

  test('what was taken once is the same when it comes again, whatever the rows', () => {
    const rows = fc.array(
      fc.record({ unitId: fc.constantFrom('甲', '乙', null), visits: fc.nat(2) }).map(row),
    )
    fc.assert(
      fc.property(rows, (given) => {
        const first = verdicts(given)
        const taken = given.filter((_row, at) => first[at] === 'new')
        expect(verdicts(given, taken).includes('new')).toBe(false)
        expect(verdicts(taken, taken).every((verdict) => verdict === 'same')).toBe(true)
        expect(contradictions(taken).size).toBe(0)
      }),
    )
  })
})
