import { cleanCell, isBlank } from '#platform/documents/cells.ts'
import type { TallyTrack } from './rules/credit.ts'

/** What a column of a tally table may be. */
export type Column =
  | 'day'
  | 'unit'
  | 'track'
  | 'visits'
  | 'persons'
  | 'visits200'
  | 'visits300'
  | 'visits400'
  | 'renfen'

/** Headings as they are met in the offices, without spaces, brackets and units. */
const synonyms: Readonly<Record<Column, readonly string[]>> = {
  day: ['日期', '采集日期', '采血日期', '献血日期', '时间', 'date', 'day'],
  unit: ['单位', '单位名称', '献血单位', '名称', '地区', '镇街', '街镇', 'unit'],
  track: ['献血方式', '方式', '类别', '类型', '献血类型', '献血类别', 'track'],
  visits: ['人次', '献血人次', '采血人次', 'visits'],
  persons: ['人', '人数', '献血人数', 'persons', 'people'],
  visits200: ['200ml', '200毫升', '200ml人次', '200毫升人次'],
  visits300: ['300ml', '300毫升', '300ml人次', '300毫升人次'],
  visits400: ['400ml', '400毫升', '400ml人次', '400毫升人次'],
  renfen: ['人份', '献血人份', '人份数', '折合人份', 'renfen'],
}

/** What each column is; undefined where the row is no heading of such a table. */
export function columnsOf(cells: readonly string[]): readonly (Column | null)[] | undefined {
  const taken = new Set<Column>()
  const columns = cells.map((cell) => {
    const column = columnOf(cell)
    if (column === null || taken.has(column)) return null
    taken.add(column)
    return column
  })
  const counted = amounts.some((column) => taken.has(column))
  return taken.has('day') && counted ? columns : undefined
}

const amounts: readonly Column[] = ['visits', 'renfen', 'visits200', 'visits300', 'visits400']

function columnOf(cell: string): Column | null {
  const whole = cleanCell(cell).toLowerCase().replace(/\s/g, '')
  const bare = whole.replace(/[(（[【].*?[)）\]】]/g, '')
  const known = Object.entries(synonyms) as [Column, readonly string[]][]
  return known.find(([, heads]) => heads.includes(whole) || heads.includes(bare))?.[0] ?? null
}

/** The track that a cell names; blank is group with a unit and individual without. */
export function trackOf(cell: string, label: string | null): TallyTrack | null {
  if (isBlank(cell)) return label === null ? 'individual' : 'group'
  const word = cleanCell(cell).toLowerCase()
  return trackWords.find(([pattern]) => pattern.test(word))?.[1] ?? null
}

const trackWords: readonly (readonly [RegExp, TallyTrack])[] = [
  [/^(团体|团体无偿献血|单位|单位团体|group)$/, 'group'],
  [/^(个人|街头|个人自愿无偿献血|个人献血|散客|individual)$/, 'individual'],
  [/^(保障|应急|应急保障|保障性任务|assurance)$/, 'assurance'],
  [/^(单采|成分|机采|成分献血|单采血小板|apheresis)$/, 'apheresis'],
  [/^(其他|其它|other)$/, 'other'],
]
