/** What a context's contract may say of documents: their shape and the formats they leave in. */
export { type Paper, type PaperCell, type PaperTable, paperFormats } from './paper.ts'
