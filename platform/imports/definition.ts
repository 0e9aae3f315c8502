import type { Text } from '#kernel/text.ts'
import type { Act, Change, Look } from '../change.ts'

/** A column that an import understands. */
export interface ImportColumn<Field extends string = string> {
  readonly field: Field
  readonly name: Text
  /** Further headings by which it is known; spaces, width and brackets never matter. */
  readonly synonyms: readonly string[]
  readonly required?: true
  /** The column by which a row is known; a row of sums names itself there. */
  readonly key?: true
  /** A whole amount: added up and compared with the row of sums. */
  readonly summed?: true
}

/** What will happen to a row; the last four are not taken in. */
export const verdicts = ['new', 'changed', 'same', 'close', 'conflict', 'error', 'skipped'] as const
export type Verdict = (typeof verdicts)[number]

/** What is wrong with a row, and where; `fix` says what to do about it. */
export interface RowFault {
  readonly field: string | null
  readonly found: string
  readonly expected: Text
  readonly fix: Text
}

/** One of the ways to decide on a row that is close to something. */
export interface RowChoice {
  readonly choice: string
  readonly label: Text
}

/** A row as the file has it: the texts of its cells by field. */
export interface SheetRow<Field extends string = string> {
  /** As a spreadsheet numbers it. */
  readonly row: number
  readonly cells: Readonly<Partial<Record<Field, string>>>
}

/** The judgement on a row. */
export interface Judged<Row> {
  readonly verdict: Verdict
  readonly faults: readonly RowFault[]
  readonly warnings?: readonly Text[]
  readonly choices?: readonly RowChoice[]
  /** What taking it in would do, in words. */
  readonly effect?: Text
  /** What the row is about: two rows of one key must not say different things. */
  readonly key?: string
  /** What it says of it, to tell a repetition from a contradiction. */
  readonly content?: string
  /** What is to be written; there exactly for `new` and `changed`. */
  readonly row?: Row
}

/** The file that is taken in. */
export interface ImportFile {
  readonly name: string
  readonly sha256: Buffer
}

/**
 * One kind of import. `gather` fetches in bulk what rows are judged by; `judge` is pure; `apply`
 * writes all rows in the transaction it is given and answers the batch, or null for none.
 */
export interface ImportDefinition<Field extends string, Options, Facts, Row> {
  readonly kind: string
  readonly columns: readonly ImportColumn<Field>[]
  readonly gather: (
    look: Look | Act,
    options: Options,
    rows: readonly SheetRow<Field>[],
  ) => Promise<Facts>
  readonly judge: (row: SheetRow<Field>, facts: Facts, decision: string | undefined) => Judged<Row>
  /** Rows of one such text ask the same question: what is decided for one holds for all of them. */
  readonly alike?: (row: SheetRow<Field>) => string
  /** What two imports must not do at the same time: they wait for each other under this name. */
  readonly lock: (options: Options) => string
  readonly apply: (
    act: Act,
    options: Options,
    taken: {
      readonly file: ImportFile
      readonly rows: readonly Row[]
      readonly counts: Readonly<Record<Verdict, number>>
    },
    /** Told how many rows are written, as they are. */
    tell?: (rows: number) => void,
  ) => Promise<Change<{ batchId: string }>>
}
