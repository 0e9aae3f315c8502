import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { daytime, givenTerms } from '../given.ts'
import { dayCapacity, type Fleet } from './day-capacity.ts'
import { type Collector, openingOn } from './openings.ts'
import { isQualified, standings } from './qualification.ts'
import { ratePerHour, type Terms, termsOn } from './terms.ts'

const it_ = (id: string, terms: Partial<Terms> = {}, part: Partial<Collector> = {}): Collector => ({
  ...{ id, name: id, began: day('2020-01-01'), ended: null },
  ...{ terms: [givenTerms(terms)], absences: [] },
  ...part,
})
const fleet = (part: Partial<Fleet>): Fleet => ({ teams: [], vehicles: [], sites: [], ...part })
// 2026-03-02 is a Monday; 2026-10-01 is a statutory holiday.
const monday = day('2026-03-02')

describe('How much an hour can do', () => {
  test.each([
    ['its own rate where beds say nothing', { renfenPerHour: 18 }, 18],
    ['its beds where they are stricter', { renfenPerHour: 18, beds: 3, renfenPerBed: 4 }, 12],
    ['its rate where that is stricter', { renfenPerHour: 10, beds: 3, renfenPerBed: 4 }, 10],
    ['beds alone', { renfenPerHour: null, beds: 3, renfenPerBed: 4 }, 12],
    ['nothing stated bounds nothing', { renfenPerHour: null }, null],
  ])('%s', (_case, terms, rate) => {
    expect(ratePerHour(givenTerms(terms), 'whole-blood')).toBe(rate)
  })

  test('platelets are bounded by what is stated of platelets only', () => {
    const terms = givenTerms({ dosesPerHour: 2, beds: 3, dosesPerBed: 0.5 })
    expect(ratePerHour(terms, 'apheresis')).toBe(1.5)
    expect(ratePerHour(givenTerms(), 'apheresis')).toBeNull()
  })

  test('terms hold from their day until the next', () => {
    const all = [givenTerms(), givenTerms({ from: day('2026-07-01'), renfenPerHour: 6 })]
    expect(termsOn(all, day('2026-06-30'))?.renfenPerHour).toBe(10)
    expect(termsOn(all, day('2026-07-01'))?.renfenPerHour).toBe(6)
    expect(termsOn(all, day('2019-12-31'))).toBeUndefined()
  })
})

describe('Whether it is there on a day', () => {
  test.each([
    ['a weekday', '2026-03-02', 'open'],
    ['a Sunday', '2026-03-01', 'off'],
    ['a statutory holiday', '2026-10-01', 'holiday'],
    ['a day of leave', '2026-03-05', 'absent'],
    ['its last day of leave', '2026-03-06', 'absent'],
    ['the day it came to its end', '2026-12-01', 'not-there'],
    ['before it began', '2019-12-31', 'not-there'],
  ])('%s', (_case, on, is) => {
    const team = it_(
      'A',
      {},
      {
        absences: [{ from: day('2026-03-05'), to: day('2026-03-06') }],
        ended: day('2026-12-01'),
      },
    )
    expect(openingOn(team, day(on)).is).toBe(is)
  })

  test('a site that works on holidays is open on them', () => {
    expect(openingOn(it_('B', { holidays: 'works' }), day('2026-10-01')).is).toBe('open')
  })

  test('in a year whose holidays are not announced the weekday counts, and is marked so', () => {
    const { shifts, unknown } = dayCapacity(
      fleet({ teams: [it_('A')], vehicles: [it_('V')] }),
      day('2031-10-01'),
    )
    expect([shifts.length, unknown]).toEqual([1, true])
  })
})

describe('What a day can collect', () => {
  test('two teams and one vehicle are one shift, by the slower of the two', () => {
    const found = dayCapacity(
      fleet({
        teams: [it_('A', { renfenPerHour: 12 }), it_('B', { renfenPerHour: 8 })],
        vehicles: [it_('V', { renfenPerHour: 10 })],
      }),
      monday,
    )
    expect(found.shifts).toEqual([{ teamId: 'A', vehicleId: 'V', hours: 8, renfen: 80 }])
    expect(found.spare).toEqual([])
  })

  test('only the hours that team and vehicle share count', () => {
    const found = dayCapacity(
      fleet({
        teams: [it_('A', { hours: [{ weekday: 1, opens: 480, closes: 780 }] })],
        vehicles: [it_('V')],
      }),
      monday,
    )
    expect(found.shifts).toMatchObject([{ hours: 4, renfen: 40 }])
  })

  test('a crew that is off on Sunday is spare, never counted', () => {
    const found = dayCapacity(
      fleet({ teams: [it_('A')], vehicles: [it_('V', { hours: daytime([1, 7]) })] }),
      day('2026-03-01'),
    )
    expect([found.shifts.length, found.spare.length]).toEqual([0, 1])
  })

  test('a fixed site needs neither team nor vehicle', () => {
    expect(dayCapacity(fleet({ sites: [it_('S')] }), monday).sites).toEqual([
      { siteId: 'S', hours: 8, renfen: 80 },
    ])
  })

  test('one more team or vehicle never collects less, and nobody is in two shifts', () => {
    const rates = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 })
    fc.assert(
      fc.property(rates, rates, fc.integer({ min: 1, max: 30 }), (teams, vehicles, more) => {
        const made = (all: readonly number[], of: string) =>
          all.map((renfenPerHour, at) => it_(`${of}${at}`, { renfenPerHour }))
        const sum = (crews: readonly number[]) =>
          dayCapacity(fleet({ teams: made(crews, 'T'), vehicles: made(vehicles, 'V') }), monday)
        const [before, after] = [sum(teams), sum([...teams, more])]
        const renfen = (of: typeof before) => of.shifts.reduce((all, one) => all + one.renfen, 0)
        expect(renfen(after)).toBeGreaterThanOrEqual(renfen(before))
        const used = after.shifts.flatMap(({ teamId, vehicleId }) => [teamId, vehicleId])
        expect(new Set(used).size).toBe(used.length)
      }),
    )
  })
})

describe('Whether a place is fit', () => {
  const met = (
    aspect: 'power' | 'space' | 'privacy' | 'parking',
    validTo: string | null = null,
  ) => ({
    ...{ aspect, outcome: 'met' as const, assessedOn: day('2026-01-10') },
    validTo: validTo === null ? null : day(validTo),
  })
  const all = [met('power'), met('space'), met('privacy'), met('parking', '2026-12-31')]

  test.each([
    ['before it was assessed', '2026-01-09', false],
    ['on the day of the assessment', '2026-01-10', true],
    ['on its last day', '2026-12-31', true],
    ['the day after', '2027-01-01', false],
  ])('%s', (_case, on, fit) => {
    expect(isQualified('venue', all, day(on))).toBe(fit)
  })

  test('what is missing, expired or not met is named', () => {
    const stated = [
      ...all.slice(1),
      { ...met('space'), outcome: 'not-met' as const, assessedOn: day('2026-05-01') },
    ]
    expect(
      standings('venue', stated, day('2027-01-01')).map(({ aspect, is }) => [aspect, is]),
    ).toEqual([
      ['power', 'never-assessed'],
      ['space', 'not-met'],
      ['privacy', 'met'],
      ['parking', 'expired'],
    ])
  })

  test('nothing is asked of teams and vehicles', () => {
    expect(isQualified('vehicle', [], monday)).toBe(true)
  })
})
