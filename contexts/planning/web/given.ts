import type { Day } from '#kernel/days.ts'
import type { ItemShape, TargetShape } from '../shapes.ts'

/** Parts and spans of a plan for tests; what matters is stated, the rest is plain. */

export const part = (
  key: string,
  parentKey: string | null,
  more: Partial<TargetShape> = {},
): TargetShape => ({
  id: key,
  key,
  parentKey,
  position: 0,
  kind: 'unit',
  track: 'group',
  label: key,
  unitId: key,
  unitKind: 'town',
  lines: [],
  town: null,
  amount: 0,
  status: more.amount === null ? 'pending' : 'stated',
  bound: 'exactly',
  note: null,
  source: null,
  headcount: null,
  cap: null,
  lastYear: null,
  ...more,
})

export const heading = (
  key: string,
  parentKey: string | null,
  more: Partial<TargetShape> = {},
): TargetShape =>
  part(key, parentKey, {
    kind: parentKey === null ? 'total' : 'group',
    track: parentKey === null ? 'total' : 'group',
    unitId: null,
    unitKind: null,
    ...more,
  })

export const counted = (amount: number, ratio: number): Partial<TargetShape> => ({
  headcount: {
    amount,
    basis: 'residents-without-unit',
    year: 2020,
    source: '统计',
    statedOn: '2020-01-01' as Day,
  },
  cap: { ratio, amount: Math.floor(amount * ratio), citation: '意见，二' },
})

export const span = (
  key: string,
  targetKey: string,
  [from, to]: readonly [string, string],
  amount: number,
  more: Partial<ItemShape> = {},
): ItemShape => ({
  id: key,
  key,
  targetKey,
  position: 0,
  label: null,
  area: null,
  from: from as Day,
  to: to as Day,
  text: '',
  amount,
  source: null,
  ...more,
})

/** The figures of 青浦 2020 with three towns of eleven: 669 are pooled, 1,055 are the bureaus'. */
export const district = {
  targets: [
    heading('total', null, { amount: 2977, label: '年度总目标' }),
    heading('group', 'total', {
      kind: 'track',
      amount: 2163,
      label: '团体无偿献血',
      source: { line: 24, text: '团体 2,163 人份；街头' },
    }),
    heading('street', 'total', { kind: 'track', track: 'individual', amount: null, label: '个人' }),
    heading('towns', 'group', { amount: 1108, label: '各镇、街道' }),
    part('夏阳街道', 'towns', { amount: 490 }),
    part('盈浦街道', 'towns', { amount: 478 }),
    part('朱家角镇', 'towns', { amount: 140 }),
    heading('bureaus', 'group', { amount: 1055, label: '各委、办、局' }),
    part('教育局', 'bureaus', { amount: 1055, unitKind: 'bureau' }),
  ],
  items: [
    span('a', '夏阳街道', ['2020-04-01', '2020-04-30'], 455),
    span('b', '盈浦街道', ['2020-07-01', '2020-08-31'], 446),
    span('c', '朱家角镇', ['2020-06-01', '2020-06-30'], 39, { area: '沈巷' }),
    span('d', '朱家角镇', ['2020-12-01', '2020-12-31'], 90),
    span('e', 'towns', ['2020-01-01', '2020-01-31'], 78, { label: '全区春节应急保障' }),
    span('f', 'bureaus', ['2020-10-01', '2020-10-31'], 1055, { label: '委办局' }),
  ],
}
