import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { type Lying, type PartRow, piecesOf, standing } from './pieces.ts'

const rows = (...parts: readonly (readonly [string, string])[]): PartRow[] =>
  parts.map(([name, weight], key) => ({ key, name, weight }))
const third = (numerator: number) => ({ numerator, denominator: 3 })
const nothing = { takesRegions: [], takesUnits: [] }

test.each([
  [
    'names and proportions',
    rows(['住建局', '2'], [' 城管局 ', '1'], ['', '']),
    [
      { name: '住建局', share: third(2), ...nothing },
      { name: '城管局', share: third(1), ...nothing },
    ],
  ],
  [
    'the unit itself lives on, nothing said of shares',
    rows(['建设局', ''], ['城管局', '']),
    [
      { name: null, share: null, ...nothing },
      { name: '城管局', share: null, ...nothing },
    ],
  ],
  ['fewer numbers than names', rows(['住建局', '2'], ['城管局', '']), undefined],
  ['a share of nothing', rows(['住建局', '2'], ['城管局', '0']), undefined],
  ['half a share', rows(['住建局', '1.5'], ['城管局', '1']), undefined],
])('%s', (_case, parts, pieces) => {
  expect(piecesOf('建设局', parts)).toEqual(pieces)
})

const lying: readonly Lying[] = [
  { id: 'v', name: '河口村', is: 'region', goesTo: 1 },
  { id: 's', name: '中学', is: 'unit', goesTo: 0 },
  { id: 'p', name: '小学', is: 'unit', goesTo: undefined },
]

test('what lies in a town goes where it was put, and stays where the town lives on', () => {
  expect(piecesOf('大湖镇', rows(['东湖镇', ''], ['西湖镇', '']), lying)).toMatchObject([
    { takesRegions: [], takesUnits: ['s'] },
    { takesRegions: ['v'], takesUnits: [] },
  ])
  expect(piecesOf('大湖镇', rows(['大湖镇', ''], ['西湖镇', '']), lying)).toMatchObject([
    nothing,
    { takesRegions: ['v'], takesUnits: [] },
  ])
})

test('shows where a figure will stand: by shares to the last one, or under the former name', () => {
  const on = day('2026-03-01')
  const parted = piecesOf('建设局', rows(['住建局', '2'], ['城管局', '1']))!
  expect(standing('建设局', parted, 101, on)).toEqual([
    { name: '住建局', amount: 67, former: false },
    { name: '城管局', amount: 34, former: false },
  ])
  const unsaid = piecesOf('建设局', rows(['住建局', ''], ['城管局', '']))!
  expect(standing('建设局', unsaid, 101, on)).toEqual([
    { name: '建设局', amount: 101, former: true },
  ])
  const livesOn = piecesOf('建设局', rows(['建设局', ''], ['城管局', '']))!
  expect(standing('建设局', livesOn, 101, on)).toEqual([
    { name: '建设局', amount: 101, former: false },
  ])
})
