import { expect, test } from 'vitest'
import { type Words, wordsIn } from './useWords.ts'

const whole = {
  zh: { gap: (by: number) => `差 ${by}`, group: { name: '组' } },
  en: { gap: (by: number) => `off by ${by}`, group: { name: 'group' } },
} satisfies Words

test('words come in the language asked for', () => {
  expect(wordsIn('zh', whole).gap(3)).toBe('差 3')
  expect(wordsIn('en', whole).group.name).toBe('group')
})

test('a word that one language lacks, or takes differently, does not compile', () => {
  const lacking = { zh: { a: '甲', b: '乙' }, en: { a: 'a' } } satisfies Words
  const extra = { zh: { a: '甲' }, en: { a: 'a', b: 'b' } } satisfies Words
  const other = { zh: { a: (n: number) => `${n}` }, en: { a: (s: string) => s } } satisfies Words
  const nested = { zh: { g: { a: '甲' } }, en: { g: {} } } satisfies Words
  // @ts-expect-error English lacks b
  wordsIn('en', lacking)
  // @ts-expect-error Chinese lacks b
  wordsIn('en', extra)
  // @ts-expect-error a is made of a number here and of a text there
  wordsIn('en', other)
  // @ts-expect-error English lacks g.a
  wordsIn('en', nested)
  expect(lacking.zh.b).toBe('乙')
})
