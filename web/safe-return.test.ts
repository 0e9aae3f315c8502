import { expect, test } from 'vitest'
import { safeReturn } from './safe-return.ts'

test.each(['/plan/2027/targets?view=list#row', '/home'])('%s is a page of ours', (path) => {
  expect(safeReturn(path)).toBe(path)
})

test.each([
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'javascript:alert(1)',
  '',
  '/login?return=/x',
])('“%s” leads home instead', (path) => {
  expect(safeReturn(path)).toBe('/home')
})
