import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import {
  type Arrangement,
  changeIs,
  checkItems,
  differences,
  lockDay,
  openItems,
} from './changing.ts'

const before: Arrangement = {
  onDay: day('2027-03-10'),
  venueId: 'hall',
  projection: 80,
  opens: 540,
  closes: 1020,
  crews: [
    { teamId: 'T1', vehicleId: 'V1' },
    { teamId: 'T2', vehicleId: 'V2' },
  ],
}
const lockOn = lockDay(before.onDay, 7)

describe('A change', () => {
  test.each([
    ['the day before the lock takes effect at once', '2027-03-02', 'direct'],
    ['on the day of the lock waits for a second person', '2027-03-03', 'asked'],
    ['on the day of the drive waits too', '2027-03-10', 'asked'],
  ])('%s', (_case, today, is) => {
    const after = { ...before, projection: 90 }
    expect(changeIs(before, after, { lockOn, today: day(today) })).toBe(is)
  })

  test.each<[string, Partial<Arrangement>, string[]]>([
    ['day', { onDay: day('2027-03-11') }, ['day']],
    ['place', { venueId: 'yard' }, ['venue']],
    ['projection', { projection: 81 }, ['projection']],
    ['hours', { closes: 960 }, ['hours']],
    ['staff', { crews: [{ teamId: 'T3', vehicleId: 'V1' }, before.crews[1]!] }, ['crews']],
    ['the order of the crews only', { crews: before.crews.toReversed() }, []],
  ])('of %s is named', (_case, part, named) => {
    expect(differences(before, { ...before, ...part })).toEqual(named)
  })

  test('that changes nothing is none, locked or not', () => {
    expect(changeIs(before, { ...before }, { lockOn, today: day('2027-03-09') })).toBe('none')
  })
})

test('what is to be done is named until all of it is', () => {
  expect(openItems(new Set())).toEqual(checkItems)
  expect(openItems(new Set(checkItems))).toEqual([])
})
