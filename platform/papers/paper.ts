/** An official document, ready to be set on paper; all words and figures are the caller's. */
export interface Paper {
  /** 发文机关标志, in red; null where a document has no red head. */
  readonly head: string | null
  /** 发文字号. */
  readonly number: string | null
  readonly title: string
  /** 主送机关, without its colon. */
  readonly addressee: string | null
  readonly body: readonly PaperBlock[]
  readonly annexes: readonly Annex[]
  /** 发文机关署名 and 成文日期, as printed. */
  readonly signer: string | null
  readonly date: string | null
  /** 抄送, and by whom and when it was printed (印发). */
  readonly copyTo: string | null
  readonly printed: { readonly by: string; readonly on: string } | null
}

/** An annex: a page of its own, numbered, under its own title. */
export interface Annex {
  readonly title: string
  readonly blocks: readonly PaperBlock[]
}

export type PaperBlock = PaperText | PaperTable

/** 0 is running text; 1 一、 · 2 （一） · 3 1. · 4 （1）. */
export interface PaperText {
  readonly level: 0 | 1 | 2 | 3 | 4
  readonly text: string
}

export interface PaperTable {
  readonly columns: readonly PaperColumn[]
  readonly rows: readonly PaperRow[]
}

export interface PaperColumn {
  readonly header: string
  /** Its part of the width, against those of the others. */
  readonly share: number
  readonly align: 'left' | 'center' | 'right'
}

/** By column; null where a cell above reaches down. */
export type PaperRow = readonly (PaperCell | null)[]

export interface PaperCell {
  readonly text: string
  /** The figure it prints, for spreadsheets. */
  readonly amount?: number
  /** How many rows it covers; one when absent. */
  readonly rows?: number
  /** Where its figure comes from, as the writer of the document calls it. */
  readonly from?: string
}

/** Papers that go out in one file, and the line that each of their pages carries. */
export interface Papers {
  readonly papers: Iterable<Paper>
  /** Snapshot number, basis, age of the data. */
  readonly stamp: string
}

export const paperFormats = ['docx', 'pdf', 'xlsx'] as const
export type PaperFormat = (typeof paperFormats)[number]

export const isTable = (block: PaperBlock): block is PaperTable => 'columns' in block

/** The lines that announce the annexes: 附件：1. …, no punctuation after the names. */
export const annexList = ({ annexes }: Paper): readonly string[] =>
  annexes.length === 1
    ? [`附件：${annexes[0]!.title}`]
    : annexes.map(({ title }, at) => `${at === 0 ? '附件：' : '　　　'}${at + 1}. ${title}`)

/** 附件, or 附件1 where there are several. */
export const annexMark = ({ annexes }: Paper, at: number): string =>
  annexes.length === 1 ? '附件' : `附件${at + 1}`
