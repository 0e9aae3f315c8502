/** What is used of word-extractor, which has no types of its own. */
declare module 'word-extractor/lib/word-ole-extractor.js' {
  export default class WordOleExtractor {
    extract(reader: object): Promise<unknown>
    /** Reads the properties of paragraphs from the document's and the table stream. */
    writeParagraphProperties(document: Buffer, tables: Buffer): void
    /** The text in pieces, control characters of Word still in it. */
    readonly _pieces: readonly {
      readonly text: string
      readonly startCp: number
      readonly startFilePos: number
      readonly endFilePos: number
      /** Bytes of a character. */
      readonly bpc: number
    }[]
    readonly _boundaries: { readonly ccpText: number }
  }
}

declare module 'word-extractor/lib/buffer-reader.js' {
  export default class BufferReader {
    constructor(bytes: Buffer)
    open(): Promise<void>
  }
}
