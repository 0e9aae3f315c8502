import type { Text } from '#kernel/text.ts'
import type { Dimension, Facts, Rule, Source } from './found.ts'
import type { FindingAction, State } from './life.ts'

/** What a finding says, with the figures it rests on: what is written, and what would be usual. */
export const sentenceOf = (rule: Rule, facts: Facts): Text => ({
  zh: sentences[rule](told(facts, '未载')).zh,
  en: sentences[rule](told(facts, 'not stated')).en,
})

const sentences: Readonly<Record<Rule, (of: Readonly<Record<string, string>>) => Text>> = {
  unreported: ({ planned, through }) => ({
    zh: `计划 ${planned}，这段日期没有任何采集数；来源已报到 ${through}。没有报不等于 0。`,
    en: `${planned} were planned and nothing was reported of these days; the source goes until ${through}. Not reported is not 0.`,
  }),
  'month-empty': ({ spans }) => ({
    zh: `这个月排了 ${spans} 项，没有任何一行采集数。`,
    en: `${spans} spans were planned in this month, and not one line of it has come.`,
  }),
  unscheduled: ({ amount }) => ({
    zh: `有目标 ${amount}，排期里没有任何日期。`,
    en: `There is a target of ${amount} and no day in the schedule.`,
  }),
  'headcount-missing': ({ amount }) => ({
    zh: `目标 ${amount}，没有人数基数，上限没有核对。`,
    en: `The target is ${amount}; no head-count is stated, so its ceiling is not checked.`,
  }),
  late: ({ lines, day, took, expected, arrivedOn, citation }) => ({
    zh: `${lines} 行晚到：最晚的是 ${day} 采集、${arrivedOn} 报到，用了 ${took} 天；应在 ${expected} 天内（${citation}）。`,
    en: `${lines} lines came late: the latest of ${day} came on ${arrivedOn}, after ${took} days; ${expected} are expected (${citation}).`,
  }),
  outlier: ({ visits, median, low, high, count }) => ({
    zh: `写 ${visits} 人次；按本单位 ${count} 次记录，中位数 ${median}，通常在 ${low}—${high} 之间。`,
    en: `${visits} visits are written; by ${count} lines of this unit the median is ${median}, and ${low} to ${high} would be usual.`,
  }),
  ratio: ({ visits, renfen, least, most }) => ({
    zh: `${visits} 人次、${renfen} 人份；按每次 200—400 毫升，应在 ${least}—${most} 人份之间。`,
    en: `${visits} visits and ${renfen} units; at 200 to 400 mL a visit it would be ${least} to ${most}.`,
  }),
  volumes: ({ visits, renfen, counted, volume }) => ({
    zh: `写 ${visits} 人次、${renfen} 人份；各容量相加是 ${counted} 人次、${volume} 人份。`,
    en: `${visits} visits and ${renfen} units are written; the volumes come to ${counted} and ${volume}.`,
  }),
  'two-sources': ({ visits, files }) => ({
    zh: `同一天有两份来源：${files}，共 ${visits} 人次。请核对是否重复。`,
    en: `Two sources tell of the day: ${files}, ${visits} visits in all. See whether they are the same.`,
  }),
  'ended-unit': ({ visits, beganOn, endedOn }) => ({
    zh: `${visits} 人次记在当天不存在的单位上（${beganOn} 起${endedOn === '未载' ? '' : `，${endedOn} 止`}）。`,
    en: `${visits} visits are credited to a unit that did not exist that day (from ${beganOn}, until ${endedOn}).`,
  }),
  unplanned: ({ visits, lines }) => ({
    zh: `计划里没有这个单位的目标，已采集 ${lines} 次、${visits} 人次。`,
    en: `The plan wants nothing of this unit; ${lines} lines with ${visits} visits were collected.`,
  }),
}

const told = (facts: Facts, unstated: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, value === null ? unstated : String(value)]),
  )

/** The rules as people read them. */
export const ruleWords: Readonly<Record<Rule, Text>> = {
  unreported: { zh: '到期未报', en: 'Not reported' },
  'month-empty': { zh: '整月无数', en: 'Month without figures' },
  unscheduled: { zh: '有目标未排期', en: 'Target without schedule' },
  'headcount-missing': { zh: '缺人数基数', en: 'No head-count' },
  late: { zh: '报到晚', en: 'Late' },
  outlier: { zh: '与平时相差大', en: 'Outlier' },
  ratio: { zh: '人份与人次不符', en: 'Units against visits' },
  volumes: { zh: '容量合计不符', en: 'Volumes do not add up' },
  'two-sources': { zh: '两份来源', en: 'Two sources' },
  'ended-unit': { zh: '单位当天不存在', en: 'Unit did not exist' },
  unplanned: { zh: '计划外采集', en: 'Not planned' },
}

export const dimensionWords: Readonly<Record<Dimension, Text>> = {
  completeness: { zh: '完整', en: 'Completeness' },
  timeliness: { zh: '及时', en: 'Timeliness' },
  correctness: { zh: '准确', en: 'Correctness' },
  consistency: { zh: '一致', en: 'Consistency' },
}

export const sourceWords: Readonly<Record<Source, Text>> = {
  tallies: { zh: '采集台账', en: 'Tallies' },
  headcounts: { zh: '人数基数', en: 'Head-counts' },
  schedule: { zh: '排期', en: 'Schedule' },
}

export const stateWords: Readonly<Record<State, Text>> = {
  open: { zh: '待处理', en: 'Open' },
  explained: { zh: '已说明', en: 'Explained' },
  corrected: { zh: '已更正', en: 'Corrected' },
  accepted: { zh: '已认可', en: 'Accepted' },
}

export const actionWords: Readonly<Record<FindingAction | 'found', Text>> = {
  found: { zh: '发现', en: 'Found' },
  assign: { zh: '指定负责人', en: 'Assign' },
  explain: { zh: '说明原因', en: 'Explain' },
  accept: { zh: '认可说明', en: 'Accept' },
  correct: { zh: '已在来源更正', en: 'Corrected at its source' },
  reopen: { zh: '重新处理', en: 'Reopen' },
  vanish: { zh: '复查已无此问题', en: 'No longer found' },
  return: { zh: '复查仍有此问题', en: 'Found again' },
  change: { zh: '数字有变，重新处理', en: 'Figures changed' },
}
