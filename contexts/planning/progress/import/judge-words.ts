import type { Text } from '#kernel/text.ts'
import type { TallyTrack } from '../rules/credit.ts'

interface Figures {
  readonly visits: number
  readonly renfen: number | null
}

/** The tracks as tables and screens name them. */
export const trackNames: Readonly<Record<TallyTrack, Text>> = {
  group: { zh: '团体', en: 'group' },
  individual: { zh: '个人', en: 'individual' },
  assurance: { zh: '保障', en: 'assurance' },
  apheresis: { zh: '单采', en: 'apheresis' },
  other: { zh: '其他', en: 'other' },
}

const figures = ({ visits, renfen }: Figures): Text => ({
  zh: `${visits} 人次、${renfen === null ? '人份未载' : `${renfen} 人份`}`,
  en: `${visits} visits, ${renfen === null ? 'volume not stated' : `${renfen} units of 200 mL`}`,
})

/** What the judgement of a row says. */
export const says = {
  figures,
  credits: (unit: string | null, row: Figures & { readonly track: TallyTrack }): Text => ({
    zh: `${trackNames[row.track].zh}，${figures(row).zh}${unit === null ? '' : `，记入${unit}`}`,
    en: `${trackNames[row.track].en}, ${figures(row).en}${unit === null ? '' : `, credited to ${unit}`}`,
  }),
  isUnit: (name: string, region: string): Text => ({
    zh: `就是“${name}”（${region}）`,
    en: `It is “${name}” (${region})`,
  }),
  aUnit: { zh: '名录中的单位', en: 'a unit of the region' },
  thereOn: (day: string): Text => ({
    zh: `${day} 时还在的单位`,
    en: `a unit that existed on ${day}`,
  }),
  notHeld: (held: Text): Text => ({
    zh: `未上报、未锁定的日期（${held.zh}）`,
    en: `a day that no report holds (${held.en})`,
  }),
  chooseUnit: {
    zh: '请选定单位，或先到“单位联络员”登记',
    en: 'choose the unit, or register it under units first',
  },
  keptAs: (kept: Figures): Text => ({
    zh: `已记入的 ${figures(kept).zh}`,
    en: `what is kept for that unit and day, ${figures(kept).en}`,
  }),
  revertFirst: {
    zh: '如需更正，请先撤销原来那次导入',
    en: 'to correct it, take the earlier import back first',
  },
  oneFigure: {
    zh: '同一天同一单位只有一组数',
    en: 'one set of figures for a unit and day',
  },
  keepOne: {
    zh: '表里有两组不同的数，都没有取；请核对后只留一行',
    en: 'the table has two that differ and neither was taken; keep one of them',
  },
} as const
