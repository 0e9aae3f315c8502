import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Text } from '#kernel/text.ts'
import type { Look } from '#platform/change.ts'
import { readTable } from '#platform/documents/table-in.ts'
import {
  findUnits,
  getRegion,
  matchUnits,
  type UnitMatch,
  type UnitThen,
} from '../../organisation/index.ts'
import { keptTallies } from './queries.ts'
import { type ReadRow, type ReadTable, readTallyTable } from './read-tally-table.ts'
import { judge, type Ready, type ReadyVerdict } from './rules/verdicts.ts'
import type { tallyVerdicts } from './shapes.ts'

export interface TallySource {
  readonly regionId: string
  readonly file: { readonly name: string; readonly bytes: Buffer }
  /** By a name of the file: the unit an officer chose for it. */
  readonly units: Readonly<Record<string, string>>
}

export type TallyVerdict = (typeof tallyVerdicts)[number]

/** A row of the file with what will become of it. */
export interface JudgedRow extends ReadRow {
  readonly unitId: string | null
  readonly verdict: TallyVerdict
  /** What will be kept of it; null unless it is new. */
  readonly ready: Ready | null
}

export interface JudgedTable extends Omit<ReadTable, 'rows'> {
  readonly rows: readonly JudgedRow[]
  readonly names: readonly OpenName[]
}

/** A name that no unit bears exactly, with those that come near. */
export interface OpenName {
  readonly label: string
  readonly rows: number
  readonly candidates: readonly { readonly unitId: string; readonly name: string }[]
}

/** Reads a table and says of every row what will become of it; writes nothing. */
export async function judgeTallies(
  look: Pick<Look, 'tx' | 'today'>,
  { regionId, file, units: chosen }: TallySource,
): Promise<JudgedTable> {
  await getRegion(look.tx, regionId)
  const table = readTallyTable(await readTable(file.bytes, file.name), look.today)
  const days = table.rows.flatMap(({ day }) => (day === null ? [] : [day])).toSorted()
  const [from, to] = [days[0] ?? look.today, days.at(-1) ?? look.today]
  const labels = [...new Set(table.rows.flatMap(({ label }) => (label === null ? [] : [label])))]
  const holders = await holdersOf(look, { regionId, from, to }, labels, chosen)
  const placed = table.rows.map((row) => place(row, holders))
  const ready = placed.flatMap(({ ready }) => (ready === null ? [] : [ready]))
  const verdicts = judge(ready, await keptTallies(look.tx, { regionId, from, to }))
  const verdictOf = new Map(ready.map((row, at) => [row, verdicts[at]!]))
  const rows = placed.map((row) =>
    row.ready === null ? row : withVerdict(row, verdictOf.get(row.ready)!),
  )
  return { ...table, rows, names: openNames(rows, holders) }
}

type Holder =
  | { readonly is: 'known'; readonly units: readonly UnitThen[] }
  | { readonly is: 'open'; readonly candidates: OpenName['candidates'] }

/**
 * The unit that each name means. A name is looked for among the units of the file's first and last
 * day, so that one renamed or merged in between is found by both its names.
 */
async function holdersOf(
  { tx }: Pick<Look, 'tx'>,
  { regionId, from, to }: { readonly regionId: string; readonly from: Day; readonly to: Day },
  labels: readonly string[],
  chosen: TallySource['units'],
): Promise<ReadonlyMap<string, Holder>> {
  const dates = from === to ? [to] : [from, to]
  const there = new Map<string, UnitThen>()
  const found: (readonly UnitMatch[])[] = []
  for (const on of dates) {
    for (const unit of await findUnits(tx, { regionId, on })) there.set(unit.id, unit)
    found.push(await matchUnits(tx, { regionId, on }, labels))
  }
  const holderOf = (label: string, at: number): Holder => {
    const wanted = chosen[label]
    if (wanted !== undefined) {
      const unit = there.get(wanted)
      if (unit === undefined) throw noSuchUnit(label)
      return { is: 'known', units: [unit] }
    }
    const matches = found.map((one) => one[at]!)
    const exact = matches.flatMap((match) => (match.verdict === 'exact' ? [match.unit] : []))
    if (exact.length > 0) return { is: 'known', units: exact }
    const near = matches.flatMap((match) => (match.verdict === 'close' ? match.candidates : []))
    const names = new Map(near.map(({ unit }) => [unit.id, unit.name]))
    return { is: 'open', candidates: [...names].map(([unitId, name]) => ({ unitId, name })) }
  }
  return new Map(labels.map((label, at) => [label, holderOf(label, at)]))
}

function place(row: ReadRow, holders: ReadonlyMap<string, Holder>): JudgedRow {
  const { day, label, track, counts } = row
  if (counts === null || day === null || track === null) return refused(row, 'error', [])
  if (label === null) return { ...row, ...taken({ day, unitId: null, track, ...counts }) }
  const holder = holders.get(label)!
  if (holder.is === 'open') {
    const near = holder.candidates.length > 0
    return refused(row, near ? 'close' : 'error', [near ? isClose(label) : isUnknown(label)])
  }
  const unit = holder.units.find(
    ({ beganOn, endedOn }) => beganOn <= day && (endedOn === null || day < endedOn),
  )
  if (unit === undefined) return refused(row, 'error', [notThere(label, day)])
  return { ...row, ...taken({ day, unitId: unit.id, track, ...counts }) }
}

const taken = (ready: Ready) => ({ ready, unitId: ready.unitId, verdict: 'new' as const })

const refused = (row: ReadRow, verdict: TallyVerdict, faults: readonly Text[]): JudgedRow => ({
  ...row,
  faults: [...row.faults, ...faults],
  unitId: null,
  ready: null,
  verdict,
})

function withVerdict(row: JudgedRow, verdict: ReadyVerdict): JudgedRow {
  if (verdict.is === 'new') return row
  const faults = verdict.is === 'same' ? [] : [contradicts(verdict)]
  return { ...row, faults, ready: null, verdict: verdict.is }
}

function openNames(
  rows: readonly JudgedRow[],
  holders: ReadonlyMap<string, Holder>,
): readonly OpenName[] {
  return [...holders].flatMap(([label, holder]) =>
    holder.is === 'open'
      ? [
          {
            label,
            rows: rows.filter((row) => row.label === label).length,
            candidates: holder.candidates,
          },
        ]
      : [],
  )
}

const noSuchUnit = (label: string) =>
  new Problem('not-found', {
    zh: `为“${label}”选的单位不在这个地区，请重新选择。`,
    en: `The unit chosen for “${label}” is not in this region; choose again.`,
  })

const isClose = (label: string): Text => ({
  zh: `“${label}”与名录中的单位相近而不相同，请选定是哪个单位`,
  en: `“${label}” comes near a unit of the region but is not its name; choose the unit.`,
})

const isUnknown = (label: string): Text => ({
  zh: `名录中没有“${label}”；请选定单位，或先到“单位与联络员”登记`,
  en: `No unit bears the name “${label}”; choose one, or register it under units first.`,
})

const notThere = (label: string, day: Day): Text => ({
  zh: `“${label}”在 ${day} 还没有设立或已经撤并`,
  en: `“${label}” did not exist on ${day}.`,
})

const contradicts = ({ with: other, at }: Extract<ReadyVerdict, { is: 'conflict' }>): Text =>
  at === 'kept'
    ? {
        zh: `同一天同一单位已有另一组数：${other.visits} 人次、${other.renfen} 人份。如需更正，请先撤销原来的导入`,
        en: `Other figures are kept for this unit and day: ${other.visits} visits, ${other.renfen} units. To correct them, take the earlier import back first.`,
      }
    : {
        zh: `文件里同一天同一单位有两组不同的数（另一组 ${other.visits} 人次、${other.renfen} 人份），两行都不取`,
        en: `The file has two different figures for this unit and day (the other: ${other.visits} visits, ${other.renfen} units); neither is taken.`,
      }
