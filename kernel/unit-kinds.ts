import type { Text } from './text.ts'

/**
 * What a unit is. `town` and `county` are the bodies that answer for a region of their own: 街镇,
 * 区县; then 机关（委办局）, 事业单位, 企业, 学校, 社区（村居）.
 */
export const unitKinds = [
  'town',
  'county',
  'bureau',
  'institution',
  'enterprise',
  'school',
  'community',
  'other',
] as const
export type UnitKind = (typeof unitKinds)[number]

export const isUnitKind = (value: unknown): value is UnitKind =>
  unitKinds.some((kind) => kind === value)

/** The kinds in both languages, for screens, exports and messages alike. */
export const unitKindWords: Readonly<Record<UnitKind, Text>> = {
  town: { zh: '街镇', en: 'Town' },
  county: { zh: '区县', en: 'County' },
  bureau: { zh: '委办局', en: 'Office' },
  institution: { zh: '事业单位', en: 'Institution' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  school: { zh: '学校', en: 'School' },
  community: { zh: '社区', en: 'Community' },
  other: { zh: '其他', en: 'Other' },
}
