import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import type { Text } from '#kernel/text.ts'
import { type Act, type Change, carry, type Look, unchanged } from '../change.ts'
import { writeXlsx } from '../documents/table-out.ts'
import type { ImportPreview, ImportResult } from './contract.ts'
import type { ImportDefinition, RowFault, Verdict } from './definition.ts'
import type { JudgedRow } from './judge.ts'
import type { PutOff } from './put-off.ts'
import { type ImportAsked, type Weighed, weigh } from './weigh.ts'

/** What taking the file in would do, row by row. Writes nothing. */
export async function previewImport<Field extends string, Options, Facts, Row>(
  look: Look,
  definition: ImportDefinition<Field, Options, Facts, Row>,
  asked: ImportAsked<Options>,
): Promise<ImportPreview> {
  const weighed = await weigh(look, definition, asked)
  const { sheets, headings, columns, counts, read, digest } = weighed
  const names = new Map<string, Text>(definition.columns.map(({ field, name }) => [field, name]))
  return {
    kind: definition.kind,
    fileName: weighed.file.name,
    sheets: sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows: rows.length })),
    sheet: weighed.sheet,
    headingRow: headings.row,
    headings: [...headings.texts],
    fields: definition.columns.map(({ field, name, required = false }) => ({
      field,
      name,
      required,
    })),
    columns: { ...columns },
    counts: { ...counts },
    effective: effective(counts),
    sums: read.sums.map((sum) => ({ ...sum, name: names.get(sum.field)! })),
    warnings: warningsOf(weighed, names),
    blockers: blockersOf(weighed, names),
    rows: shownRows(weighed.rows),
    shown,
    digest,
  }
}

/**
 * Takes in what was seen: all rows in one transaction, or none. If by now something else would
 * happen, because somebody was faster or the file is read differently, `stale-version` with what
 * would happen now. What is there already changes nothing. The digest is null where nobody looked
 * first, as when a command takes a file in.
 */
export async function confirmImport<Field extends string, Options, Facts, Row>(
  act: Act,
  definition: ImportDefinition<Field, Options, Facts, Row>,
  asked: ImportAsked<Options> & { readonly digest: string | null },
  { putOff, tell }: Ways = {},
): Promise<Change<ImportResult>> {
  const wait = putOff === undefined ? '0' : patience
  await waitForOthers(act.tx, `${definition.kind}:${definition.lock(asked.options)}`, wait)
  const weighed = await weigh(act, definition, asked)
  const { counts, rows, file } = weighed
  const rejected = rows.filter(isRejected).length
  const result = { counts: { ...counts }, rejected, runId: null }
  if (weighed.missing.length > 0) throw incomplete()
  if (effective(counts) === 0) return unchanged({ ...result, batchId: null })
  if (asked.digest !== null && weighed.digest !== asked.digest) throw seenDifferently(counts)

  const later = putOff?.(weighed)
  if (later !== undefined) return later
  const taken = rows.flatMap(({ row }) => (row === undefined ? [] : [row]))
  const change = await definition.apply(act, asked.options, { file, rows: taken, counts }, tell)
  return carry(change, ({ batchId }) => ({ ...result, batchId }))
}

interface Ways {
  /** A request hands on what is too large for it, and waits for others only so long. */
  readonly putOff?: PutOff
  /** Told how many rows are written. */
  readonly tell?: (rows: number) => void
}

const patience = '15s'

/** One import at a time of what must not be taken in together. */
async function waitForOthers(tx: Act['tx'], name: string, patience: string): Promise<void> {
  await sql`select set_config('lock_timeout', ${patience}, true)`.execute(tx)
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`
    .execute(tx)
    .catch((error: { code?: string }) => {
      throw error.code === '55P03' ? anotherRuns() : error
    })
  await sql`select set_config('lock_timeout', '0', true)`.execute(tx)
}

/** The rows that are not taken in as they were, with a column that says why; to be put right and sent again. */
export async function rejectedRows<Field extends string, Options, Facts, Row>(
  look: Look,
  definition: ImportDefinition<Field, Options, Facts, Row>,
  asked: ImportAsked<Options>,
): Promise<File> {
  const { rows, file, columns } = await weigh(look, definition, asked)
  const known = definition.columns.filter(({ field }) => columns[field] !== null)
  return xlsx(`${file.name.replace(/\.[^.]*$/, '')}-未导入.xlsx`, {
    name: '未导入',
    columns: [
      ...known.map(({ name }) => ({ header: name.zh, kind: 'text' as const })),
      { header: '原行号', kind: 'integer' as const },
      { header: '错误说明', kind: 'text' as const },
    ],
    rows: rows
      .filter(isRejected)
      .map((row) => [
        ...known.map(({ field }) => row.source.cells[field] ?? null),
        row.source.row,
        reasonOf(row, definition.columns),
      ]),
  })
}

/** An empty table with the headings of an import. */
export const templateOf = (
  title: string,
  columns: readonly { readonly name: Text }[],
): Promise<File> =>
  xlsx(`${title}.xlsx`, {
    name: title,
    columns: columns.map(({ name }) => ({ header: name.zh, kind: 'text' as const, width: 16 })),
    rows: [],
  })

const shown = 200

const effective = (counts: Readonly<Record<Verdict, number>>) => counts.new + counts.changed

const isRejected = ({ verdict }: { readonly verdict: Verdict }) =>
  verdict === 'error' || verdict === 'conflict' || verdict === 'close' || verdict === 'skipped'

function shownRows<Field extends string, Row>(rows: readonly JudgedRow<Field, Row>[]) {
  const seen = new Map<Verdict, number>()
  return rows
    .filter(({ verdict }) => {
      const count = (seen.get(verdict) ?? 0) + 1
      seen.set(verdict, count)
      return count <= shown
    })
    .map(({ source, verdict, faults, warnings = [], choices = [], effect, decision }) => ({
      row: source.row,
      verdict,
      cells: source.cells as Record<string, string>,
      faults: [...faults],
      warnings: [...warnings],
      choices: [...choices],
      effect: effect ?? null,
      decision,
    }))
}

function warningsOf(
  { notices, read }: Weighed<string, unknown>,
  names: ReadonlyMap<string, Text>,
): Text[] {
  const off = read.sums
    .filter(({ stated, sum }) => stated !== null && stated !== sum)
    .map(({ field, stated, sum }) => says.sumOff(names.get(field)!, stated!, sum))
  const passed = read.passed.length === 0 ? [] : [says.passed(read.passed)]
  return [...notices, ...off, ...passed]
}

function blockersOf(
  { missing, read }: Weighed<string, unknown>,
  names: ReadonlyMap<string, Text>,
): Text[] {
  const columns = missing.map((field) => says.columnMissing(names.get(field)!))
  return read.rows.length === 0 ? [...columns, says.noRows] : columns
}

function reasonOf<Row>(
  { verdict, faults, choices = [] }: JudgedRow<string, Row>,
  columns: readonly { readonly field: string; readonly name: Text }[],
): string {
  if (verdict === 'skipped') return '已选择跳过'
  if (verdict === 'close') {
    return `名称近似，需选择：${choices.map(({ label }) => label.zh).join('；')}`
  }
  const nameOf = ({ field }: RowFault) => columns.find((one) => one.field === field)?.name.zh
  return faults
    .map((fault) => {
      const column = nameOf(fault)
      return `${column === undefined ? '' : `${column}：`}${fault.expected.zh}；${fault.fix.zh}`
    })
    .join('。')
}

const xlsx = async (name: string, sheet: Parameters<typeof writeXlsx>[0]['sheets'][number]) =>
  new File([new Uint8Array(await writeXlsx({ sheets: [sheet] }))], name, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })

const grouped = (value: number): string => value.toLocaleString('en-US')

const says = {
  sumOff: (name: Text, stated: number, sum: number): Text => ({
    zh: `“${name.zh}”合计不符：表上写 ${grouped(stated)}，各行相加 ${grouped(sum)}，${sum < stated ? '少' : '多'} ${grouped(Math.abs(sum - stated))}。请看有没有漏行、重行，或有不能导入的行。`,
    en: `“${name.en}” does not add up: the table says ${grouped(stated)}, its rows come to ${grouped(sum)}, ${grouped(Math.abs(sum - stated))} too ${sum < stated ? 'few' : 'many'}. See whether a row is missing, doubled or cannot be imported.`,
  }),
  passed: (rows: readonly number[]): Text => ({
    zh: `第${rows.slice(0, 10).join('、')}行是小计、说明或重复的表头，不作为数据。`,
    en: `Rows ${rows.slice(0, 10).join(', ')} are subtotals, notes or repeated headings and no data.`,
  }),
  columnMissing: (name: Text): Text => ({
    zh: `缺少“${name.zh}”列，请选择它是哪一列。`,
    en: `The column “${name.en}” is missing; choose which one it is.`,
  }),
  noRows: { zh: '表头下面没有数据。', en: 'There is nothing below the headings.' } satisfies Text,
}

const incomplete = () =>
  new Problem('import-invalid', {
    zh: '必需的列还没有选全，没有写入任何内容。',
    en: 'A required column has not been chosen; nothing was written.',
  })

const anotherRuns = () =>
  new Problem('conflict', {
    zh: '另一项导入正在写入，请等它完成后再确认。没有写入任何内容。',
    en: 'Another import is being written; confirm again when it is done. Nothing was written.',
  })

const seenDifferently = (counts: Readonly<Record<Verdict, number>>) =>
  new Problem(
    'stale-version',
    {
      zh: '预览之后数据已有变化（可能有人同时导入），没有写入任何内容。请看过新的预览再确认。',
      en: 'Things have changed since the preview, perhaps by another import; nothing was written. Look at the new preview and confirm again.',
    },
    { values: { counts } },
  )
