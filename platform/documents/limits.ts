/** What a document may cost before it is refused. */
export interface DocumentLimits {
  /** Size of the file as it was sent. */
  readonly bytes: number
  /** Parts of a docx or xlsx archive. */
  readonly parts: number
  /** Size of its parts when unpacked. */
  readonly unpackedBytes: number
  /** Unpacked size over packed size of a part, looked at from 8 MB upward. */
  readonly ratio: number
  /** Cells of all sheets of a table to import, merged areas counted in full. */
  readonly cells: number
  /** The same of a document, of which every line goes to a reader. */
  readonly documentCells: number
  /** Lines of a document. */
  readonly documentLines: number
  readonly pages: number
  /** Time a file may take in the worker. */
  readonly milliseconds: number
  /** JavaScript memory of the worker. */
  readonly memoryMb: number
}

const MB = 1024 * 1024

/**
 * Excel itself writes about 40 bytes of XML a cell, so that five million cells are 200 MB; deflate
 * cannot pack tighter than 1 : 1032, and sheets of real figures stay under 1 : 60.
 */
export const documentLimits: DocumentLimits = {
  bytes: 100 * MB,
  parts: 10_000,
  unpackedBytes: 320 * MB,
  ratio: 250,
  cells: 5_000_000,
  documentCells: 300_000,
  documentLines: 300_000,
  pages: 3_000,
  milliseconds: 120_000,
  memoryMb: 2_048,
}
