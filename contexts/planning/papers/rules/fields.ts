import type { Text } from '#kernel/text.ts'
import type { PaperKind } from './kinds.ts'

/** A word that stands for something of the plan, written {{年度}}. */
export interface Field {
  readonly name: string
  readonly says: Text
}

const field = (name: string, zh: string, en: string): Field => ({ name, says: { zh, en } })

const common = [
  field('地区', '计划所在地区', 'the region of the plan'),
  field('年度', '计划年度，如 2027', 'the year of the plan, such as 2027'),
  field('计量单位', '人份、人等', 'what amounts count'),
  field('发文机关', '落款的机关', 'the office that signs'),
  field(
    '文号',
    '发文字号；没有时整行不印',
    'the document’s number; its line is left out without one',
  ),
  field('成文日期', '如 2027年3月5日', 'the day it is signed, in digits'),
  field('成文日期大写', '如 二〇二七年三月五日', 'the day it is signed, in Chinese numerals'),
  field('版本', '依据的计划版次', 'the revision it is written from'),
]

const goals = [
  field('总目标', '如 15987人份', 'the total, with its unit'),
  field('总目标大写', '如 一万五千九百八十七人份', 'the total in Chinese numerals'),
  field('目标说明', '总目标与各条线的一句话', 'the total and its tracks in one sentence'),
  field(
    '上限说明',
    '不超过人数百分之几；没有规定时整行不印',
    'the caps; its line is left out where there are none',
  ),
]

const own = [
  field('单位', '收函单位', 'the unit it is addressed to'),
  field('单位目标', '如 1330人份', 'the unit’s target, with its unit'),
  field('单位目标大写', '如 一千三百三十人份', 'the unit’s target in Chinese numerals'),
  field('单位排期', '如 7月至8月 1243人份', 'when, and how much each time'),
  field(
    '单位上限说明',
    '有人数时的上限；没有时整行不印',
    'its cap; its line is left out without a head-count',
  ),
]

const done = [
  field('截至日期', '数据截至的日期', 'the day the figures go to'),
  field('已完成', '如 8012人份', 'collected so far, with its unit'),
  field('至今应完成', '按排期到这一天应完成的量', 'due by that day by the schedule'),
  field('完成率', '已完成占全年目标，如 71.7%', 'collected, of the year’s target'),
  field('采集人次', '如 6204人次', 'donation visits'),
  field('数据说明', '数据来源与完整性', 'where the figures come from, and how complete they are'),
]

/** Every field that a kind of document knows. */
export const fieldsOf: Readonly<Record<PaperKind, readonly Field[]>> = {
  'annual-notice': [...common, ...goals],
  'unit-letters': [...common, ...goals, ...own],
  'progress-report': [...common, ...goals, ...done],
  'cap-annex': [...common, ...goals],
  'schedule-annex': [...common, ...goals],
  'blank-form': common,
}
