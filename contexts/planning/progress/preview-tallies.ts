import type { Look } from '#platform/change.ts'
import { writeXlsx } from '#platform/documents/table-out.ts'
import { getUpload } from '#platform/uploads/store.ts'
import { type JudgedRow, type JudgedTable, judgeTallies } from './judge-tallies.ts'
import { noneCollected, together } from './rules/credit.ts'
import {
  type TallyPreview,
  type TallyRowShape,
  tallyVerdicts,
  type VerdictCounts,
} from './shapes.ts'

export interface TallyFile {
  readonly regionId: string
  readonly uploadId: string
  readonly units: Readonly<Record<string, string>>
}

/** Of each verdict no more rows than this are shown; the file of rejected rows has them all. */
const shownRows = 200

/** Says what will become of each row of an uploaded table; writes nothing. */
export async function previewTallies(look: Look, asked: TallyFile): Promise<TallyPreview> {
  const { name, bytes } = await getUpload(look.tx, asked.uploadId)
  const table = await judgeTallies(look, { ...asked, file: { name, bytes } })
  const days = table.rows.flatMap(({ day }) => (day === null ? [] : [day])).toSorted()
  return {
    fileName: name,
    sheet: table.sheet,
    header: [...table.header],
    columns: [...table.columns],
    counts: countVerdicts(table.rows),
    names: table.names.map((one) => ({ ...one, candidates: [...one.candidates] })),
    warnings: [...table.warnings],
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    sum: table.rows.reduce(
      (sum, { ready }) => (ready === null ? sum : together(sum, ready)),
      noneCollected,
    ),
    rows: tallyVerdicts.flatMap((verdict) =>
      table.rows
        .filter((row) => row.verdict === verdict)
        .slice(0, shownRows)
        .map(shown),
    ),
  }
}

/** How many rows have each verdict. */
export function countVerdicts(rows: readonly JudgedRow[]) {
  const counts = Object.fromEntries(tallyVerdicts.map((verdict) => [verdict, 0])) as Record<
    JudgedRow['verdict'],
    number
  >
  for (const { verdict } of rows) counts[verdict]++
  return counts satisfies typeof VerdictCounts._zod.output
}

/** The rows that are not taken, as they came, each with its reason: to be put right and sent again. */
export async function rejectedTallies(look: Look, asked: TallyFile): Promise<File> {
  const { name, bytes } = await getUpload(look.tx, asked.uploadId)
  const table = await judgeTallies(look, { ...asked, file: { name, bytes } })
  const sheet = rejectedSheet(table)
  return new File(
    [new Uint8Array(await writeXlsx({ sheets: [sheet] }))],
    `未导入的行-${name.replace(/\.[^.]*$/, '')}.xlsx`,
    { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  )
}

function rejectedSheet({ header, rows }: JudgedTable) {
  const rejected = rows.filter(({ verdict }) => verdict !== 'new' && verdict !== 'same')
  return {
    name: '未导入的行',
    columns: [
      ...header.map((head) => ({ header: head, kind: 'text' as const })),
      { header: '原行号', kind: 'integer' as const },
      { header: '错误说明', kind: 'text' as const, width: 48 },
    ],
    rows: rejected.map(({ cells, row, faults }) => [
      ...header.map((_head, at) => cells[at] ?? null),
      row,
      faults.map(({ zh }) => zh).join('；'),
    ]),
  }
}

const shown = ({ ready: _ready, ...row }: JudgedRow): TallyRowShape => ({
  ...row,
  cells: [...row.cells],
  faults: [...row.faults],
})
