import { describe, expect, test } from 'vitest'
import { readPastedColumn } from './paste-column.ts'

const rows = [
  { key: 'a', label: '夏阳街道', amount: 490 },
  { key: 'b', label: '盈浦街道', amount: 478 },
  { key: 'c', label: '白鹤镇', amount: null },
]

const verdicts = (text: string, start?: string) =>
  readPastedColumn(text, rows, start).lines.map(({ key, amount, verdict }) => [
    key,
    amount,
    verdict,
  ])

describe('a column pasted from a spreadsheet', () => {
  test('goes down from the chosen row, as offices write amounts', () => {
    expect(verdicts('４５５\n1,066人份', 'b')).toEqual([
      ['b', 455, 'set'],
      ['c', 1066, 'set'],
    ])
  })

  test('changes nothing where it is blank or says the same', () => {
    expect(verdicts('490\n—\n')).toEqual([
      ['a', 490, 'same'],
      ['b', null, 'blank'],
    ])
  })

  test('is not guessed at: scientific notation, fractions and rows too many are refused', () => {
    expect(verdicts('3.10E+17\n4.5\n7\n8')).toEqual([
      ['a', null, 'scientific'],
      ['b', null, 'not-an-amount'],
      ['c', 7, 'set'],
      [null, 8, 'beyond'],
    ])
  })
})

describe('names beside amounts', () => {
  test('find their units whatever the order, spaces and widths; the head is left out', () => {
    const pasted = readPastedColumn(
      '单 位\t献血任务数（人份）\n白 鹤 镇\t1,066\n夏阳街道\t490\n合计\t1,556',
      rows,
    )
    expect(pasted.lines.map(({ key, verdict }) => [key, verdict])).toEqual([
      ['c', 'set'],
      ['a', 'same'],
      [null, 'total'],
    ])
    expect([pasted.sum, pasted.total]).toEqual([1556, 1556])
  })

  test('that no unit has, or that stand twice, are told and not written', () => {
    expect(verdicts('金泽镇\t3\n夏阳街道\t1\n夏阳街道\t2')).toEqual([
      [null, 3, 'no-such-unit'],
      ['a', 1, 'set'],
      [null, 2, 'twice'],
    ])
  })
})
