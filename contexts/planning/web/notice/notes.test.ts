import { describe, expect, test } from 'vitest'
import { foldedRuns, type Note, piecesOf } from './notes.ts'

const note = (number: number, figure: string | null): Note => ({
  number,
  figure,
  of: `target:${number}`,
  places: [],
})

describe('The figure that was understood is underlined where the notice writes it', () => {
  test.each([
    ['plain', '目标为15987人份', '15987'],
    ['with separators', '确定为 12,173 人份', '12173'],
    ['in full width', '总量１２１７３人份', '12173'],
    ['a percentage', '不超过 6.5%', '6.5'],
  ])('%s', (_case, text, figure) => {
    const pieces = piecesOf(text, [note(1, figure)])
    expect(
      pieces
        .find((piece) => piece.note === 1)
        ?.text.replace(/[,\s]/g, '')
        .normalize('NFKC'),
    ).toBe(figure)
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  })

  test('two figures of one line keep their notes apart', () => {
    const pieces = piecesOf('总目标15987人份，其中团体11173人份', [
      note(2, '15987'),
      note(4, '11173'),
    ])
    expect(pieces.filter((piece) => piece.note !== undefined)).toEqual([
      { text: '15987', note: 2 },
      { text: '11173', note: 4 },
    ])
  })

  test('a fact without a figure underlines its line', () => {
    expect(piecesOf('由市卫生健康委另行下达', [note(5, null)])).toEqual([
      { text: '由市卫生健康委另行下达', note: 5 },
    ])
  })
})

test('long runs without anything to see are folded, and nothing is left out', () => {
  const lines = Array.from({ length: 30 }, (_, at) => ({ text: `第${at}行` }))
  const runs = foldedRuns(lines, (line) => line.text === '第20行')
  expect(runs.map(({ folded, lines: run }) => [folded, run.length])).toEqual([
    [true, 18],
    [false, 5],
    [true, 7],
  ])
  expect(runs.flatMap((run) => run.lines)).toEqual(lines)
})
