import { describe, expect, test } from 'vitest'
import { inPlaces, moved, shownParts } from './arrangement.ts'

const parts = ['a', 'b', 'c', 'd'].map((key) => ({ key }))
const keys = (of: readonly { key: string }[]) => of.map(({ key }) => key).join('')
const wish = (places: string, hidden = '') => ({ places: [...places], hidden: [...hidden] })

describe('Parts of the home page', () => {
  test.each([
    ['as the programme has them', '', '', 'abcd'],
    ['as wished', 'dcba', '', 'dcba'],
    ['with one that is new, after those that are named', 'cab', '', 'cabd'],
    ['without one that is no more', 'xcab', '', 'cabd'],
    ['without one that is hidden', 'dcba', 'b', 'dca'],
  ])('stand %s', (_case, places, hidden, seen) => {
    expect(keys(shownParts(parts, wish(places, hidden)))).toBe(seen)
  })

  test('hidden ones keep their place for when they are shown again', () => {
    expect(keys(inPlaces(parts, wish('dcba', 'b')))).toBe('dcba')
  })

  test.each([
    ['up', 'c', 1, 'acbd'],
    ['down', 'a', 1, 'bacd'],
    ['to the end', 'a', 9, 'bcda'],
    ['to the beginning', 'd', -1, 'dabc'],
  ])('are moved %s', (_case, key, to, seen) => {
    expect(moved([...'abcd'], key, to).join('')).toBe(seen)
  })
})
