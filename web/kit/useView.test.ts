import { expect, test } from 'vitest'
import { z } from 'zod'
import { readView } from './useView.ts'

const Shape = z.object({
  view: z.enum(['matrix', 'gantt', 'list']).default('matrix'),
  year: z.coerce.number().int().optional(),
  unit: z.string().optional(),
})

test('an address gives the view it names, and the standard for what it does not', () => {
  expect(readView(Shape, new URLSearchParams('view=gantt&year=2027'))).toMatchObject({
    view: 'gantt',
    year: 2027,
  })
  expect(readView(Shape, new URLSearchParams('')).view).toBe('matrix')
})

test('a part that cannot be read does not spoil the others', () => {
  const view = readView(Shape, new URLSearchParams('view=cube&year=x&unit=17'))
  expect(view.unit).toBe('17')
  expect(view.year).toBeUndefined()
})
