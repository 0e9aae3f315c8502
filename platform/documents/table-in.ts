import { tooManyBytes } from './kind.ts'
import { type DocumentLimits, documentLimits } from './limits.ts'
import { asBuffer, isShortText } from './open.ts'
import { readTableHere, type TableFile } from './read-table.ts'
import { readInWorker } from './workers.ts'

export {
  type MergedArea,
  readPasted,
  readTableHere,
  type TableFile,
  type TableRow,
  type TableSheet,
  unmerged,
} from './read-table.ts'

/**
 * Reads a table that somebody wants to import: csv (UTF-8 or GB18030), tab-separated text, xlsx,
 * xls or et. Throws the same problems as `openDocument`. Anything but a short text is read in a
 * worker thread.
 */
export async function readTable(
  bytes: Uint8Array,
  name: string,
  limits: DocumentLimits = documentLimits,
): Promise<TableFile> {
  const buffer = asBuffer(bytes)
  if (buffer.length > limits.bytes) throw tooManyBytes(name, limits)
  if (isShortText(buffer)) return readTableHere(buffer, name, limits)
  // The worker answers a table task with what readTableHere gave.
  return (await readInWorker({ read: 'table', bytes: buffer, name, limits })) as TableFile
}
