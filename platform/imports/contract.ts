import { z } from 'zod'
import type { Permission } from '../access/roles.ts'
import { reading, writing } from '../contract.ts'
import { verdicts } from './definition.ts'

const TextShape = z.object({ zh: z.string(), en: z.string() })
const Verdict = z.enum(verdicts)
const Counts = z.record(Verdict, z.number().int())

const FaultShape = z.object({
  /** The field of the column; null: the row as a whole. */
  field: z.string().nullable(),
  found: z.string(),
  expected: TextShape,
  fix: TextShape,
})

export const ImportPreview = z.object({
  kind: z.string(),
  fileName: z.string(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.number().int() })),
  sheet: z.number().int(),
  headingRow: z.number().int(),
  headings: z.array(z.string()),
  fields: z.array(z.object({ field: z.string(), name: TextShape, required: z.boolean() })),
  columns: z.record(z.string(), z.number().int().nullable()),
  counts: Counts,
  /** Rows that would be written. */
  effective: z.number().int(),
  sums: z.array(
    z.object({
      field: z.string(),
      name: TextShape,
      sum: z.number(),
      stated: z.number().nullable(),
      row: z.number().int().nullable(),
    }),
  ),
  /** To be known, but nothing that stands in the way. */
  warnings: z.array(TextShape),
  /** As long as one of these stands nothing can be taken in. */
  blockers: z.array(TextShape),
  rows: z.array(
    z.object({
      row: z.number().int(),
      verdict: Verdict,
      cells: z.record(z.string(), z.string()),
      faults: z.array(FaultShape),
      warnings: z.array(TextShape),
      choices: z.array(z.object({ choice: z.string(), label: TextShape })),
      effect: TextShape.nullable(),
      decision: z.string().nullable(),
    }),
  ),
  /** Of each verdict at most this many rows are shown; the file of rejected rows has all of them. */
  shown: z.number().int(),
  /** What was seen; confirming something else than was seen is refused. */
  digest: z.string(),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const ImportResult = z.object({
  /** Null when everything was there already. */
  batchId: z.uuid().nullable(),
  counts: Counts,
  /** Rows that were not taken in and can be downloaded with the reason. */
  rejected: z.number().int(),
  /** Set when the table is too large for a request: nothing is written yet, a run does it. */
  runId: z.uuid().nullable(),
})
export type ImportResult = z.infer<typeof ImportResult>

/** What an import is asked with: the file, how it is read, and what was decided about its rows. */
export const importInput = <Options extends z.ZodType>(options: Options) =>
  z.object({
    uploadId: z.uuid(),
    sheet: z.number().int().min(0).nullable().default(null),
    headingRow: z.number().int().min(1).nullable().default(null),
    /** By field; null: this column is not there. What is absent is matched by its heading. */
    columns: z.record(z.string(), z.number().int().min(0).nullable()).default({}),
    /** By row: one of its choices, or 'skip'. */
    decisions: z.record(z.string(), z.string().max(200)).default({}),
    options,
  })

/** The four endpoints of one kind of import, below `path`. */
export function importEndpoints<Options extends z.ZodType>(stated: {
  readonly path: `/${string}`
  readonly tags: readonly string[]
  readonly may: Permission
  readonly options: Options
}) {
  const { path, may, options } = stated
  const tags = [...stated.tags]
  const input = importInput(options)
  return {
    template: reading
      .route({ method: 'GET', path: `${path}/template.xlsx`, summary: 'An empty table', tags })
      .meta({ may })
      .output(z.file()),
    preview: reading
      .route({ method: 'POST', path: `${path}/preview`, summary: 'What an import would do', tags })
      .meta({ may })
      .input(input)
      .output(ImportPreview),
    confirm: writing
      .route({ method: 'POST', path: `${path}/confirm`, summary: 'Take the rows in', tags })
      .meta({ may, kind: 'write' })
      .input(input.extend({ digest: z.string() }))
      .output(ImportResult),
    rejected: reading
      .route({
        method: 'POST',
        path: `${path}/rejected.xlsx`,
        summary: 'The rows not taken in, with the reasons',
        tags,
      })
      .meta({ may })
      .input(input)
      .output(z.file()),
  }
}

const ImportRun = z.object({
  id: z.uuid(),
  kind: z.string(),
  fileName: z.string(),
  /** `interrupted`: ended from outside, with nothing written. */
  state: z.enum(['waiting', 'checking', 'writing', 'done', 'refused', 'interrupted']),
  done: z.number().int(),
  total: z.number().int(),
  at: z.string(),
  /** As it was asked for, to fetch the rows that were not taken in. */
  asked: importInput(z.record(z.string(), z.unknown())),
  result: ImportResult.nullable(),
  problem: z.object({ code: z.string(), text: TextShape }).nullable(),
})
export type ImportRun = z.infer<typeof ImportRun>

/** What may be asked about imports of large tables, by who asked for them. */
export const imports = {
  runs: reading
    .route({
      method: 'GET',
      path: '/imports/runs',
      summary: 'One’s own newest runs of one kind of import',
      tags: ['imports'],
    })
    .meta({ may: 'signed-in' })
    .input(z.object({ kind: z.string().max(100) }))
    .output(z.array(ImportRun)),
  run: reading
    .route({
      method: 'GET',
      path: '/imports/runs/{id}',
      summary: 'How far one of them is',
      tags: ['imports'],
    })
    .meta({ may: 'signed-in' })
    .input(z.object({ id: z.uuid() }))
    .output(ImportRun),
}
