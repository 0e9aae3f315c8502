import type { Text } from '#kernel/text.ts'
import type { PaperKind } from './kinds.ts'

/** What each document is called. */
export const kindNames: Readonly<Record<PaperKind, Text>> = {
  'annual-notice': { zh: '年度通知', en: 'Annual notice' },
  'unit-letters': { zh: '致单位函', en: 'Letters to units' },
  'progress-report': { zh: '进度通报', en: 'Progress report' },
  'cap-annex': { zh: '人数与上限表', en: 'Head-counts and caps' },
  'schedule-annex': { zh: '计划时间表', en: 'Schedule' },
  'blank-form': { zh: '填报表（空白）', en: 'Blank form' },
}
