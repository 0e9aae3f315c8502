import type { Text } from '#kernel/text.ts'

/** A word of the programme and what it means in all screens and exports. */
export interface Term {
  readonly term: Text
  readonly meaning: Text
}

const term = (zh: string, en: string, meaningZh: string, meaningEn: string): Term => ({
  term: { zh, en },
  meaning: { zh: meaningZh, en: meaningEn },
})

/** The programme's words, in the order in which work meets them. */
export const glossary: readonly Term[] = [
  term(
    '口径',
    'Unit of measure',
    '一个数计的是什么。不同口径的数不相加，换算须写明依据和用途。',
    'What a figure counts. Figures of different units are never added; a conversion names its rule and purpose.',
  ),
  term(
    '地区',
    'Region',
    '省、市、区县、镇街、村居，一个套一个。岗位授在一个地区及其以下。',
    'Province, city, district, town, village, each within another. A role is held on one and all below it.',
  ),
  term(
    '单位',
    'Unit',
    '承担任务的机关、事业单位、企业、学校、社区，镇街和区县本身也是单位。',
    'A body that holds a target: bureau, institution, enterprise, school, community; towns and counties too.',
  ),
  term(
    '条线',
    'Line',
    '同一批单位的另一种归类，如教育、卫生系统。',
    'A second grouping of the same units, such as education or health.',
  ),
  term(
    '联络员',
    'Liaison',
    '单位里负责献血联络的人，有起止日期。',
    'Who answers for donation in a unit, from one day to another.',
  ),
  term(
    '通知',
    'Notice',
    '下达目标的文件。识别后由人核对，再生成计划。',
    'The document that sets targets; read, checked by a person, then made a plan.',
  ),
  term(
    '团体无偿献血',
    'Group donation',
    '由单位组织、个人自愿的献血，记在单位名下。',
    'Donation organised by a unit and voluntary for each person, credited to the unit.',
  ),
  term(
    '个人自愿无偿献血',
    'Individual donation',
    '市民自行到献血点的献血。',
    'Donation by people who come to a site of their own accord.',
  ),
  term(
    '保障性任务',
    'Assurance target',
    '节假日和应急时由上级安排的任务。',
    'A target for holidays and emergencies, set by the level above.',
  ),
  term(
    '单采血小板',
    'Apheresis platelets',
    '用机器只采血小板，按治疗量计。',
    'Platelets alone collected by machine, counted in doses.',
  ),
  term(
    '年度计划',
    'Annual plan',
    '一个地区一年的目标、分解和排期，分版管理。',
    'Targets of a region for a year, their split and schedule, kept in revisions.',
  ),
  term(
    '分解',
    'Split',
    '把上一级的数分到下一级，分完为止，一份不多、一份不少。',
    'Sharing the amount of one level among the next until exactly nothing is left.',
  ),
  term(
    '待下达',
    'Pending',
    '上级还没有定的数。不是 0，也不是缺填。',
    'An amount that the level above has yet to state. Neither zero nor forgotten.',
  ),
  term(
    '未分配',
    'Unallocated',
    '已经有总数、还没有落到任何单位的数。',
    'Stated as a whole and held by nobody yet.',
  ),
  term(
    '储备',
    'Reserve',
    '有意留着不分的数，写明用途。',
    'Held back on purpose, with its use stated.',
  ),
  term(
    '统筹',
    'Pooled',
    '几个单位合在一起排期的一行，可以说明各单位的份额。',
    'A row of the schedule that several units share, explained by unit.',
  ),
  term('未排期', 'Not scheduled', '有数量、还没有时间。', 'Has an amount and no period yet.'),
  term(
    '旬',
    'Ten-day period',
    '1–10 日为上旬，11–20 日为中旬，21 日到月末为下旬。',
    'Days 1–10, 11–20, and 21 to the end of a month.',
  ),
  term(
    '上限',
    'Cap',
    '目标不得超过人数的一定比例。由地区规定，有起止日期和依据。',
    'A target may not exceed a share of the head-count: a dated, cited rule of the region.',
  ),
  term(
    '人数基数',
    'Head-count',
    '计算上限用的人数，记来源和日期。没有就是没有，不推算。',
    'The people a cap is taken of, with source and date. Where there is none, none is invented.',
  ),
  term(
    '下达',
    'Issue',
    '由编制人以外的人批准生效。下达的版本不再改动。',
    'Approved by another than its author; an issued revision is never edited.',
  ),
  term(
    '版本',
    'Revision',
    '计划的一稿。改已下达的计划就是另起一版。',
    'One state of a plan. To change an issued plan is to begin another.',
  ),
  term(
    '计划至今',
    'Plan to date',
    '按排期到今天应完成的数，不按日历天数平摊。',
    'What the schedule asks for by today, never a share of the days of the year.',
  ),
  term(
    '操作记录',
    'Record',
    '每一次改动和对个人信息的每一次查阅，只增不改，连成可校验的链。',
    'Every change and every reading of personal data; only added to, and proven by a chain.',
  ),
  term(
    '链头',
    'Head',
    '记录链最新一环的编号和摘要。存到库外，以后可用来核对。',
    'Number and hash of the newest seal. Kept elsewhere, it proves the record later.',
  ),
  term(
    '三员分立',
    'Three administrators',
    '系统、安全、审计三位管理员各管一段，互不能代。',
    'System, security and audit administrators; none can do another’s work.',
  ),
]
