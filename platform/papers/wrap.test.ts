import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wrapped } from './wrap.ts'

const wide = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.5), 0)

test('a line does not begin with a closing mark, nor end with an opening one', () => {
  expect(wrapped('依据献血法，开展工作', { width: 5 }, wide)).toEqual([
    '依据献血',
    '法，开展工',
    '作',
  ])
  expect(wrapped('献血办公（以下简称', { width: 5 }, wide)).toEqual(['献血办公', '（以下简称'])
})

test('numbers and Latin words stay whole', () => {
  expect(wrapped('目标为11173人份', { width: 5 }, wide)).toEqual(['目标为', '11173人份'])
})

test('a title is broken between words', () => {
  const lines = wrapped('各镇街道献血目标', { width: 5, whole: true }, wide)
  expect(lines.join('|')).toBe('各镇街道|献血目标')
})

test('whatever the text, nothing is lost and no line is wider than its width', () => {
  const letter = fc.constantFrom(...'血献，。（）《》abc129 —𠮷')
  const text = fc.array(letter, { maxLength: 80 }).map((all) => all.join(''))
  fc.assert(
    fc.property(text, fc.integer({ min: 3, max: 20 }), (said, width) => {
      const lines = wrapped(said, { width }, wide)
      expect(lines.join('')).toBe(said)
      for (const line of lines) expect(wide(line)).toBeLessThanOrEqual(width + 0.01)
    }),
  )
})
