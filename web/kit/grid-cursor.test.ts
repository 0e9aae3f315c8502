import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaOf, type GridShape, nextCursor } from './grid-cursor.ts'

/** Ten lines of sixteen columns; in the third line the columns 6 to 8 are one. */
const grid: GridShape = {
  lines: 10,
  columns: 16,
  page: 4,
  cellAt: ({ line, column }) =>
    line === 2 && column >= 6 && column <= 8
      ? { first: 6, last: 8 }
      : { first: column, last: column },
}
const press = (key: string, line: number, column: number, ctrl = false) => {
  const to = nextCursor({ line, column }, { key, ctrl }, grid)
  return to === undefined ? undefined : [to.line, to.column]
}

test.each([
  ['ArrowRight', [2, 5], [2, 6]],
  ['ArrowRight', [2, 6], [2, 9]],
  ['ArrowRight', [2, 8], [2, 9]],
  ['ArrowLeft', [2, 8], [2, 5]],
  ['ArrowDown', [2, 7], [3, 7]],
  ['ArrowUp', [0, 3], [0, 3]],
  ['ArrowLeft', [4, 0], [4, 0]],
  ['ArrowRight', [4, 15], [4, 15]],
  ['Home', [4, 9], [4, 0]],
  ['End', [4, 9], [4, 15]],
  ['PageDown', [1, 3], [5, 3]],
  ['PageDown', [8, 3], [9, 3]],
  ['PageUp', [2, 3], [0, 3]],
] as const)('%s from %j leads to %j', (key, [line, column], to) =>
  expect(press(key, line, column)).toEqual(to),
)

test('with Ctrl it goes to the ends', () => {
  expect(press('Home', 5, 5, true)).toEqual([0, 0])
  expect(press('End', 5, 5, true)).toEqual([9, 15])
  expect(press('ArrowDown', 5, 5, true)).toEqual([9, 5])
})

test('another key does not move', () => expect(press('a', 5, 5)).toBeUndefined())

test('whatever is pressed, the cursor stays within the grid', () => {
  const keys = [
    'ArrowLeft',
    'ArrowRight',
    'ArrowUp',
    'ArrowDown',
    'Home',
    'End',
    'PageUp',
    'PageDown',
  ]
  const presses = fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean()), { maxLength: 30 })
  fc.assert(
    fc.property(presses, (all) => {
      let at = { line: 2, column: 7 }
      for (const [key, ctrl] of all) at = nextCursor(at, { key, ctrl }, grid)!
      expect(at.line >= 0 && at.line < 10 && at.column >= 0 && at.column < 16).toBe(true)
    }),
  )
})

test('a selection takes merged cells whole', () => {
  expect(areaOf({ line: 2, column: 7 }, { line: 4, column: 7 }, grid)).toEqual({
    from: 2,
    to: 4,
    first: 6,
    last: 8,
  })
})
