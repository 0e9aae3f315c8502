import { isUnitKind, type UnitKind } from '#kernel/unit-kinds.ts'

const endings: readonly (readonly [RegExp, UnitKind])[] = [
  [/(街道|街道办事处|镇|乡|镇政府|乡政府|镇人民政府|乡人民政府)$/, 'town'],
  [/(?<!园|社|小|校|开发)[县区]$/, 'county'],
  [/(社区|居委会|村委会|村)$/, 'community'],
  [/(大学|学院|中学|小学|学校|技校|党校|民中|幼儿园)$/, 'school'],
  [/(公司|集团|银行|厂|酒店|商场|供销社|电业局)$/, 'enterprise'],
  [/(医院|分院|卫生院|妇保院|疾控中心|中心|研究所|日报社|馆)$/, 'institution'],
]

/** The kind that a new unit's name suggests, unless an officer has said it: a proposal on screen, not a fact. */
export function suggestKind(label: string, wanted?: unknown): UnitKind {
  if (isUnitKind(wanted)) return wanted
  const name = label.replace(/[（(].*?[)）]/g, '').trim()
  return endings.find(([ending]) => ending.test(name))?.[1] ?? 'bureau'
}
