import { Problem } from '#kernel/problem.ts'
import type { Text } from '#kernel/text.ts'
import type { Act, Look } from '../change.ts'
import { readTable, type TableSheet, unmerged } from '../documents/table-in.ts'
import { sha256 } from '../secrets.ts'
import { getUpload } from '../uploads/store.ts'
import { type ColumnMap, findHeadings, type Headings } from './columns.ts'
import { type ImportDefinition, type ImportFile, type Verdict, verdicts } from './definition.ts'
import { type JudgedRow, judgeRows } from './judge.ts'
import { type ReadRows, readRows } from './rows.ts'

/** What an import is asked with; see `importInput` of the contract. */
export interface ImportAsked<Options> {
  readonly uploadId: string
  readonly sheet: number | null
  readonly headingRow: number | null
  readonly columns: Readonly<Record<string, number | null>>
  readonly decisions: Readonly<Record<string, string>>
  readonly options: Options
}

/** A file read and judged, nothing written. */
export interface Weighed<Field extends string, Row> {
  readonly file: ImportFile
  readonly sheets: readonly TableSheet[]
  readonly sheet: number
  readonly headings: Headings<Field>
  readonly columns: ColumnMap<Field>
  readonly missing: readonly Field[]
  readonly read: ReadRows<Field>
  readonly rows: readonly JudgedRow<Field, Row>[]
  readonly counts: Readonly<Record<Verdict, number>>
  readonly notices: readonly Text[]
  readonly digest: string
}

/** Reads the uploaded table, matches its columns and judges every row. */
export async function weigh<Field extends string, Options, Facts, Row>(
  look: Look | Act,
  definition: ImportDefinition<Field, Options, Facts, Row>,
  asked: ImportAsked<Options>,
): Promise<Weighed<Field, Row>> {
  const upload = await getUpload(look.tx, asked.uploadId)
  const table = await readTable(upload.bytes, upload.name)
  const found = headingsOf(table.sheets, definition.columns, asked)
  const columns = { ...found.headings.columns, ...chosen(asked.columns, definition) }
  const missing = definition.columns
    .filter(({ required, field }) => required && columns[field] === null)
    .map(({ field }) => field)

  const read = readRows(found.rows, found.headings, columns, definition.columns)
  const rows =
    missing.length > 0
      ? []
      : judgeRows(
          definition,
          read.rows,
          await definition.gather(look, asked.options, read.rows),
          asked.decisions,
        )
  const { name, sha256: hash } = upload
  return {
    file: { name, sha256: hash },
    sheets: table.sheets,
    sheet: found.sheet,
    headings: found.headings,
    columns,
    missing,
    read,
    rows,
    counts: countOf(rows),
    notices: table.notices.map(({ text }) => text),
    digest: digestOf(hash, columns, rows),
  }
}

function headingsOf<Field extends string>(
  sheets: readonly TableSheet[],
  columns: Parameters<typeof findHeadings<Field>>[1],
  { sheet, headingRow }: Pick<ImportAsked<never>, 'sheet' | 'headingRow'>,
) {
  const tried = sheets.map((one, at) => {
    const rows = sheet === null || sheet === at ? unmerged(one) : []
    const from = headingRow === null ? rows : rows.filter(({ row }) => row === headingRow)
    const headings = findHeadings(from, columns)
    const known = Object.values(headings?.columns ?? {}).filter((index) => index !== null).length
    return { sheet: at, rows, headings, known: one.hidden && sheet === null ? known - 100 : known }
  })
  const best = tried.reduce((one, other) => (other.known > one.known ? other : one))
  if (best.headings === undefined) throw noRowThere()
  return { ...best, headings: best.headings }
}

function chosen<Field extends string>(
  columns: Readonly<Record<string, number | null>>,
  { columns: known }: { readonly columns: readonly { readonly field: Field }[] },
): Partial<Record<Field, number | null>> {
  const fields = known.map(({ field }) => field).filter((field) => field in columns)
  return Object.fromEntries(fields.map((field) => [field, columns[field] ?? null])) as Partial<
    Record<Field, number | null>
  >
}

function countOf(rows: readonly { readonly verdict: Verdict }[]): Record<Verdict, number> {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0]))
  for (const { verdict } of rows) counts[verdict]! += 1
  return counts as Record<Verdict, number>
}

/** What was seen: the file, its columns, and for each row what will happen and be written. */
const digestOf = (file: Buffer, columns: object, rows: readonly JudgedRow<string, unknown>[]) =>
  sha256(
    JSON.stringify([
      file.toString('hex'),
      columns,
      rows.map(({ source, verdict, row }) => [source.row, verdict, row ?? null]),
    ]),
  ).toString('hex')

const noRowThere = () =>
  new Problem('import-invalid', {
    zh: '这张工作表里没有选定的表头行，请重新选择。',
    en: 'The sheet has no such row of headings; choose again.',
  })
