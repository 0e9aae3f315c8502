import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { CapShape } from '../../caps/contract.ts'
import { capState, capTimeline, ratioOf } from './cap-timeline.ts'

const cap = (given: Partial<CapShape>): CapShape => ({
  id: 'c',
  regionId: 'r',
  regionName: '青浦区',
  basis: 'staff',
  ratio: 0.065,
  from: day('2026-01-01'),
  to: day('2026-12-31'),
  citation: '意见',
  proposedBy: '甲',
  proposedAt: '2026-01-01T00:00:00.000Z',
  approvedBy: '乙',
  approvedAt: '2026-01-02T00:00:00.000Z',
  refusedBy: null,
  refusedAt: null,
  mine: false,
  plans: [],
  ...given,
})
const today = day('2027-07-02')

describe('Caps in time', () => {
  test('years reach from the first cap to today', () => {
    const timeline = capTimeline([cap({})], today)
    expect(timeline.years).toEqual([2026, 2027])
    expect(timeline.rows[0]!.bars[0]).toMatchObject({ start: 0, width: 0.5, open: false })
    expect(timeline.today).toBeCloseTo(0.75)
  })

  test('a cap without a last day reaches the right end and goes on', () => {
    const [row] = capTimeline([cap({ from: day('2027-01-01'), to: null })], today).rows
    expect(row!.bars[0]).toMatchObject({ start: 0, width: 1, open: true })
  })

  test('a refused cap never held; without any, only today’s year is there', () => {
    const refused = cap({ approvedAt: null, refusedAt: '2026-01-02T00:00:00.000Z' })
    expect(capTimeline([refused], today)).toMatchObject({ years: [2027], rows: [] })
  })
})

test.each([
  ['waits', { approvedAt: null }, 'proposed'],
  ['was refused', { approvedAt: null, refusedAt: 'x' }, 'refused'],
  ['begins tomorrow', { from: day('2027-07-03'), to: null }, 'coming'],
  ['begins today', { from: today, to: null }, 'inForce'],
  ['ends today', { to: today }, 'inForce'],
  ['ended yesterday', { to: day('2027-07-01') }, 'ended'],
] as const)('a cap that %s', (_case, given, state) => {
  expect(capState(cap(given), today)).toBe(state)
})

test.each([
  ['6.5', 0.065],
  ['６．５%', 0.065],
  ['2.5 %', 0.025],
  ['100', 1],
  ['0', undefined],
  ['100.1', undefined],
  ['6.5555', undefined],
  ['', undefined],
  ['六', undefined],
])('“%s” is read as %s', (text, ratio) => expect(ratioOf(text)).toBe(ratio))
