import type { Day } from '#kernel/days.ts'
import type { Text } from '#kernel/text.ts'
import {
  type CellValue,
  cleanCell,
  isBlank,
  readAmount,
  readDay,
  readDecimal,
  readText,
} from '#platform/documents/cells.ts'
import { cellFault } from '#platform/imports/amount-fault.ts'
import type { RowFault, SheetRow } from '#platform/imports/definition.ts'
import type { TallyTrack } from '../rules/credit.ts'
import { type Counts, complete } from '../rules/tally-row.ts'
import type { TallyField } from './columns.ts'

/** A row as it was read: whom it names, and its figures or everything that is wrong with them. */
export interface ReadTally {
  readonly label: string | null
  readonly tally:
    | { readonly day: Day; readonly track: TallyTrack; readonly counts: Counts }
    | { readonly faults: readonly RowFault[] }
}

/** Reads the cells of one row; a day after today is a slip, and no source is older than the law. */
export function readTally({ cells }: SheetRow<TallyField>, today: Day): ReadTally {
  const faults: RowFault[] = []
  const read = <T>(field: TallyField, value: CellValue<T>): T | null => {
    if ('value' in value) return value.value
    faults.push(cellFault(field, cells[field] ?? '', value.refusal))
    return null
  }
  const amount = (field: TallyField, ...units: string[]) =>
    read(field, readAmount(cells[field] ?? '', { units }))
  const day = read('day', dayIn(cells.day ?? ''))
  if (day === null ? faults.length === 0 : day > today || day < earliest) {
    faults.push({ field: 'day', found: cells.day ?? '', expected: says.days, fix: says.correct })
  }
  const label = labelIn(cells.unit ?? '')
  const track = trackOf(cells.track ?? '', label)
  if (track === null) {
    faults.push({ field: 'track', found: cells.track!, expected: says.tracks, fix: says.correct })
  }
  if (track === 'group' && label === null) {
    faults.push({ field: 'unit', found: '', expected: says.someUnit, fix: says.nameUnit })
  }
  const stated = {
    visits: amount('visits', '人次', '次'),
    persons: amount('persons', '人', '名'),
    visits200: amount('visits200', '人次', '人'),
    visits300: amount('visits300', '人次', '人'),
    visits400: amount('visits400', '人次', '人'),
    renfen: read('renfen', readDecimal(cells.renfen ?? '', { units: ['人份'] })),
    tellsVolumes: volumes.some((field) => cells[field] !== undefined),
  }
  if (faults.length > 0 || day === null || track === null) return { label, tally: { faults } }
  const done = complete({ ...stated, day, track })
  return { label, tally: 'counts' in done ? { day, track, ...done } : done }
}

const volumes = ['renfen', 'visits200', 'visits300', 'visits400'] as const

/** The day the Blood Donation Law came into force. */
const earliest = '1998-10-01'

/** The track that a cell names; blank is group with a unit and individual without. */
function trackOf(cell: string, label: string | null): TallyTrack | null {
  const named = trackNamed(cell)
  return named === undefined ? (label === null ? 'individual' : 'group') : named
}

/** A long table names the same days, tracks and units row after row: each is read once. */
const dayIn = once(readDay)
const labelIn = once(readText)
const trackNamed = once((cell: string): TallyTrack | null | undefined => {
  if (isBlank(cell)) return undefined
  const word = cleanCell(cell).toLowerCase()
  return trackWords.find(([pattern]) => pattern.test(word))?.[1] ?? null
})

/** A reading of texts that keeps what it read lately. */
function once<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const value = read(text)
    if (known.size >= 4096) known.clear()
    known.set(text, value)
    return value
  }
}

const trackWords: readonly (readonly [RegExp, TallyTrack])[] = [
  [/^(团体|团体献血|团体无偿献血|单位|单位团体|group)$/, 'group'],
  [/^(个人|街头|个人献血|个人自愿|个人自愿无偿献血|散客|individual)$/, 'individual'],
  [/^(保障|应急|应急保障|保障任务|保障性任务|assurance)$/, 'assurance'],
  [/^(单采|成分|机采|成分献血|单采血小板|apheresis)$/, 'apheresis'],
  [/^(其他|其它|other)$/, 'other'],
]

const says = {
  days: { zh: `${earliest} 到今天之间的日期`, en: `a day from ${earliest} until today` },
  tracks: {
    zh: '团体、个人、保障、单采、其他之一',
    en: 'one of 团体 (group), 个人 (individual), 保障 (assurance), 单采 (apheresis), 其他 (other)',
  },
  someUnit: { zh: '团体献血的单位', en: 'the unit of a group donation' },
  correct: { zh: '请更正这一格', en: 'correct this cell' },
  nameUnit: {
    zh: '请填单位；没有单位的写“个人”',
    en: 'name the unit, or write 个人 (individual) where there is none',
  },
} satisfies Record<string, Text>
