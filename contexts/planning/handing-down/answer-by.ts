import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { dueOn } from './rules/due.ts'

/** The last day for an answer that is asked for today; `input-invalid` where the day stated is past. */
export function answerBy(today: Day, stated: Day | undefined): Day {
  const due = dueOn(today, stated)
  if (due >= today) return due
  throw new Problem(
    'input-invalid',
    {
      zh: `答复期限 ${due} 已经过去，请改为今天或以后的日期。`,
      en: `The last day for an answer, ${due}, is over already; state today or a later day.`,
    },
    { values: { dueOn: due } },
  )
}
