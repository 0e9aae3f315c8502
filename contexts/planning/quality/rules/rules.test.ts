import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { type Expected, emptyMonths, unreported } from './completeness.ts'
import { notLiving, ratios, twoSources, unplanned, volumes } from './consistency.ts'
import type { Line } from './found.ts'
import { unscheduled, withoutHeadcount } from './plan-gaps.ts'
import { type Arrival, expectationOn, timeliness } from './timeliness.ts'

const on = day('2027-03-05')
const expected = (more: Partial<Expected> = {}): Expected => ({
  ...{ key: 'k', unitId: 'u', from: day('2027-03-01'), to: day('2027-03-31'), amount: 40 },
  ...more,
})
const line = (more: Partial<Line> = {}): Line => ({
  ...{ id: 'l', day: on, unitId: 'u', track: 'group', visits: 10, renfen: 14 },
  ...{ visits200: null, visits300: null, visits400: null, batchId: 'b', fileName: '三月.xlsx' },
  ...more,
})

describe('Completeness: what the plan expects by now against what was reported', () => {
  test.each([
    ['reported on its first day', '2027-03-01', '2027-04-20', '2027-04-10', [1, 1, 0, 0]],
    ['reported on its last day', '2027-03-31', '2027-04-20', '2027-04-10', [1, 1, 0, 0]],
    ['reported the day after only', '2027-04-01', '2027-04-20', '2027-04-10', [1, 0, 1, 0]],
    ['nothing, and the source goes beyond', null, '2027-04-20', '2027-03-31', [1, 0, 1, 0]],
    [
      'nothing, and the source stops before: unknown',
      null,
      '2027-04-20',
      '2027-03-30',
      [1, 0, 0, 1],
    ],
    ['nothing, and there is no source at all', null, '2027-04-20', null, [1, 0, 0, 1]],
    ['its last day is today, so it is not over', null, '2027-03-31', '2027-03-31', [0, 0, 0, 0]],
  ] as const)('%s', (_case, reportedOn, today, through, sums) => {
    const met = unreported(
      [expected()],
      reportedOn === null ? [] : [{ unitId: 'u', day: day(reportedOn) }],
      { today: day(today), through: through === null ? null : day(through) },
    )
    expect([met.expected, met.reported, met.missing, met.unknown]).toEqual(sums)
    expect(met.found).toHaveLength(met.missing)
  })

  test('every span that is over is reported, missing or unknown, and never two of them', () => {
    const span = fc.record({ at: fc.nat(300), long: fc.nat(40), unit: fc.nat(4) })
    const from = day('2027-01-01')
    fc.assert(
      fc.property(
        fc.array(span),
        fc.array(span),
        fc.nat(365),
        fc.option(fc.nat(365)),
        (plan, told, now, last) => {
          const met = unreported(
            plan.map(({ at, long, unit }, n) => ({
              ...{ key: `${n}`, unitId: `${unit}`, amount: 1 },
              ...{ from: addDays(from, at), to: addDays(from, at + long) },
            })),
            told.map(({ at, unit }) => ({ unitId: `${unit}`, day: addDays(from, at) })),
            { today: addDays(from, now), through: last === null ? null : addDays(from, last) },
          )
          expect(met.reported + met.missing + met.unknown).toBe(met.expected)
        },
      ),
    )
  })

  test('a month with spans and not one line is empty; one that is running, or unplanned, is not', () => {
    const found = emptyMonths(
      2027,
      [expected(), expected({ key: 'k2', from: day('2027-05-01'), to: day('2027-05-10') })],
      [],
      day('2027-05-20'),
    )
    expect(found).toMatchObject([{ rule: 'month-empty', from: '2027-03-01', facts: { spans: 1 } }])
    expect(emptyMonths(2027, [expected()], [on], day('2027-05-20'))).toEqual([])
  })

  test('a target without a day in the schedule, or without a head-count, is named', () => {
    const of = { year: { from: day('2027-01-01'), to: day('2027-12-31') }, planName: '第1版计划' }
    const units = [
      { unitId: 'a', amount: 5, scheduled: false, headcount: true },
      { unitId: 'b', amount: 5, scheduled: true, headcount: false },
      { unitId: 'c', amount: 0, scheduled: false, headcount: false },
    ]
    expect(unscheduled(units, of).map(({ unitId }) => unitId)).toEqual(['a'])
    expect(withoutHeadcount(units, of).map(({ unitId }) => unitId)).toEqual(['b'])
  })
})

describe('Timeliness: days from collection to arrival, against what the region expects', () => {
  const rule = (more = {}) => ({
    ...{ days: 3, from: day('2027-01-01'), to: null, citation: '区内规定', distance: 0 },
    ...more,
  })
  const arrival = (took: number): Arrival => ({
    ...{ batchId: 'b', fileName: '三月.xlsx', day: on, arrivedOn: addDays(on, took), lines: 2 },
  })

  test.each([
    ['the same day', 0, [2, 0, 0]],
    ['on the last day', 3, [2, 0, 0]],
    ['a day too late', 4, [0, 2, 0]],
  ] as const)('%s', (_case, took, sums) => {
    const met = timeliness([arrival(took)], [rule()])
    expect([met.inTime, met.late, met.notJudged]).toEqual(sums)
  })

  test('where nothing is expected nothing is judged', () => {
    expect(timeliness([arrival(90)], [])).toMatchObject({ late: 0, notJudged: 2, found: [] })
    const later = rule({ from: addDays(on, 1) })
    expect(timeliness([arrival(90)], [later])).toMatchObject({ late: 0, notJudged: 2 })
    const ended = rule({ to: addDays(on, -1) })
    expect(timeliness([arrival(90)], [ended])).toMatchObject({ late: 0, notJudged: 2 })
  })

  test('the nearest level holds before one above, and of one level the latest', () => {
    const above = rule({ days: 9, distance: 1 })
    const before = rule({ days: 5, from: day('2026-01-01') })
    expect(expectationOn([above, before, rule()], on)?.days).toBe(3)
    expect(expectationOn([above], on)?.days).toBe(9)
  })

  test('a file is one finding, with its latest day', () => {
    const { found } = timeliness([arrival(4), { ...arrival(9), day: addDays(on, -1) }], [rule()])
    expect(found).toMatchObject([
      {
        key: 'b',
        from: '2027-03-04',
        to: '2027-03-05',
        facts: { lines: 4, took: 10, expected: 3 },
      },
    ])
  })
})

describe('Consistency', () => {
  test.each([
    ['one 人份 a visit, the least', 10, 10, 0],
    ['two 人份 a visit, the most', 10, 20, 0],
    ['less than 200 mL a visit', 10, 9.5, 1],
    ['more than 400 mL a visit', 10, 20.5, 1],
    ['人份 not stated', 10, null, 0],
    ['nobody came', 0, 0, 0],
  ] as const)('%s', (_case, visits, renfen, found) => {
    expect(ratios([line({ visits, renfen })])).toHaveLength(found)
    expect(ratios([line({ visits, renfen, track: 'apheresis' })])).toEqual([])
  })

  test.each([
    ['4 at 200, 4 at 300, 2 at 400 mL are 10 visits and 14 人份', 4, 4, 2, 10, 14, 0],
    ['a visit is missing', 4, 4, 1, 10, 14, 1],
    ['人份 do not follow', 4, 4, 2, 10, 15, 1],
    ['人份 not stated', 4, 4, 2, 10, null, 0],
  ] as const)('volumes: %s', (_case, v200, v300, v400, visits, renfen, found) => {
    const told = { visits200: v200, visits300: v300, visits400: v400, visits, renfen }
    expect(volumes([line(told)])).toHaveLength(found)
  })

  test('whatever volumes are given, their own sums agree', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (a, b, c) => {
        const told = { visits200: a, visits300: b, visits400: c, visits: a + b + c }
        const right = line({ ...told, renfen: a + b * 1.5 + c * 2 })
        expect([...volumes([right]), ...ratios([right])]).toEqual([])
      }),
    )
  })

  test('a unit and day in two files is found once; two tracks of one file are not', () => {
    const other = line({ id: 'm', track: 'assurance', batchId: 'c', fileName: '补报.xlsx' })
    expect(twoSources([line(), other])).toMatchObject([
      { key: 'u 2027-03-05', facts: { visits: 20, files: '三月.xlsx、补报.xlsx' } },
    ])
    expect(twoSources([line(), { ...other, batchId: 'b' }])).toEqual([])
    expect(twoSources([line({ unitId: null }), { ...other, unitId: null }])).toEqual([])
  })

  test.each([
    ['on its first day', '2027-03-05', null, 0],
    ['the day before it began', '2027-03-06', null, 1],
    ['on its last day', '2000-01-01', '2027-03-06', 0],
    ['on the day it ended', '2000-01-01', '2027-03-05', 1],
  ] as const)('credited %s', (_case, began, ended, found) => {
    const units = new Map([
      ['u', { beganOn: day(began), endedOn: ended === null ? null : day(ended) }],
    ])
    expect(notLiving([line()], units)).toHaveLength(found)
  })

  test('a group of which the plan wants nothing is one finding, however often it came', () => {
    const lines = [line(), line({ id: 'm', day: addDays(on, 2), visits: 5 })]
    expect(unplanned(lines, new Set())).toMatchObject([
      { key: 'u', from: '2027-03-05', to: '2027-03-07', facts: { visits: 15, lines: 2 } },
    ])
    expect(unplanned(lines, new Set(['u']))).toEqual([])
    expect(unplanned([line({ track: 'individual', unitId: null })], new Set())).toEqual([])
  })
})
