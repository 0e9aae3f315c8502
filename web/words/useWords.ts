import type { Language } from '#kernel/text.ts'
import { usePreferences } from '../preferences.ts'

/** A word for people: a sentence, or how to make it of figures and names. */
export type Word = string | ((...values: never[]) => string)

/** Words by name, in groups where that reads better. */
export interface Vocabulary {
  readonly [name: string]: Word | Vocabulary
}

/** The words of one context: `{ zh: {…}, en: {…} } satisfies Words`. */
export interface Words {
  readonly zh: Vocabulary
  readonly en: Vocabulary
}

/** The same names with the same parameters: what the other language must have. */
export type SameWords<T> = {
  readonly [Name in keyof T]: T[Name] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : T[Name] extends string
      ? string
      : SameWords<T[Name]>
}

/** Words complete in both languages; a name that one of them lacks does not compile. */
export type Complete<W extends Words> = W & {
  readonly zh: SameWords<W['en']>
  readonly en: SameWords<W['zh']>
}

/** The language the person reads. */
export const useLanguage = (): Language => usePreferences().language

/** The words of a context in the language the person reads. */
export function useWords<W extends Words>(words: Complete<W>): W['zh'] {
  return wordsIn(useLanguage(), words)
}

/** The words of a context in one language, outside a component. */
export function wordsIn<W extends Words>(language: Language, words: Complete<W>): W['zh'] {
  return (language === 'zh' ? words.zh : words.en) as W['zh']
}
