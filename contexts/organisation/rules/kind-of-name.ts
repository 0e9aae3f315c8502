import type { UnitKind } from '#kernel/unit-kinds.ts'
import type { RegionKind } from './kinds.ts'
import { spelling } from './names.ts'

/** The kind that a word in a table stands for; undefined for a word nobody knows. */
export function findKind(word: string): UnitKind | undefined {
  const plain = spelling(word)
  return known.find(([, words]) => words.includes(plain))?.[0]
}

/** The words of the kinds as a table may write them, the first of each to be shown. */
export const known: readonly (readonly [UnitKind, readonly string[]])[] = [
  ['town', ['街镇', '镇街', '街道', '镇', '乡', '乡镇', '街道办事处', 'town']],
  ['county', ['区县', '县区', '县', '区', 'county']],
  ['bureau', ['委办局', '委、办、局', '机关', '党政机关', '局', '行政机关', 'office', 'bureau']],
  ['institution', ['事业单位', '事业', '医院', '卫生', 'institution']],
  ['enterprise', ['企业', '公司', '国企', '民企', '金融', 'enterprise']],
  ['school', ['学校', '高校', '大学', '院校', 'school']],
  ['community', ['社区', '村居', '村', '居委会', '村委会', 'community']],
  ['other', ['其他', '其它', 'other']],
]

/** What a unit most likely is by its name, where the table does not say; `other` when unclear. */
export function kindByName(name: string, region: RegionKind): UnitKind {
  const plain = spelling(name).replace(/\([^()]*\)/g, '')
  if (region === 'district' && /.{1,}(?:镇|乡|街道|街道办事处)$/.test(plain)) return 'town'
  if (region === 'city' && /.{1,}[县区]$/.test(plain) && !/[社小校]区$/.test(plain)) return 'county'
  return endings.find(([, ending]) => ending.test(plain))?.[0] ?? 'other'
}

const endings: readonly (readonly [UnitKind, RegExp])[] = [
  ['school', /(?:大学|学院|学校|中学|小学|幼儿园|职校|党校|一中|二中)$/],
  ['enterprise', /(?:公司|集团|厂|银行|商场|酒店|宾馆|保险|信用社)$/],
  ['institution', /(?:医院|中心|研究所|血站|站|馆|台|报社)$/],
  ['community', /(?:社区|村|居委会|村委会)$/],
  ['bureau', /(?:局|委|办|委员会|办公室|法院|检察院|政府|协|总工会|联合会|部|厅|处)$/],
]
