import type { Text } from '#kernel/text.ts'
import type { Misplaced } from './placing.ts'

/** One span's refusal as a sentence. */
export const misplacedText = (one: Misplaced): Text =>
  one.code === 'outside-year'
    ? {
        zh: `${one.label} ${one.from} 至 ${one.to} 不在 ${one.year} 年内，没有写入。`,
        en: `${one.label}: ${one.from} to ${one.to} is outside ${one.year}; nothing was written.`,
      }
    : {
        zh: `${one.label} 排到 ${one.placed}，超过上限 ${one.cap}（${one.citation}），没有写入。`,
        en: `${one.label} would come to ${one.placed}, above its cap of ${one.cap} (${one.citation}); nothing was written.`,
      }
