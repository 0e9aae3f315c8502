import { describe, expect, test } from 'vitest'
import type { CockpitShape } from '../shapes.ts'
import { headline, monthsTitle, partsTitle, underline } from './cockpit-text.ts'
import { cockpitWords } from './cockpit-words.ts'

type Row = Partial<CockpitShape['rows'][number]>

const part = (label: string, gap: number | null, state: string) => ({
  key: label,
  label,
  target: 1000,
  actual: 900,
  toDate: gap === null ? null : 900 - gap,
  gap,
  state,
  units: 1,
})

/** A cockpit as far as its sentences go. */
const cockpit = (head: Row, over: object = {}) =>
  ({
    head: 'group',
    rows: [{ key: 'group', label: '团体', target: 11_173, actual: 9234, compared: 9234, ...head }],
    parts: [],
    months: [],
    ground: { on: '2020-10-31', asOf: { lastDay: '2020-10-31' } },
    ...over,
  }) as unknown as CockpitShape

const { zh } = cockpitWords
const placed = { toDate: 9391, gap: -157, completion: 9234 / 11_173 }

describe('The headline of the cockpit', () => {
  test.each([
    ['behind', placed, '团体完成 9,234 人份，比计划进度少 157'],
    ['ahead', { ...placed, gap: 12 }, '团体完成 9,234 人份，比计划进度多 12'],
    ['exactly on plan', { ...placed, gap: 0 }, '团体完成 9,234 人份，与计划进度相同'],
    [
      'only in part scheduled',
      { ...placed, compared: 992, gap: -18 },
      '团体完成 9,234 人份，其中已排期部分比计划少 18',
    ],
    ['not scheduled', { toDate: null, gap: null }, '团体完成 9,234 人份，还没有排期'],
    ['not stated', { actual: null, compared: null, gap: null }, '团体有来源没有写明数量'],
  ])('%s', (_case, head, sentence) => {
    expect(headline(zh, cockpit(head), '人份')).toBe(sentence)
  })

  test('before anything is recorded it says so, not 0', () => {
    const empty = cockpit(placed, { ground: { on: '2020-01-01', asOf: { lastDay: null } } })
    expect(headline(zh, empty, '人份')).toBe('团体 11,173 人份，还没有采集数')
  })
})

describe('The sentences under it', () => {
  const parts = [
    part('徐泾镇', -75, 'behind'),
    part('华新镇', -44, 'behind'),
    part('白鹤镇', 5, 'on-plan'),
  ]

  test('name the shares and who is behind, furthest first', () => {
    expect(underline(zh, cockpit(placed, { parts }))).toBe(
      '完成目标的 82.6%，计划进度 84.1%。落后的是徐泾镇、华新镇，合计少 119。',
    )
  })

  test('hold only what is scheduled against the plan', () => {
    const some = cockpit({ ...placed, compared: 992, toDate: 1010, gap: -18 })
    expect(underline(zh, some)).toBe('完成目标的 82.6%。已排期的单位完成 992，至今应完成 1,010。')
  })

  test('the treemap’s title names both sides, or that there is nothing to compare', () => {
    expect(partsTitle(zh, cockpit(placed, { parts }))).toBe('徐泾镇、华新镇比计划少 3% 以上')
    const open = [part('永定区', null, 'unscheduled')]
    expect(partsTitle(zh, cockpit(placed, { parts: open }))).toBe('各单位都还没有排期')
  })

  test('the months’ title adds up what is missing in those that are short', () => {
    const months = [
      { month: 4, plan: 955, actual: 947 },
      { month: 5, plan: 1106, actual: 1031 },
      { month: 7, plan: 1243, actual: 1199 },
      { month: 11, plan: 1010, actual: null },
    ]
    const title = monthsTitle(zh, cockpit(placed, { months }), (month) => `${month}月`)
    expect(title).toBe('5月、7月合计少 119，其余各月基本采足')
  })
})
