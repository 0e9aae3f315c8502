import { describe, expect, test } from 'vitest'
import { type AskedDecision, decisionFaults } from './decision-faults.ts'
import { readNotice } from './notice/read.ts'
import { textSource } from './notice/source.ts'

const result = readNotice(
  textSource(
    `关于做好2027年云河区无偿献血工作的通知
全年团体无偿献血目标为 110 人份。个人自愿无偿献血目标另行下达。
附件1：2027年云河区各镇献血募集目标分解表
地区 献血任务数（人份）
东镇 70
西镇 50
合计 110`,
    'txt',
  ),
)
if ('refused' in result) throw new Error(result.refused)
const read = result
const pending = read.targets.findIndex(({ amount }) => amount === null)
const stated = read.targets.findIndex(({ amount }) => amount !== null)
const unitId = '0192f0c4-0000-7000-8000-000000000001'

const decide = (item: string, value: AskedDecision['value'], wish: Partial<AskedDecision> = {}) =>
  ({ item, choice: 'corrected', value, reason: null, ...wish }) satisfies AskedDecision
const faults = (...asked: readonly AskedDecision[]) =>
  decisionFaults(read, [], asked).map(({ item }) => item)

test('the notice of these tests has a pending and a stated target, two rows, an error', () => {
  expect([pending, stated]).toEqual(expect.arrayContaining([0, 1]))
  expect(read.tables[0]?.rows).toHaveLength(2)
  expect(read.findings.some(({ severity }) => severity === 'error')).toBe(true)
})

describe('A correction that fits is taken', () => {
  test.each<[string, string, Record<string, unknown>]>([
    ['an amount of zero', 'row:0:0', { amount: 0 }],
    ['the largest amount that can be counted', 'row:0:0', { amount: 2 ** 53 - 1 }],
    ['a row whose amount is not known', 'row:0:0', { amount: null }],
    ['a name', 'row:0:1', { label: '西郊镇' }],
    ['an area and a head-count', 'row:0:1', { area: '城西', headcount: 30 }],
    [
      'a day as a period',
      'row:0:1',
      { period: { from: '2027-02-28', to: '2027-02-28', text: '2月底' } },
    ],
    ['no period', 'row:0:1', { period: null }],
    ['a stated target', `target:${stated}`, { amount: 5, status: 'stated' }],
    ['a target of another unit', `target:${stated}`, { unit: 'mL' }],
    ['a pending target that is stated now', `target:${pending}`, { amount: 5, status: 'stated' }],
    ['a unit of the register', 'unit:东镇', { unitId }],
    ['a unit to be registered', 'unit:东镇', { new: true }],
    ['a unit to be registered as a school', 'unit:东镇', { new: true, kind: 'school' }],
    ['a year', 'year', { year: 2027 }],
  ])('%s', (_case, item, value) => {
    expect(faults(decide(item, value))).toEqual([])
  })
})

describe('A correction that does not fit is refused', () => {
  test.each<[string, string, Record<string, unknown> | null]>([
    ['nothing at all', 'row:0:0', null],
    ['nothing in it', 'row:0:0', {}],
    ['a negative amount', 'row:0:0', { amount: -1 }],
    ['a fraction', 'row:0:0', { amount: 1.5 }],
    ['an amount beyond what is exact', 'row:0:0', { amount: 2 ** 53 }],
    ['an amount as text', 'row:0:0', { amount: '70' }],
    ['an empty name', 'row:0:0', { label: ' ' }],
    ['a name with an invisible sign', 'row:0:0', { label: '东\u0000镇' }],
    ['a name with half a character', 'row:0:0', { label: '\ud842镇' }],
    ['a name of a whole page', 'row:0:0', { label: '镇'.repeat(101) }],
    ['a head-count of more people than there are', 'row:0:0', { headcount: 3e9 }],
    [
      'a day that is in no calendar',
      'row:0:0',
      { period: { from: '2027-02-29', to: '2027-03-01', text: '二月' } },
    ],
    [
      'a period that ends before it begins',
      'row:0:0',
      { period: { from: '2027-03-01', to: '2027-02-01', text: '三月' } },
    ],
    ['a period without words', 'row:0:0', { period: { from: '2027-03-01', to: '2027-03-31' } }],
    ['a field that a row has not', 'row:0:0', { amount: 1, at: { line: 1 } }],
    ['a field of every object', 'row:0:0', { constructor: 1 }],
    ['a stated target without an amount', `target:${stated}`, { amount: null }],
    ['a pending target with an amount', `target:${pending}`, { amount: 5 }],
    ['an unknown track', `target:${stated}`, { track: 'blood' }],
    ['an unknown unit', `target:${stated}`, { unit: 'litre' }],
    ['a unit whose id is none', 'unit:东镇', { unitId: 'x' }],
    ['a unit both known and new', 'unit:东镇', { unitId, new: true }],
    ['a unit that is not new after all', 'unit:东镇', { new: false }],
    ['a kind of unit that there is not', 'unit:东镇', { new: true, kind: 'castle' }],
    ['a kind alone', 'unit:东镇', { kind: 'school' }],
    ['a year before the law', 'year', { year: 1997 }],
    ['a year that is none', 'year', { year: 2027.5 }],
    ['a finding with a value', 'finding:0', { amount: 1 }],
  ])('%s', (_case, item, value) => {
    expect(faults(decide(item, value))).toEqual([item])
  })
})

describe('A decision on something that the notice does not hold is refused', () => {
  test.each([
    'finding:99',
    'finding:-1',
    'finding:00',
    'finding',
    'finding:0:0',
    'target:9',
    'target:x',
    'row:1:0',
    'row:0:2',
    'row:0',
    'row:0:0:0',
    'row:0:00',
    'ratio:0',
    'table:0',
    '',
    '__proto__:0',
  ])('%j', (item) => {
    expect(faults(decide(item, null, { choice: 'accepted' }))).toEqual([item])
  })

  test('a name that stands nowhere in it', () => {
    expect(faults(decide('unit:南镇', { new: true }))).toEqual(['unit:南镇'])
  })

  test('but a name that came by a correction, with it or before it, is there', () => {
    const renamed = decide('row:0:1', { label: '南镇' })
    expect(faults(renamed, decide('unit:南镇', { new: true }))).toEqual([])
    const after = [decide('unit:南镇', { new: true }), decide('unit:西镇', { new: true })]
    expect(decisionFaults(read, [renamed], after).map(({ item }) => item)).toEqual(['unit:西镇'])
  })
})

describe('The choice and its reason', () => {
  test.each([null, '', ' \n'])('nothing is left out for the reason %j', (reason) => {
    expect(faults(decide('row:0:0', null, { choice: 'ignored', reason }))).toEqual(['row:0:0'])
  })

  test('with a reason it is left out', () => {
    expect(faults(decide('row:0:0', null, { choice: 'ignored', reason: '重复' }))).toEqual([])
  })

  test.each(['accepted', 'ignored'] as const)('what is %s brings no value', (choice) => {
    const wish = { choice, reason: '重复' }
    expect(faults(decide('row:0:0', { amount: 1 }, wish))).toEqual(['row:0:0'])
  })

  test.each(['accepted', 'ignored'] as const)('a unit and a year are not %s', (choice) => {
    const wish = { choice, reason: '无' }
    const both = [decide('unit:东镇', null, wish), decide('year', null, wish)]
    expect(faults(...both)).toEqual(['unit:东镇', 'year'])
  })

  test('a finding is seen to, with or without a word for it', () => {
    expect(
      faults(decide('finding:0', null), decide('target:0', null, { choice: 'accepted' })),
    ).toEqual([])
  })

  test('one thing is decided on once', () => {
    const amounts = [decide('row:0:0', { amount: 1 }), decide('row:0:0', { amount: 2 })]
    expect(faults(...amounts)).toEqual(['row:0:0'])
  })

  test('a refusal says in both languages what is wrong', () => {
    const [fault] = decisionFaults(read, [], [decide('row:0:0', { amount: -1 })])
    expect(fault?.why.zh).toContain('数量')
    expect(fault?.why.en).toContain('amount')
  })
})
