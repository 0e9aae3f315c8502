import { expect, test } from 'vitest'
import { piecesOf } from './pieces.ts'

const third = (numerator: number) => ({ numerator, denominator: 3 })

test.each([
  [
    'names and proportions',
    '住建局\n城管局',
    '2、1',
    [
      { name: '住建局', share: third(2) },
      { name: '城管局', share: third(1) },
    ],
  ],
  [
    'the unit itself lives on, nothing said of shares',
    '建设局\n 城管局 \n',
    null,
    [
      { name: null, share: null },
      { name: '城管局', share: null },
    ],
  ],
  ['fewer numbers than names', '住建局\n城管局', '2', undefined],
  ['a share of nothing', '住建局\n城管局', '2 0', undefined],
])('%s', (_case, parts, shares, pieces) => {
  expect(piecesOf('建设局', parts, shares)).toEqual(pieces)
})
