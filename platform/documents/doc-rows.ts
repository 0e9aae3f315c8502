/** What a Word 97–2003 document says of a run of text: in a table or not, and a row's layout at its end. */
export interface WordParagraph {
  /** Place in the file, in bytes. */
  readonly from: number
  readonly to: number
  readonly inTable: boolean
  readonly row?: WordRow
}

/** The layout of a table row. */
export interface WordRow {
  /** Where its cells begin and end, in twips; one more than there are cells. */
  readonly edges: readonly number[]
  readonly cells: readonly WordCell[]
}

export interface WordCell {
  /** Continues the cell above, or the one to the left. */
  readonly continues: 'above' | 'left' | undefined
}

/**
 * Reads the paragraphs' properties ([MS-DOC] 2.9.179, PapxFkp): whether they lie in a table, and
 * the definition of each table row (sprmTDefTable). Places that make no sense are passed over: what
 * is then unknown is read as a plain row.
 */
export function wordParagraphs(document: Buffer, tables: Buffer): WordParagraph[] {
  const start = document.readUInt32LE(0x0102)
  const count = Math.floor((document.readUInt32LE(0x0106) - 4) / 8)
  const found: WordParagraph[] = []
  for (let i = 0; i < count; i++) {
    const at = start + (count + 1) * 4 + i * 4
    if (at + 4 > tables.length) break
    const page = (tables.readUInt32LE(at) & 0x3fffff) * 512
    if (page + 512 <= document.length)
      found.push(...pageParagraphs(document.subarray(page, page + 512)))
  }
  return found
}

function pageParagraphs(page: Buffer): WordParagraph[] {
  const count = page[511]!
  if (count > 0x1d) return []
  return Array.from({ length: count }, (_, i) => {
    const at = page[(count + 1) * 4 + i * 13]! * 2
    return {
      from: page.readUInt32LE(i * 4),
      to: page.readUInt32LE((i + 1) * 4),
      ...(at === 0 ? { inTable: false } : properties(propertyBytes(page, at))),
    }
  })
}

/** Modifiers of a paragraph, after its length (in words, in two ways) and its style. */
function propertyBytes(page: Buffer, at: number): Buffer {
  const words = page[at]!
  return words === 0
    ? page.subarray(at + 4, at + 2 + 2 * (page[at + 1] ?? 0))
    : page.subarray(at + 3, at + 2 * words)
}

function properties(bytes: Buffer): Pick<WordParagraph, 'inTable' | 'row'> {
  let inTable = false
  let row: WordRow | undefined
  for (let at = 0; at + 3 <= bytes.length; ) {
    const code = bytes.readUInt16LE(at)
    at += 2
    if (code === paragraphInTable) inTable = bytes[at] === 1
    if (code === tableDefinition)
      row = rowOf(bytes.subarray(at + 2, at + 1 + bytes.readUInt16LE(at)))
    at += operandBytes(code, bytes, at)
  }
  return row === undefined ? { inTable } : { inTable, row }
}

const paragraphInTable = 0x2416
const tableDefinition = 0xd608

function operandBytes(code: number, bytes: Buffer, at: number): number {
  if (code === tableDefinition) return at + 2 > bytes.length ? 1 : bytes.readUInt16LE(at) + 1
  const kind = code >> 13
  return kind === 6 ? (bytes[at] ?? 0) + 1 : [1, 1, 2, 4, 2, 2, 0, 3][kind]!
}

/** [MS-DOC] 2.9.322: the number of cells, their edges, then 20 bytes for each cell. */
function rowOf(bytes: Buffer): WordRow | undefined {
  const count = bytes[0] ?? 0
  const descriptions = 1 + (count + 1) * 2
  if (count === 0 || bytes.length < descriptions) return undefined
  return {
    edges: Array.from({ length: count + 1 }, (_, i) => bytes.readInt16LE(1 + i * 2)),
    cells: Array.from({ length: count }, (_, i) => {
      const at = descriptions + i * 20
      const flags = at + 2 <= bytes.length ? bytes.readUInt16LE(at) : 0
      const above = (flags & 0x20) !== 0 && (flags & 0x40) === 0
      return { continues: above ? 'above' : (flags & 0x02) !== 0 ? 'left' : undefined }
    }),
  }
}
