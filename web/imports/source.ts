import type { ImportPreview, ImportResult } from '#platform/imports/contract.ts'

/** What the server is asked with at every step. */
export interface ImportAsk<Options> {
  readonly uploadId: string
  readonly sheet: number | null
  readonly headingRow: number | null
  readonly columns: Record<string, number | null>
  readonly decisions: Record<string, string>
  readonly options: Options
}

/** One kind of import, as its context's endpoints serve it. */
export interface ImportSource<Options> {
  readonly kind: string
  readonly template: () => Promise<File>
  readonly preview: (ask: ImportAsk<Options>) => Promise<ImportPreview>
  readonly confirm: (ask: ImportAsk<Options> & { digest: string }) => Promise<ImportResult>
  readonly rejected: (ask: ImportAsk<Options>) => Promise<File>
}

/** Hands a file of the server to the person. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The columns chosen last time for a table with these headings. */
export function rememberedColumns(kind: string, headings: readonly string[]) {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(kind, headings)) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, number | null>) : {}
  } catch {
    // A value of another version, or storage refused: nothing is remembered.
    return {}
  }
}

/** Keeps them for the next table with the same headings. */
export function rememberColumns(
  kind: string,
  headings: readonly string[],
  columns: Record<string, number | null>,
): void {
  try {
    localStorage.setItem(keyOf(kind, headings), JSON.stringify(columns))
  } catch {
    // Storage refused: the choice holds for this table only.
  }
}

const keyOf = (kind: string, headings: readonly string[]) =>
  `xuemai.import.${kind}.${headings.join('|').slice(0, 300)}`
