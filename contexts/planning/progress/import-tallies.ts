import { type Act, type Change, outcome } from '#platform/change.ts'
import type { ImportResult } from '#platform/imports/contract.ts'
import { confirmImport, previewImport } from '#platform/imports/steps.ts'
import { storeUpload } from '#platform/uploads/store.ts'
import type { TallyOptions } from './import/apply.ts'
import { talliesImport } from './import/definition.ts'

export interface NewTallies extends TallyOptions {
  readonly file: { readonly name: string; readonly bytes: Buffer }
}

/**
 * Takes a table in as an officer's clicks do: upload, preview, confirm what was seen. New rows are
 * taken all or none; the same table again changes nothing.
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
  const { digest } = await previewImport(act, talliesImport, asked)
  return confirmImport(act, talliesImport, { ...asked, digest })
}
