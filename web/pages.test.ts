import { describe, expect, test } from 'vitest'
import { allows, roleNames } from '#platform/access/roles.ts'
import {
  addressFrom,
  currentEntry,
  entriesOf,
  leadOf,
  matches,
  type StaffPage,
  sectionOf,
} from './pages.ts'
import { staffPages } from './routes.ts'

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

describe('pages beside one another share an entry', () => {
  const lead: StaffPage = { ...page('/plans'), group: 'plan' }
  const targets: StaffPage = {
    ...page('/plan/$id/targets', '/plan/newest/targets'),
    group: 'plan',
    beside: '/plans',
  }
  const alone: StaffPage = { ...page('/rules'), group: 'manage' }

  test('and are one section', () => {
    const shown = [lead, targets, alone]
    expect(entriesOf(shown)).toEqual([lead, alone])
    expect(sectionOf(shown, targets)).toEqual([lead, targets])
    expect(leadOf(shown, targets)).toBe(lead)
    expect(sectionOf(shown, alone)).toEqual([alone])
  })

  test('who may not open the leading page has an entry for the other', () => {
    expect(entriesOf([targets, alone])).toEqual([targets, alone])
    expect(sectionOf([targets, alone], targets)).toEqual([targets])
  })

  test.each([
    ['/plan/17/schedule', '/plan/17/targets'],
    ['/plans', '/plan/newest/targets'],
    ['/plan', '/plan/newest/targets'],
  ])('from %s it leads to %s', (path, to) => {
    expect(addressFrom(targets, path)).toBe(to)
  })
})

test('every page beside another stands beside one that is there, in its group, at the first level', () => {
  for (const { beside, group } of staffPages.filter((one) => one.beside !== undefined)) {
    const found = staffPages.find(({ path }) => path === beside)
    expect(found?.group).toBe(group)
    expect(found?.beside).toBeUndefined()
  }
})

test('nobody has more than nine entries', () => {
  for (const role of roleNames) {
    const shown = staffPages.filter(
      ({ may }) => may === undefined || [may].flat().some((needed) => allows(role, needed)),
    )
    expect([role, entriesOf(shown).length <= 9]).toEqual([role, true])
  }
})
