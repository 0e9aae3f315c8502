import { type Act, type Change, outcome } from '#platform/change.ts'
import type { ImportResult } from '#platform/imports/contract.ts'
import { confirmImport } from '#platform/imports/steps.ts'
import { storeUpload } from '#platform/uploads/store.ts'
import type { TallyOptions } from './import/apply.ts'
import { talliesImport } from './import/definition.ts'

export interface NewTallies extends TallyOptions {
  readonly file: { readonly name: string; readonly bytes: Buffer }
}

/**
 * Takes a table in that nobody looks at first, by the same steps as an officer's clicks: it is kept,
 * every row is judged, new rows are taken all or none; the same table again changes nothing.
 */
export async function importTallies(
  act: Act,
  { file, ...options }: NewTallies,
): Promise<Change<ImportResult>> {
  const { id } = outcome(await storeUpload(act, file))
  const asked = {
    uploadId: id,
    sheet: null,
    headingRow: null,
    columns: {},
    decisions: {},
    options,
  }
  return confirmImport(act, talliesImport, { ...asked, digest: null })
}
