import type { Words } from '#web/words/useWords.ts'

/** What stating the residents of a region says. */
export const populationWords = {
  zh: {
    state: '填写常住人口',
    correct: '更正常住人口',
    byOfficer: '由献血办工作人员填写。',
    title: (region: string, year: string) => `${region} ${year} 年常住人口`,
    amount: '常住人口（人）',
    source: '来源',
    sourceHint: '如统计年鉴、统计公报的名称和文号',
    statedOn: '数据日期',
    statedOnHint: '这个数是哪一天的，不是填写的日期',
    basis: (source: string, on: string) => `常住人口据${source}，${on}`,
    cancel: '取消',
    save: '保存',
  },
  en: {
    state: 'State the population',
    correct: 'Correct the population',
    byOfficer: 'An officer of the blood office states it.',
    title: (region: string, year: string) => `Resident population of ${region}, ${year}`,
    amount: 'Residents (people)',
    source: 'Source',
    sourceHint: 'Such as the name and number of the yearbook or communiqué',
    statedOn: 'Day of the figure',
    statedOnHint: 'The day the figure is of, not the day of writing it down',
    basis: (source: string, on: string) => `Residents from ${source}, ${on}`,
    cancel: 'Cancel',
    save: 'Save',
  },
} satisfies Words
