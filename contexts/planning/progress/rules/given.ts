import { day, type Span, wholeMonth } from '#kernel/days.ts'
import type { Part, Plan } from './plan.ts'

/** The parts and the schedule of 青浦 2020, with the figures of its three annexes. */
export function qingpu(): Plan {
  const towns =
    '夏阳 490 盈浦 478 香花桥 682 朱家角 1222 练塘 1133 金泽 1200 赵巷 804 徐泾 1177 华新 1330 重固 536 白鹤 1066'
  const bureaus =
    '1 5 2 1 1 1 2 1 3 3 2 315 3 108 6 6 6 12 13 8 29 17 27 14 84 1 2 2 26 1 4 1 3 6 9 8 1 2 2 7 2 1 18 8 2 1 98 33 136 2 2 5 2'
  return {
    targets: [
      aPart('total', null, 'total', 15_987, { track: 'total' }),
      aPart('group', 'total', 'track', 11_173),
      aPart('individual', 'total', 'track', null, { track: 'individual' }),
      aPart('assurance', 'total', 'track', null, { track: 'assurance' }),
      aPart('towns', 'group', 'group', 10_118),
      ...pairs(towns).map(([name, amount]) => aPart(name, 'towns', 'unit', Number(amount))),
      aPart('bureaus', 'group', 'group', 1_055),
      ...bureaus
        .split(' ')
        .map((amount, at) => aPart(`委办局${at + 1}`, 'bureaus', 'unit', Number(amount))),
    ],
    items: [
      anItem('白鹤', 1066, months(1)),
      anItem('towns', 669, months(1), '全区春节应急保障'),
      anItem('香花桥', 586, months(2)),
      anItem('金泽', 694, months(3)),
      anItem('练塘', 500, months(4)),
      anItem('夏阳', 455, months(4)),
      anItem('徐泾', 1106, months(5)),
      anItem('朱家角', 439, months(6)),
      anItem('重固', 485, months(6)),
      anItem('华新', 1243, months(7, 8)),
      anItem('赵巷', 647, months(8, 9)),
      anItem('盈浦', 446, months(9)),
      anItem('bureaus', 1055, months(10)),
      anItem('金泽', 450, months(11)),
      anItem('练塘', 560, months(11, 12)),
      anItem('朱家角', 772, months(12)),
    ],
  }
}

/** A part of a plan; its key is its name. */
export const aPart = (
  key: string,
  parentKey: string | null,
  kind: Part['kind'],
  amount: number | null,
  { track = 'group' as Part['track'] } = {},
): Part => ({
  key,
  parentKey,
  kind,
  track,
  label: key,
  unitId: kind === 'unit' ? key : null,
  amount,
  status: amount === null ? 'pending' : 'stated',
})

let made = 0

/** A span of a schedule. */
export const anItem = (
  targetKey: string,
  amount: number,
  { from, to }: Span,
  label: string | null = null,
) => ({ key: `item-${++made}`, targetKey, label, area: null, amount, from, to, text: '' })

/** Whole months of 2020. */
export const months = (first: number, last = first): Span => ({
  from: wholeMonth(2020, first).from,
  to: wholeMonth(2020, last).to,
})

/** Days of 2020, written MM-DD. */
export const days = (from: string, to: string): Span => ({
  from: day(`2020-${from}`),
  to: day(`2020-${to}`),
})

const pairs = (text: string): [string, string][] => {
  const words = text.split(' ')
  return words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1]!] as const] : [])) as [
    string,
    string,
  ][]
}
