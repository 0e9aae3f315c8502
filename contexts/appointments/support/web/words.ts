import type { Words } from '#web/words/useWords.ts'

/** What the register of support says. */
export const supportWords = {
  zh: {
    title: '补贴与假期',
    says: '单位自行登记每次献血给予的补贴和假期。只登记单位的规定，不涉及任何个人。',
    declare: '登记',
    cancel: '返回',
    unit: '单位',
    year: '年度',
    yuan: '每次补贴',
    yuanUnit: '元',
    leave: '每次假期',
    days: '天',
    basis: '依据',
    flags: '需核实',
    none: (year: string) => `${year}年还没有登记`,
    noneSays: '登记后，超过地区上限或明显高于其他单位的，会在活动前提示献血办。',
    ceiling: (what: string, value: string, by: string) => `${what}上限 ${value}（${by}）`,
    noCeiling: '本地区没有规定上限，只与其他单位比较。',
    over: (what: string, value: string, against: string) => `${what} ${value}，超过上限 ${against}`,
    outlier: (what: string, value: string, middle: string, among: string, bound: string) =>
      `${what} ${value}；其他 ${among} 个单位的中位数是 ${middle}，超过 ${bound} 即提示`,
  },
  en: {
    title: 'Support',
    says: 'What units give for one donation, as they declare. Of units only; nothing of any person.',
    declare: 'Declare',
    cancel: 'Back',
    unit: 'Unit',
    year: 'Year',
    yuan: 'Money',
    yuanUnit: 'yuan',
    leave: 'Leave',
    days: 'days',
    basis: 'Basis',
    flags: 'To be looked at',
    none: (year: string) => `Nothing was declared for ${year}`,
    noneSays:
      'What is above the region’s ceiling or far above other units is told to the office before the drive.',
    ceiling: (what: string, value: string, by: string) => `${what}: ceiling ${value} (${by})`,
    noCeiling: 'The region has set no ceiling; units are compared with each other.',
    over: (what: string, value: string, against: string) =>
      `${what} ${value}, above the ceiling of ${against}`,
    outlier: (what: string, value: string, middle: string, among: string, bound: string) =>
      `${what} ${value}; the median of ${among} other units is ${middle}, flagged above ${bound}`,
  },
} satisfies Words
