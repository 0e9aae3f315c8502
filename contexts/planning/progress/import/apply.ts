import { type Act, type Change, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import type { ImportFile } from '#platform/imports/definition.ts'
import { heldMeanwhile } from '../../periods/held.ts'
import { addBatch, addTallies, findBatch } from '../queries.ts'
import type { Ready } from '../rules/verdicts.ts'

export interface TallyOptions {
  readonly regionId: string
  /** Marks the figures as invented; nobody can ask for it over HTTP. */
  readonly demo?: boolean
}

/** Writes the new rows of a table; those that the same file left out before join its import. */
export async function applyTallies(
  act: Act,
  { regionId, demo = false }: TallyOptions,
  { file, rows }: { readonly file: ImportFile; readonly rows: readonly Ready[] },
  tell?: (rows: number) => void,
): Promise<Change<{ batchId: string }>> {
  const known = await findBatch(act.tx, regionId, file.sha256)
  const batchId = known?.id ?? newId()
  if (known === undefined) {
    await addBatch(act.tx, {
      id: batchId,
      regionId,
      fileName: file.name,
      sha256: file.sha256,
      importedBy: act.actor.accountId,
      importedAt: act.now,
      demo,
    })
  }
  await addTallies(act.tx, { batchId, regionId }, rows, tell).catch(heldMeanwhile)
  return record(
    act,
    { name: 'tally.imported', subject: regionId, data: { batch: batchId, rows: rows.length } },
    { batchId },
  )
}
