import type { Context } from './context.ts'
import type { Bound } from './shape.ts'

/** How a figure binds: 不低于 and 达到 at least, 不超过 at most, 左右 about, else exactly. */
export function boundOf({ clause, after }: Pick<Context, 'clause' | 'after'>): Bound {
  const before = clause.slice(-44)
  const behind = after.slice(0, 8)
  if (atMostBefore.test(before) || atMostAfter.test(behind)) return 'at-most'
  if (atLeastBefore.test(before) || atLeastAfter.test(behind)) return 'at-least'
  if (aboutBefore.test(before) || aboutAfter.test(behind)) return 'about'
  return 'exactly'
}

const atMostBefore =
  /(?:不超过|不得超过|不高于|不得高于|不多于|不大于|控制在|最多|上限为?|(?<!不|不得)低于)[^,]{0,30}$/
const atMostAfter = /^(?:以内|以下|之内)/
const atLeastBefore =
  /(?:(?:不少于|不低于|不得少于|不得低于|不小于|至少|(?<!下)达到|超过|突破|完成或超额完成)[^,。]{0,16}|(?:达|高于|大于).{0,1})$/
const atLeastAfter = /^(?:以上|及以上|或以上)/
const aboutBefore = /(?:大约|约|近|大概)[为是]?$/
const aboutAfter = /^(?:左右|上下)/
