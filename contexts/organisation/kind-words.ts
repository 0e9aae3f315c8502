import type { Text } from '#kernel/text.ts'
import type { HeadcountBasis, LiaisonRole, RegionKind } from './rules/kinds.ts'

/** The kinds in both languages, for screens, exports and messages alike. */
export const regionKindWords: Readonly<Record<RegionKind, Text>> = {
  province: { zh: '省级', en: 'Province' },
  city: { zh: '市级', en: 'City' },
  district: { zh: '区县', en: 'District' },
  town: { zh: '街镇', en: 'Town' },
  village: { zh: '村居', en: 'Village' },
}

export const liaisonRoleWords: Readonly<Record<LiaisonRole, Text>> = {
  leader: { zh: '分管负责人', en: 'Leader in charge' },
  liaison: { zh: '联络员', en: 'Liaison' },
}

export const headcountBasisWords: Readonly<Record<HeadcountBasis, Text>> = {
  staff: { zh: '职工人数', en: 'Staff' },
  'residents-without-unit': { zh: '无单位适龄人员', en: 'Residents without a unit' },
}
