import type { Language } from '#kernel/text.ts'
import { api } from '#web/api.ts'
import type { Hit, HitSource } from '#web/kit/palette.ts'
import { wordsIn } from '#web/words/useWords.ts'
import type { HitShape } from '../../today/contract.ts'
import { todayWords } from './words.ts'

/** Plans and notices for Ctrl+K; the server finds only what the asker may see. */
export const findPlans: HitSource['find'] = async (text, signal) => {
  if (text.trim() === '') return []
  const hits = await api.planning.search.call({ text: text.trim() }, { signal })
  const language: Language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'
  return hits.map((hit) => hitOf(hit, language))
}

export function hitOf(hit: HitShape, language: Language): Hit {
  if (hit.kind === 'plan') {
    const name = wordsIn(language, todayWords).plan(hit.regionName, hit.year)
    return { key: `plan-${hit.id}`, name, to: `/plan/${hit.id}/targets` }
  }
  const { id, title, documentNumber } = hit
  const note = documentNumber === null ? {} : { note: documentNumber }
  return { key: `notice-${id}`, name: title, ...note, to: `/notices/${id}` }
}
