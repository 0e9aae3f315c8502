import { sql } from 'kysely'
import { type Act, type Change, record } from '../change.ts'
import type { Asking } from '../http/asking.ts'
import { newId } from '../id.ts'
import type { ImportResult } from './contract.ts'
import type { ImportAsked, Weighed } from './weigh.ts'

/** The job that takes large tables in. */
export const takingIn = 'imports.take-in'

/** Puts a table with more rows than a request may take into line; undefined for any other. */
export type PutOff = (
  weighed: Weighed<string, unknown>,
) => Promise<Change<ImportResult>> | undefined

/** What a request does with a table that is too large for it. */
export const putOffLarge =
  (
    act: Act,
    kind: string,
    asked: ImportAsked<unknown> & { readonly digest: string },
    { app }: Pick<Asking, 'app'>,
  ): PutOff =>
  (weighed) =>
    weighed.read.rows.length > app.config.IMPORT_JOB_ROWS
      ? putInLine(act, kind, asked, weighed)
      : undefined

async function putInLine(
  act: Act,
  kind: string,
  asked: ImportAsked<unknown> & { readonly digest: string },
  { file, counts, rows }: Weighed<string, unknown>,
): Promise<Change<ImportResult>> {
  const runId = newId()
  const total = counts.new + counts.changed
  await act.tx
    .insertInto('upload.run')
    .values({
      id: runId,
      accountId: act.actor.accountId!,
      fileId: asked.uploadId,
      fileName: file.name,
      kind,
      regions: sql<string>`current_setting('xuemai.regions')`,
      asked: sql`${JSON.stringify(asked)}::jsonb`,
      total,
      at: act.now,
    })
    .execute()
  await act.enqueue(takingIn, { run: runId })
  return record(
    act,
    { name: 'run.asked', subject: runId, data: { kind, file: file.name, rows: rows.length } },
    { batchId: null, counts: { ...counts }, rejected: 0, runId },
  )
}
