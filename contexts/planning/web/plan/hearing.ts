import type { EditShape, NewsShape } from '../../editing/contract.ts'
import type { Draft } from '../../rules/draft.ts'
import { type Edit, withEdits } from '../../rules/edits.ts'

/** Who changed a part last, and when. */
export interface Author {
  readonly by: string | null
  readonly at: string
}

/** A draft after the saves that were heard of and are newer than it. */
export function heardDraft(base: Draft, version: number, news: readonly NewsShape[]): Draft {
  const newer = newerEdits(version, news)
  const saves = Map.groupBy(newer, (edit) => edit.version)
  return [...saves.keys()]
    .toSorted((a, b) => a - b)
    .reduce((draft, one) => withEdits(draft, saves.get(one)! as readonly Edit[]), base)
}

/** The edits of the news that a state does not have yet, each once. */
export function newerEdits(version: number, news: readonly NewsShape[]): readonly EditShape[] {
  const all = news.flatMap(({ edits }) => edits).filter((edit) => edit.version > version)
  return [
    ...new Map(all.map((edit) => [`${edit.version} ${edit.what} ${edit.key}`, edit])).values(),
  ]
}

/** The last hand on each part. */
export const authorsOf = (edits: readonly EditShape[]): ReadonlyMap<string, Author> =>
  new Map(edits.map(({ key, by, at }) => [key, { by, at }]))
