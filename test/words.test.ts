import { describe, expect, test } from 'vitest'
import { roles } from '#platform/access/roles.ts'
import { sourcesIn } from './architecture/sources.ts'
import { wordFaults, wordsWithin } from './architecture/word-rules.ts'

const files = sourcesIn(/words\.ts$/, ['contexts', 'platform', 'web', 'kernel'])
  .concat(sourcesIn(/\.ts$/, ['web/words']).filter(({ path }) => !path.endsWith('.test.ts')))
  .map(({ path }) => path)

describe('Every word is there in both languages', () => {
  test.each([...new Set(files)])('%s', async (path) => {
    const exported: Record<string, unknown> = await import(/* @vite-ignore */ `../${path}`)
    for (const { name, zh, en } of wordsWithin(exported)) {
      expect([name, wordFaults({ word: zh }, { word: en })]).toEqual([name, []])
    }
  })

  test('which is more than a few', () => {
    expect(files.length).toBeGreaterThan(5)
  })

  test('and each role has a name in both', async () => {
    const { roleWords } = await import('#platform/access/role-words.ts')
    for (const role of Object.keys(roles)) {
      expect(JSON.stringify(roleWords)).toContain(role)
    }
  })
})

describe('The guard of words', () => {
  test.each([
    ['a word that one language lacks', { a: '甲', b: '乙' }, { a: 'a' }],
    ['a sentence where the other has a function', { a: (n: number) => `${n}` }, { a: 'a' }],
    ['an empty word', { a: '甲' }, { a: '' }],
    ['a word that was not translated', { a: '甲' }, { a: '甲' }],
    ['the same within a group', { a: { b: '甲' } }, { a: {} }],
  ])('refuses %s', (_case, zh, en) => {
    expect(wordFaults(zh, en)).toHaveLength(1)
  })
})
