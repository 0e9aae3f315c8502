import type { Context } from './context.ts'
import type { Track } from './shape.ts'

/** The track that a figure is of: what its clause names nearest to it, else what its sentence names. */
export function trackOf(
  { clause, sentence }: Pick<Context, 'clause' | 'sentence'>,
  part: boolean,
): { readonly track: Track; readonly inClause: boolean } {
  const own = nearest(clause)
  if (own) return { track: own, inClause: true }
  if (part && /^(?:力争|争取|并力争|确保|奋斗目标)/.test(clause)) {
    return { track: nearest(sentence) ?? 'total', inClause: false }
  }
  if (part) return { track: 'other', inClause: false }
  const whole = /总量|总数|总任务|全[市县区镇乡街校院州省]/.test(clause)
  return { track: whole ? 'total' : (nearest(sentence) ?? 'total'), inClause: whole }
}

/** Every track that a text names, each with where it is named first. */
export function tracksIn(text: string): { readonly track: Track; readonly at: number }[] {
  return words
    .map(([track, word]) => ({ track, at: text.search(word) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
}

function nearest(text: string): Track | null {
  let best: Track | null = null
  let reached = -1
  for (const [track, word] of words) {
    for (const match of text.matchAll(new RegExp(word.source, 'g'))) {
      if (match.index > reached) {
        reached = match.index
        best = track
      }
    }
  }
  return best
}

const words: readonly (readonly [Track, RegExp])[] = [
  ['apheresis', /单采|机采|血小板|成[分份]献?血/],
  ['assurance', /应急|保障性|保障任务|活动保障|储备|贮备/],
  ['individual', /街头|个人|献血屋|散在|流动采血|流动献血/],
  ['group', /(?<!社会|群众|人民)团体|集体献血|单位献血/],
]
