import { Problem } from '#kernel/problem.ts'

export { viewPlan } from '../view-plan.ts'

export const noPart = () =>
  new Problem('not-found', {
    zh: '计划里没有这一部分，或其中没有单位。请重新选择范围。',
    en: 'The plan has no such part, or there are no units in it. Choose the scope again.',
  })

export const noReport = () =>
  new Problem('not-found', {
    zh: '没有这份快照，或不在您的地区范围内。请核对快照号。',
    en: 'There is no such snapshot, or it is out of your regions. Check its number.',
  })
