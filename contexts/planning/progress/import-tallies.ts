import { type Act, type Change, record, unchanged } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { sha256 } from '#platform/secrets.ts'
import { getUpload } from '#platform/uploads/store.ts'
import { type JudgedRow, judgeTallies } from './judge-tallies.ts'
import { countVerdicts } from './preview-tallies.ts'
import { addBatch, addTallies, findBatch, oneImportAtATime } from './queries.ts'

export interface NewTallies {
  readonly regionId: string
  readonly uploadId?: string | undefined
  readonly file?: { readonly name: string; readonly bytes: Buffer } | undefined
  /** By a name of the file: the unit an officer chose for it. */
  readonly units?: Readonly<Record<string, string>> | undefined
  /** Marks the figures as invented. */
  readonly demo?: boolean
}

export interface Imported {
  /** Null when there was nothing new in it. */
  readonly batchId: string | null
  readonly counts: Record<JudgedRow['verdict'], number>
}

/**
 * Takes the new rows of a table, all of them in one transaction; what repeats is passed over, and
 * what contradicts, cannot be read or names no unit is left out and counted. The same file again
 * changes nothing.
 */
export async function importTallies(act: Act, wish: NewTallies): Promise<Change<Imported>> {
  const { regionId, units = {}, demo = false } = wish
  const file = wish.file ?? (await getUpload(act.tx, wish.uploadId ?? ''))
  await oneImportAtATime(act.tx, regionId)
  const { rows } = await judgeTallies(act, { regionId, file, units })
  const counts = countVerdicts(rows)
  const ready = rows.flatMap((row) => (row.ready === null ? [] : [row.ready]))
  if (ready.length === 0) return unchanged({ batchId: null, counts })

  const hash = sha256(file.bytes)
  const known = await findBatch(act.tx, regionId, hash)
  const batchId = known?.id ?? newId()
  if (known === undefined) {
    await addBatch(act.tx, {
      id: batchId,
      regionId,
      fileName: file.name,
      sha256: hash,
      importedBy: act.actor.accountId,
      importedAt: act.now,
      demo,
    })
  }
  await addTallies(act.tx, { batchId, regionId }, ready)
  return record(
    act,
    { name: 'tally.imported', subject: regionId, data: { batch: batchId, rows: ready.length } },
    { batchId, counts },
  )
}
