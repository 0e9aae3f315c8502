import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, wholeYear } from '#kernel/days.ts'
import { assess, type Frame, freeShifts, type Load, overload } from './assess.ts'
import { capacities, type DayFacts, perShift } from './capacity.ts'
import { periodAt, periodsOf, spread } from './periods.ts'
import { conflictsOf, withGoings } from './resolve.ts'
import { effectOn, holidaysOf, type Season, windowsOf } from './seasons.ts'

const year = 2026
const xun = { year, grain: 'xun' as const }

describe('A span over the columns it touches', () => {
  test.each([
    ['a whole month in its three 旬', '2026-03-01', '2026-03-31', 310, [100, 100, 110]],
    ['one day', '2026-03-10', '2026-03-10', 7, [7]],
    ['the last of one 旬 and the first of the next', '2026-03-10', '2026-03-11', 7, [3, 4]],
    ['into the next year: the rest stays outside', '2026-12-21', '2027-01-10', 21, [11]],
  ])('%s', (_case, from, to, amount, shares) => {
    const found = spread({ from: day(from), to: day(to) }, amount, xun)
    expect(found.map((one) => one.amount)).toEqual(shares)
  })

  test('loses nothing within its year, at either grain', () => {
    const dayIn = fc.integer({ min: 0, max: 364 }).map((n) => addDays(wholeYear(year).from, n))
    fc.assert(
      fc.property(dayIn, dayIn, fc.nat(1_000_000), (one, other, amount) => {
        const [from, to] = one < other ? [one, other] : [other, one]
        for (const grain of ['month', 'xun'] as const) {
          const shares = spread({ from, to }, amount, { year, grain })
          expect(shares.reduce((sum, share) => sum + share.amount, 0)).toBe(amount)
          expect(shares[0]!.at).toBe(periodAt(from, grain))
          expect(shares.at(-1)!.at).toBe(periodAt(to, grain))
        }
      }),
    )
  })
})

const season = (part: Partial<Season>): Season => ({
  ...{ id: 's', kind: 'heat', name: '高温', fromYear: 2020, toYear: null, source: '测试' },
  ...{ when: { fromMonthDay: '07-01', toMonthDay: '08-31' } },
  ...{ capacityFactor: null, willingnessFactor: null },
  ...part,
})

describe('Seasons', () => {
  test('the Spring Festival moves with the moon: 17 February 2026, 6 February 2027', () => {
    const all = [season({ kind: 'spring-festival', when: { beforeDays: 15, afterDays: 15 } })]
    expect(windowsOf(2026, all).map(({ span }) => span)).toEqual([
      { from: '2026-02-02', to: '2026-03-04' },
    ])
    expect(windowsOf(2027, all)[0]!.span).toEqual({ from: '2027-01-22', to: '2027-02-21' })
  })

  test('a season that spans the new year stands at both ends of it', () => {
    const all = [season({ when: { fromMonthDay: '12-20', toMonthDay: '02-10' } })]
    expect(windowsOf(2026, all).map(({ span }) => [span.from, span.to])).toEqual([
      ['2026-01-01', '2026-02-10'],
      ['2026-12-20', '2026-12-31'],
    ])
  })

  test('holds in its years only', () => {
    expect(windowsOf(2026, [season({ toYear: 2025 })])).toEqual([])
    expect(windowsOf(2026, [season({ fromYear: 2027 })])).toEqual([])
  })

  test('a factor that is not stated is not assumed; of several the strictest holds', () => {
    const windows = windowsOf(2026, [
      season({}),
      season({ id: 't', capacityFactor: 0.8 }),
      season({ id: 'u', capacityFactor: 0.6, willingnessFactor: 0.9 }),
    ])
    expect(effectOn(windows.slice(0, 1), day('2026-07-15'))).toEqual({
      capacity: 1,
      willingness: 1,
    })
    expect(effectOn(windows, day('2026-07-15'))).toEqual({ capacity: 0.6, willingness: 0.9 })
    expect(effectOn(windows, day('2026-06-30'))).toEqual({ capacity: 1, willingness: 1 })
  })

  test('holidays not yet announced are unknown, not absent', () => {
    expect(holidaysOf(2031)).toBeNull()
    expect(holidaysOf(2026)!.map(({ name }) => name)).toContain('国庆节')
  })
})

/** A day with one team on one vehicle, 80 人份. */
const oneShift = (on: string, part: Partial<DayFacts> = {}): DayFacts => ({
  ...{ on: day(on), shifts: [{ renfen: 80 }], spare: [], sites: [], unknown: false },
  ...part,
})

describe('What a column can take', () => {
  test('sums its days after what the seasons do, and counts those that may be holidays', () => {
    const windows = windowsOf(2026, [season({ capacityFactor: 0.5 })])
    const days = [oneShift('2026-06-30'), oneShift('2026-07-01', { unknown: true })]
    const { mobile, site } = capacities(periodsOf(2026, 'xun'), days, windows)
    expect(mobile![17]).toMatchObject({ shifts: 1, renfen: 80, unknownDays: 0 })
    expect(mobile![18]).toMatchObject({ shifts: 1, renfen: 40, unknownDays: 1 })
    expect(site).toBeNull()
    expect([perShift(mobile!, 17), perShift(mobile!, 0)]).toEqual([80, 60])
  })

  test('nothing registered is not known, and is not nought', () => {
    const frame: Frame = { ...xun, capacities: { mobile: null, site: null } }
    const found = assess([load('a', 300, '2026-03-01', '2026-03-10')], frame)
    expect(found.standings.mobile).toBeNull()
    expect(found.unchecked.mobile).toBe(300)
    expect(conflictsOf([load('a', 300, '2026-03-01', '2026-03-10')], frame)).toEqual([])
  })
})

const load = (key: string, amount: number, from: string, to: string): Load => ({
  ...{ key, label: key, amount, from: day(from), to: day(to), carrier: 'mobile' },
})
/** Every 旬 takes so many 车·班 of 100 人份. */
const frameOf = (shifts: readonly number[], spare = 0): Frame => ({
  ...xun,
  capacities: {
    mobile: periodsOf(year, 'xun').map((_period, at) => ({
      shifts: shifts[at] ?? 2,
      renfen: (shifts[at] ?? 2) * 100,
      spareShifts: spare,
      spareRenfen: spare * 100,
      unknownDays: 0,
    })),
    site: null,
  },
})

describe('A plan against what can be collected', () => {
  const may = (key: string, amount: number) => load(key, amount, '2026-05-01', '2026-05-10')

  test('需 3 车·班 > 有 2: the column is named with who asks', () => {
    const [conflict] = conflictsOf([may('夏阳街道', 180), may('盈浦街道', 120)], frameOf([]))
    expect(conflict!.standing).toMatchObject({ at: 12, asked: 300, need: 3, over: 100 })
    expect(conflict!.standing.parts.map(({ label }) => label)).toEqual(['夏阳街道', '盈浦街道'])
    expect(conflict!.standing.capacity.shifts).toBe(2)
  })

  test('exactly what it can take is no conflict; one 人份 more is', () => {
    expect(conflictsOf([may('a', 200)], frameOf([]))).toEqual([])
    const [conflict] = conflictsOf([may('a', 201)], frameOf([]))
    expect(conflict!.standing).toMatchObject({ need: 2.1, over: 1 })
  })

  test('the smallest span that is enough goes to the nearest 旬 with room, and what is left free is told', () => {
    const loads = [may('a', 180), may('b', 120), load('c', 150, '2026-05-11', '2026-05-20')]
    const [conflict] = conflictsOf(loads, frameOf([]))
    const [first] = conflict!.ways
    expect(first).toMatchObject({
      is: 'move',
      steps: [{ label: 'b', whole: true, at: 11, freeShifts: 0.8, freeRenfen: 80 }],
    })
    expect(conflict!.ways.map(({ is }) => is)).toContain('borrow')
    expect(conflict!.ways.map(({ is }) => is)).not.toContain('open')
  })

  test('a part of a span goes where the whole would not fit', () => {
    const full = Array.from({ length: 36 }, (_, at) => (at === 13 ? 1 : at === 12 ? 2 : 0))
    const [conflict] = conflictsOf([may('a', 300)], frameOf(full))
    expect(conflict!.ways[0]).toMatchObject({
      is: 'move',
      steps: [{ label: 'a', whole: false, amount: 100, at: 13, freeShifts: 0 }],
    })
  })

  test('where no single span is enough several go, one after the other', () => {
    const loads = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => may(key, 60))
    const [conflict] = conflictsOf(loads, frameOf([]))
    const [way] = conflict!.ways
    expect(way!.is === 'move' && way!.steps.length).toBe(5)
  })

  test('crews who are off are offered where they are enough', () => {
    const ways = conflictsOf([may('a', 290)], frameOf([], 1))[0]!.ways
    expect(ways).toContainEqual({ is: 'open', shifts: 1 })
    expect(conflictsOf([may('a', 390)], frameOf([], 1))[0]!.ways.map(({ is }) => is)).not.toContain(
      'open',
    )
  })

  test('what is free is rounded down to a tenth', () => {
    const { standings } = assess([may('a', 85)], frameOf([]))
    expect(freeShifts(standings.mobile![12]!)).toBe(1.1)
  })

  test('whatever is offered as a move resolves its conflict and makes no other column worse', () => {
    const loadsOf = fc.array(fc.tuple(fc.integer({ min: 1, max: 350 }), fc.nat(35), fc.nat(2)), {
      minLength: 1,
      maxLength: 14,
    })
    const periods = periodsOf(year, 'xun')
    fc.assert(
      fc.property(
        loadsOf,
        fc.array(fc.nat(3), { minLength: 36, maxLength: 36 }),
        (made, shifts) => {
          const loads = made.map(([amount, at, more], n) =>
            load(`${n}`, amount, periods[at]!.span.from, periods[Math.min(35, at + more)]!.span.to),
          )
          const frame = frameOf(shifts)
          const before = assess(loads, frame)
          for (const { standing, ways } of conflictsOf(loads, frame)) {
            for (const way of ways) {
              if (way.is !== 'move') continue
              const goings = way.steps.map(({ key, amount, to, at }) => ({
                ...{ load: loads.find((one) => one.key === key)!, amount, to, at },
              }))
              const after = assess(withGoings(loads, goings), frame)
              expect(after.standings.mobile![standing.at]!.over).toBe(0)
              expect(overload(after)).toBeLessThan(overload(before))
              expect(
                after.standings.mobile!.every(
                  ({ over, at }) => over <= before.standings.mobile![at]!.over,
                ),
              ).toBe(true)
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
