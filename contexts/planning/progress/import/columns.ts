import type { ImportColumn } from '#platform/imports/definition.ts'

export type TallyField =
  | 'day'
  | 'unit'
  | 'track'
  | 'visits'
  | 'persons'
  | 'visits200'
  | 'visits300'
  | 'visits400'
  | 'renfen'

/** The columns of a table of what was collected, with the headings that offices give them. */
export const tallyColumns: readonly ImportColumn<TallyField>[] = [
  {
    field: 'day',
    name: { zh: '日期', en: 'Date' },
    synonyms: ['采集日期', '采血日期', '献血日期', '时间', 'day'],
    required: true,
    key: true,
  },
  {
    field: 'unit',
    name: { zh: '单位', en: 'Unit' },
    synonyms: ['单位名称', '献血单位', '组织单位', '名称', '地区', '镇街', '街镇'],
  },
  {
    field: 'track',
    name: { zh: '献血方式', en: 'Track' },
    synonyms: ['方式', '献血类别', '献血类型', '类别', '类型'],
  },
  {
    field: 'visits',
    name: { zh: '人次', en: 'Visits' },
    synonyms: ['献血人次', '采血人次', '采集人次'],
    summed: true,
  },
  {
    field: 'persons',
    name: { zh: '人数', en: 'People' },
    synonyms: ['献血人数', '实际人数', '人', 'persons'],
    summed: true,
  },
  {
    field: 'visits200',
    name: { zh: '200mL', en: '200 mL' },
    synonyms: ['200毫升', '200ml人次', '200毫升人次'],
    summed: true,
  },
  {
    field: 'visits300',
    name: { zh: '300mL', en: '300 mL' },
    synonyms: ['300毫升', '300ml人次', '300毫升人次'],
    summed: true,
  },
  {
    field: 'visits400',
    name: { zh: '400mL', en: '400 mL' },
    synonyms: ['400毫升', '400ml人次', '400毫升人次'],
    summed: true,
  },
  {
    field: 'renfen',
    name: { zh: '人份', en: 'Units of 200 mL' },
    synonyms: ['献血人份', '人份数', '折合人份', '采血人份', 'renfen'],
  },
]
