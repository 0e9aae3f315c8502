type Tree = { readonly [name: string]: unknown }

/** What one thing is called in both languages: a word, or all the words of a page. */
export interface Named {
  readonly name: string
  readonly zh: unknown
  readonly en: unknown
}

/** The word by which one changes to the other language is written in that language. */
const inTheOther = new Set(['switchLanguage'])

/** Words of one language that the other lacks, has in another form, or repeats untranslated. */
export function wordFaults(zh: Tree, en: Tree, at = ''): string[] {
  const names = new Set([...Object.keys(zh), ...Object.keys(en)])
  return [...names].flatMap((name) => {
    const [ours, theirs] = [zh[name], en[name]]
    const path = at === '' ? name : `${at}.${name}`
    if (ours === undefined || theirs === undefined) return [`${path} is in one language only`]
    if (typeof ours !== typeof theirs) return [`${path} is of two kinds`]
    if (isTree(ours) && isTree(theirs)) return wordFaults(ours, theirs, path)
    if (ours === '' || theirs === '') return [`${path} is empty`]
    return isChinese(theirs) && !inTheOther.has(name) ? [`${path} is Chinese in English`] : []
  })
}

/** Everything under an export that is said in both languages, however deep it lies. */
export function wordsWithin(value: unknown, name = '', depth = 0): Named[] {
  if (!isTree(value) || depth > 4) return []
  if ('zh' in value && 'en' in value) return [{ name, zh: value.zh, en: value.en }]
  return Object.entries(value).flatMap(([key, inner]) =>
    wordsWithin(inner, `${name}.${key}`, depth + 1),
  )
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

const isChinese = (word: unknown): boolean =>
  typeof word === 'string' && /[一-龥]/.test(word) && !/[a-z]/i.test(word)
