import type { Text } from '#kernel/text.ts'
import type { IndicatorName } from '../progress/rules/indicators.ts'

/** What an indicator is called. */
export const indicatorWords: Readonly<Record<IndicatorName, Text>> = {
  completion: { zh: '计划完成率', en: 'Plan completion' },
  growth: { zh: '同比增长', en: 'Growth on the year before' },
  'voluntary-share': { zh: '自愿无偿献血比例', en: 'Voluntary share' },
  'individual-share': { zh: '个人自愿献血比例', en: 'Share of individual donors' },
  'donation-rate': { zh: '献血率', en: 'Donation rate' },
}
