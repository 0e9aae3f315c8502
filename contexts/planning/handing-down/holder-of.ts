import { Problem } from '#kernel/problem.ts'
import type { Look } from '#platform/change.ts'
import type { Asking } from '#platform/http/asking.ts'
import { type Answering, findAnswering, standing } from '../../organisation/index.ts'

/** Whom a link was sent to, while that person still answers for the unit; `not-permitted` after. */
export async function holderOf(
  { tx, today }: Pick<Look, 'tx' | 'today'>,
  { task }: Pick<Asking, 'task'>,
): Promise<Answering> {
  const holder = await findAnswering(tx, task!.holderId)
  if (holder !== undefined && standing(holder, today) === 'valid') return holder
  throw new Problem('not-permitted', {
    zh: '您的联络员任期已满或工作已移交，链接不能再用。',
    en: 'Your term as liaison is over or was handed over; the link is of no use any more.',
  })
}
