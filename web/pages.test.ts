import { expect, test } from 'vitest'
import { currentEntry, matches, type StaffPage } from './pages.ts'

const page = (path: string, entry?: string): StaffPage => ({
  path,
  name: { zh: path, en: path },
  ...(entry === undefined ? {} : { entry }),
  load: () => Promise.reject(new Error('not loaded in this test')),
})

test.each([
  ['/plan/$year/targets', '/plan/2027/targets', true],
  ['/plan/$year/targets', '/plan/2027/schedule', false],
  ['/plan/$year/targets', '/plan', false],
  ['/imports', '/imports/17', true],
  ['/imports', '/import', false],
])('%s holds %s: %s', (pattern, path, held) => {
  expect(matches(pattern, path)).toBe(held)
})

test('the navigation marks the nearest entry above a page', () => {
  const pages = [page('/plan'), page('/plan/$year/targets', '/targets'), page('/orgs')]
  expect(currentEntry(pages, '/plan/2027/targets/3')?.path).toBe('/plan/$year/targets')
  expect(currentEntry(pages, '/targets')?.path).toBe('/plan/$year/targets')
  expect(currentEntry(pages, '/plan/2027')?.path).toBe('/plan')
  expect(currentEntry(pages, '/nowhere')).toBeUndefined()
})
