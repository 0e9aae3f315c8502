import type { Text } from '#kernel/text.ts'
import type { FindingCode } from '../rules/notice/shape.ts'

/** When the reader reports a finding. */
export const findingWords: Readonly<Record<FindingCode, Text>> = {
  'total-mismatch': {
    zh: '表中写的合计与各行相加不同',
    en: 'The total of a table is not the sum of its rows',
  },
  'total-missing': { zh: '有数量的表没有合计行', en: 'A table of amounts has no total' },
  'table-cut': { zh: '文本在表格中间断了', en: 'The text ends inside a table' },
  'parts-mismatch': {
    zh: '正文或几张表里的各部分，相加不等于所说的总数',
    en: 'Parts named in prose or in several tables do not add up to their whole',
  },
  'parts-pending': {
    zh: '总数的其余部分由上级另行下达',
    en: 'The rest of a whole will be stated later by the level above',
  },
  'reserve-explained': {
    zh: '统筹行正好等于各单位目标与已排数之差的总和',
    en: 'A pooled row equals what the units’ targets exceed their scheduled amounts by',
  },
  'table-absent': {
    zh: '正文提到的附表不在文本里',
    en: 'A table that the notice announces is not in the text',
  },
  'duplicate-unit': {
    zh: '同一单位在一张表里出现两次，又没有不同的片区或时间',
    en: 'One unit stands twice in a table without different areas or periods',
  },
  'ambiguous-number': {
    zh: '数字与数字连在一起，或有两种读法',
    en: 'Digits glued together, or a number that can be read in two ways',
  },
  'unparsed-row': { zh: '表里有一行不像任何一行', en: 'A line inside a table fits no row' },
  'unit-mixed': { zh: '一个合计里混用不同口径', en: 'Amounts of different units in one sum' },
  'year-conflict': {
    zh: '标题、正文与日期的年份不一致',
    en: 'Title, body and date disagree about the year',
  },
  'weekday-mismatch': {
    zh: '写的星期与日期对不上',
    en: 'The weekday printed is not that of the date',
  },
  'date-garbled': { zh: '不可能存在的日期', en: 'A date that no calendar has' },
  'over-cap': {
    zh: '数量超过通知自己规定的人数比例',
    en: 'An amount above the ratio that the notice itself states',
  },
  'ratio-outlier': {
    zh: '数量与人数之比，同全表中位数相差 3 个百分点以上',
    en: 'Amount per head more than 3 percentage points from the table’s median',
  },
  'headcount-missing': {
    zh: '表里有人数一列，这一行没有填',
    en: 'A row without a head-count in a table that has the column',
  },
  'obsolete-element': {
    zh: '法律已经停止或改变的做法，附依据',
    en: 'Something that the law has since ended or changed, with its citation',
  },
  pressure: { zh: '与自愿原则相抵触的措辞', en: 'Wording against voluntariness' },
  draft: { zh: '文本标明自己尚未生效', en: 'The text says that it is not in force' },
  unreadable: {
    zh: '扫描残留等无法辨认的文字',
    en: 'A run of text that is noise, as from scanning',
  },
}

/** How grave a finding is. */
export const severityWords = {
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '提醒', en: 'Check' },
  info: { zh: '说明', en: 'Note' },
} as const satisfies Record<string, Text>
