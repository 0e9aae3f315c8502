/** One thing that can be gone to or done. */
export interface Hit {
  readonly key: string
  readonly name: string
  /** A few words more at the right: a path, a region. */
  readonly note?: string
  /** Where it leads; a hit without an address does something instead. */
  readonly to?: string
  readonly run?: () => void
}

/** Hits of one kind under their heading. */
export interface HitGroup {
  readonly heading: string
  readonly hits: readonly Hit[]
}

/** Where hits come from: the pages, the actions, the units of the server. */
export interface HitSource {
  readonly heading: string
  readonly find: (text: string, signal: AbortSignal) => readonly Hit[] | Promise<readonly Hit[]>
}

/** Whether a name holds every word looked for, whatever the case and width of letters. */
export function answers(name: string, text: string): boolean {
  const held = plain(name)
  return plain(text)
    .split(/\s+/)
    .every((word) => held.includes(word))
}

/** The hit some places on from another, going round at the ends. */
export function stepFrom(
  hits: readonly Hit[],
  current: string | undefined,
  by: number,
): string | undefined {
  if (hits.length === 0) return undefined
  const at = hits.findIndex(({ key }) => key === current)
  const to = at === -1 ? (by > 0 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length
  return hits[to]?.key
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim()
