import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { containerOf, tooManyBytes } from './kind.ts'
import { type DocumentLimits, documentLimits } from './limits.ts'
import type { OpenedDocument } from './lines.ts'
import { readDocument } from './read.ts'
import { refusals } from './refusals.ts'
import { readInWorker } from './workers.ts'

/**
 * Opens a document that somebody sent: txt, md, docx, doc, xlsx, xls or a PDF with text, told by
 * its content and not by its name. Throws a `Problem` (file-empty, file-not-text,
 * file-unsupported, file-encrypted, file-without-text, file-broken, too-large) that says in both
 * languages what is wrong with it. Anything but a short text is read in a worker thread, within
 * limits of time and memory, so that no file can stop the server.
 */
export async function openDocument(
  bytes: Uint8Array,
  name: string,
  limits: DocumentLimits = documentLimits,
): Promise<OpenedDocument> {
  const buffer = asBuffer(bytes)
  if (buffer.length > limits.bytes) throw tooManyBytes(name, limits)
  if (isShortText(buffer)) return readDocument(buffer, name, limits)
  // The worker answers a document task with what readDocument gave.
  return (await readInWorker({ read: 'document', bytes: buffer, name, limits })) as OpenedDocument
}

/** Opens a document by its path; `file-missing` when there is none. A command gives `readDocument`. */
export async function openFile(
  path: string,
  open: (bytes: Buffer, name: string) => Promise<OpenedDocument> = openDocument,
): Promise<OpenedDocument> {
  return open(await fileBytes(path), basename(path))
}

/** The bytes of a file, refused by its size before any of them is read. */
export async function fileBytes(
  path: string,
  limits: Pick<DocumentLimits, 'bytes'> = documentLimits,
): Promise<Buffer> {
  const name = basename(path)
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw refusals.missing(name)
    if (found.size > limits.bytes) throw tooManyBytes(name, limits)
    return await readFile(path)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') throw refusals.missing(name)
    throw cause
  }
}

/** Short enough to be read in a few milliseconds, and not a container of anything. */
export const isShortText = (bytes: Buffer): boolean =>
  bytes.length <= 256 * 1024 && containerOf(bytes) === undefined

export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
