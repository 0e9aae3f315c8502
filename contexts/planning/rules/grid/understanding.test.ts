import { describe, expect, test } from 'vitest'
import { readCell, readPeriod } from './pasted-cells.ts'
import { tableOfHtml, tableOfTsv } from './pasted-table.ts'
import { understand } from './understanding-list.ts'

const read = (text: string) =>
  understand(text.startsWith('<') ? tableOfHtml(text)! : tableOfTsv(text), 2027)
const amounts = (text: string) => {
  const it = read(text)
  if (!it.ok) return it.faults
  return it.value.amounts.map(({ row, place, amount }) => [
    row.by === 'name' ? row.name : row.offset,
    place.by === 'days'
      ? `${place.from.slice(5)} ${place.to.slice(5)}`
      : `${place.first}-${place.last}`,
    amount,
  ])
}

describe('an amount in a cell', () => {
  test.each([
    ['1,066人份', { is: 'amount', amount: 1066 }],
    ['１２', { is: 'amount', amount: 12 }],
    ['１，２４３', { is: 'amount', amount: 1243 }],
    ['1 243', { is: 'amount', amount: 1243 }],
    ['455.00', { is: 'amount', amount: 455 }],
    ['0', { is: 'amount', amount: 0 }],
    ['', { is: 'blank' }],
    ['—', { is: 'blank' }],
    ['-5', { is: 'text' }],
    ['1.5', { is: 'text' }],
    ['3.10E+17', { is: 'scientific' }],
    ['待定', { is: 'text' }],
  ])('%s', (text, reading) => expect(readCell(text)).toEqual(reading))
})

test.each([
  ['3月上旬', '2027-03-01', '2027-03-10'],
  ['三月上', '2027-03-01', '2027-03-10'],
  ['3上旬', '2027-03-01', '2027-03-10'],
  ['七月—八月', '2027-07-01', '2027-08-31'],
  ['11月、12月', '2027-11-01', '2027-12-31'],
  ['１１月、１２月', '2027-11-01', '2027-12-31'],
  ['2027-03-05', '2027-03-05', '2027-03-05'],
])('the period %s', (text, from, to) => expect(readPeriod(text, 2027)).toEqual({ from, to }))

test.each(['3上', '12', '3.15', '455', '华新镇'])('%s is no period', (text) =>
  expect(readPeriod(text, 2027)).toBeUndefined(),
)

describe('what a paste means', () => {
  test.each([
    ['one amount', '455', [[0, '0-0', 455]]],
    [
      'a piece of the grid, blank cells left open',
      '1\t\t2\n\t3\t',
      [
        [0, '0-0', 1],
        [0, '2-2', 2],
        [1, '1-1', 3],
      ],
    ],
    [
      'units before amounts',
      '夏阳街道\t455\n盈浦街道\t446',
      [
        ['夏阳街道', '0-0', 455],
        ['盈浦街道', '0-0', 446],
      ],
    ],
    [
      'a table under months, with figures beside that are not placed',
      '单位\t目标\t1月\t2月\n夏阳街道\t490\t\t455\n合计\t490\t\t455',
      [['夏阳街道', '02-01 02-28', 455]],
    ],
    [
      'the annex of a notice: a list with its header, its sum left out',
      '单位\t献血时间\t计划献血数\n华新镇\t七月—八月\t1,243\n练塘镇\t11月、12月\t560\n合计\t\t1,803',
      [
        ['华新镇', '07-01 08-31', 1243],
        ['练塘镇', '11-01 12-31', 560],
      ],
    ],
    [
      'a list without names goes to the rows below the cursor',
      '3月上旬\t12\n3月中旬\t13',
      [
        [0, '03-01 03-10', 12],
        [1, '03-11 03-20', 13],
      ],
    ],
    [
      'first and last day in two columns',
      '单位\t起\t止\t数量\n华新镇\t2027-07-01\t2027-08-31\t9',
      [['华新镇', '07-01 08-31', 9]],
    ],
    [
      'merged cells are one span',
      '<table><tr><td>1</td><td colspan=2>1,243</td></tr></table>',
      [
        [0, '0-0', 1],
        [0, '1-2', 1243],
      ],
    ],
    [
      'a unit merged over its rows',
      '<table><tr><td rowspan=2>练塘镇</td><td>4月</td><td>500</td></tr><tr><td>11月、12月</td><td>560</td></tr></table>',
      [
        ['练塘镇', '04-01 04-30', 500],
        ['练塘镇', '11-01 12-31', 560],
      ],
    ],
  ])('%s', (_case, text, found) => expect(amounts(text)).toEqual(found))

  test('a stated sum is held against the rows', () => {
    const it = read('单位\t时间\t计划数\n甲\t3月\t5\n乙\t4月\t6\n合计\t\t12')
    expect(it.ok && it.value.total).toEqual({ stated: 12, sum: 11 })
  })
})

describe('a paste of a wrong shape is refused whole, with where and why', () => {
  test.each([
    [
      'words where amounts are',
      '1\t2\n3\t约五百',
      [{ code: 'not-an-amount', row: 2, column: 2, text: '约五百' }],
    ],
    [
      'digits lost in the sheet',
      '甲\t3.10E+17',
      [{ code: 'scientific', row: 1, column: 2, text: '3.10E+17' }],
    ],
    ['rows of different width', '1\t2\n3', [{ code: 'ragged', row: 2, width: 1, others: 2 }]],
    ['nothing', ' \t \n', [{ code: 'empty' }]],
    ['names alone', '夏阳街道\n盈浦街道', [{ code: 'no-amounts' }]],
    [
      'a period that cannot be one',
      '单位\t时间\t数量\n甲\t3月\t5\n乙\t13月\t6\n丙\t4月\t7',
      [{ code: 'not-a-period', row: 3, column: 2, text: '13月' }],
    ],
    [
      'two columns that could be the amount',
      '甲\t3月\t5\t6',
      [{ code: 'two-amounts', columns: [3, 4] }],
    ],
    [
      'one amount for two units',
      '<table><tr><td>甲</td><td rowspan=2>9</td></tr><tr><td>乙</td></tr></table>',
      [{ code: 'across-rows', row: 2, column: 2, text: '9' }],
    ],
    [
      'more than one save carries',
      Array(5001).fill('1').join('\n'),
      [{ code: 'too-large', cells: 5001, limit: 5000 }],
    ],
  ])('%s', (_case, text, faults) => {
    const it = read(text)
    expect(it.ok ? it.value.amounts : it.faults).toEqual(faults)
  })
})
