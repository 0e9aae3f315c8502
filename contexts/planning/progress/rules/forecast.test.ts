import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forecast, sessionsToClose } from './forecast.ts'

const kept = (...ratios: number[]) => ratios.map((ratio) => ({ planned: 100, actual: 100 * ratio }))

describe('The year’s end goes on as the plan was kept so far', () => {
  test('青浦: 9,234 of 9,391 due, 1,782 still planned', () => {
    const told = forecast({ compared: 9234, toDate: 9391, scheduled: 11_173, finished: [] })
    expect(told).toMatchObject({ atYearsEnd: 10_986, remaining: 1782, low: null, high: null })
  })

  test.each([
    ['nothing was due yet', 0, 0, 100],
    ['it is not placed in time', null, null, null],
    ['the sources do not say', null, 50, 100],
  ])('nobody can say when %s', (_case, compared, toDate, scheduled) => {
    expect(forecast({ compared, toDate, scheduled, finished: kept(1, 1, 1) })).toBeNull()
  })

  test.each([
    ['two finished periods are too few', kept(0.8, 1.1), null, null],
    ['three give the worst and the best', kept(0.8, 1, 1.1), 180, 210],
    ['of twenty the extremes are left out', kept(0.1, 0.9, ...Array(16).fill(1), 1.2, 3), 190, 200],
  ])('%s', (_case, finished, low, high) => {
    const told = forecast({ compared: 100, toDate: 100, scheduled: 200, finished })
    expect(told).toMatchObject({ atYearsEnd: 200, low, high })
  })

  test('low, forecast and high stand in this order, and a finished plan ends as it is', () => {
    const amounts = fc.nat(5_000)
    const finished = fc.array(fc.record({ planned: amounts, actual: amounts }), { maxLength: 30 })
    fc.assert(
      fc.property(amounts, amounts, amounts, finished, (compared, toDate, rest, periods) => {
        fc.pre(toDate > 0)
        const told = forecast({ compared, toDate, scheduled: toDate + rest, finished: periods })!
        if (told.low !== null) expect(told.low).toBeLessThanOrEqual(told.atYearsEnd)
        if (told.high !== null) expect(told.high).toBeGreaterThanOrEqual(told.atYearsEnd)
        if (rest === 0) expect(told.atYearsEnd).toBe(compared)
      }),
    )
  })
})

describe('Sessions that close a gap', () => {
  const region = { mean: 60, sessions: 200 }
  test.each([
    ['exactly two', -120, region, 2],
    ['one more for the last one', -121, region, 3],
    ['half a 人份 takes a session too', -0.5, region, 1],
    ['the unit’s own sessions count where it had three', -120, { mean: 30, sessions: 3 }, 4],
    ['not where it had two', -120, { mean: 30, sessions: 2 }, 2],
  ])('%s', (_case, gap, unit, sessions) => {
    expect(sessionsToClose(gap, unit, region)?.sessions).toBe(sessions)
  })

  test.each([
    ['nothing is missing', 0, region],
    ['it is ahead', 12, region],
    ['there is no plan to date', null, region],
    ['no session was ever held', -10, undefined],
    ['sessions collected nothing', -10, { mean: 0, sessions: 5 }],
  ])('none are named when %s', (_case, gap, of) => {
    expect(sessionsToClose(gap, undefined, of)).toBeNull()
  })
})
