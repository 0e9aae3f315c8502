import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Held, heldText } from './held.ts'
import type { Refusal, State } from './rules/life.ts'
import { stateNames } from './rules/state-names.ts'

/** Why the rules do not allow a step, as people are told. */
export function refused(why: Refusal, state: State): Problem {
  return new Problem(codes[why], texts[why], { values: { state } })
}

const codes = {
  'not-yours': 'not-permitted',
  'not-now': 'already-done',
  'reason-needed': 'input-invalid',
  'own-approval': 'own-approval',
} as const

const texts = {
  'not-yours': { zh: '这一步不由您办理。', en: 'This step is not yours to take.' },
  'not-now': {
    zh: '这一期现在的状态不能这样办，可能刚刚有人处理过。请刷新。',
    en: 'That cannot be done in the period’s present state; somebody may have just acted. Reload.',
  },
  'reason-needed': { zh: '请写明理由。', en: 'Say why.' },
  'own-approval': {
    zh: '上报的人不能自己审核，请由另一人审核。',
    en: 'A report is accepted by another than the one who submitted it.',
  },
} as const

export const stale = (latest: { state: State; round: number; version: number }) =>
  new Problem(
    'stale-version',
    {
      zh: `您打开以后这一期已有人办理，现在是“${stateNames[latest.state].zh}”。请看一遍再办。`,
      en: `Somebody acted on the period after you opened it; it is ${stateNames[latest.state].en} now. Look again.`,
    },
    { values: { state: latest.state, round: latest.round, version: latest.version } },
  )

export const notOver = (last: Day) =>
  new Problem(
    'refused-by-rule',
    {
      zh: `这一期到 ${last} 才结束，结束后才能上报。`,
      en: `The period ends on ${last}; it is reported once it is over.`,
    },
    { values: { last } },
  )

export const noSuchPeriod = () =>
  new Problem('input-invalid', {
    zh: '没有这样的报告期：月份是 1 到 12，季度是 1 到 4。',
    en: 'There is no such period: months are 1 to 12, quarters 1 to 4.',
  })

export const lowerWaits = (
  waiting: readonly { readonly regionId: string; readonly name: string; readonly state: State }[],
) =>
  new Problem(
    'conflict',
    {
      zh: `下级同一期还没有全部审核：${waiting.map(({ name, state }) => `${name}（${stateNames[state].zh}）`).join('、')}。`,
      en: `Not every level below has its same period accepted: ${waiting.map(({ name, state }) => `${name} (${stateNames[state].en})`).join(', ')}.`,
    },
    { values: { waiting } },
  )

export const upperHolds = (above: Held, year: number) =>
  new Problem(
    'conflict',
    {
      zh: `${heldText(above).zh}，下级同一期不能退回或重开。请先由${above.regionName}退回或重开。`,
      en: `${heldText(above).en}, so the same period below is neither returned nor reopened. ${above.regionName} returns or reopens its own first.`,
    },
    { values: { above: above.regionId, state: above.state, year } },
  )
