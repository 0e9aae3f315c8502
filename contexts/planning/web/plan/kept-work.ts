import type { Draft } from '../../rules/draft.ts'
import { keysOf, type Work } from './draft-work.ts'

/** Work on a draft, kept on this device so that neither a lost network nor a reload loses it. */

const place = (revisionId: string): string => `xuemai.plan.${revisionId}`

/** What is kept: the steps, and the parts they mean as they were; the rest the server has. */
interface Kept extends Omit<Work, 'base'> {
  readonly was: Draft
}

/** Keeps the work: what is not confirmed until it is, the way back as long as the tab lives. */
export function keepWork(revisionId: string, { base, ...work }: Work): void {
  const keys = new Set(work.queue.flatMap(keysOf))
  const was: Draft = {
    targets: keys.size === 0 ? [] : base.targets.filter(({ key }) => keys.has(key)),
    items: keys.size === 0 ? [] : base.items.filter(({ key }) => keys.has(key)),
  }
  const kept: Kept = { ...work, was }
  try {
    if (work.queue.length === 0) localStorage.removeItem(place(revisionId))
    else localStorage.setItem(place(revisionId), JSON.stringify(kept))
    sessionStorage.setItem(place(revisionId), JSON.stringify({ ...kept, queue: [] }))
  } catch {
    // A device that keeps nothing still works; the page then says it is not saved while it is open.
  }
}

/** The work that was left here: unconfirmed in any case, else where the draft is as it was left. */
export function keptWork(revisionId: string, now: Draft, version: number): Work | undefined {
  const unconfirmed = read(localStorage, revisionId)
  if (unconfirmed !== undefined && unconfirmed.queue.length > 0) return taken(unconfirmed, now)
  const left = read(sessionStorage, revisionId)
  return left?.version === version ? taken(left, now) : undefined
}

/** On the draft as it is now, but for the parts that the steps mean: those as they were. */
const taken = ({ was, ...work }: Kept, now: Draft): Work => ({
  ...work,
  base: { targets: asTheyWere(now.targets, was.targets), items: asTheyWere(now.items, was.items) },
})

function asTheyWere<T extends { readonly key: string }>(now: readonly T[], was: readonly T[]) {
  if (was.length === 0) return now
  const old = new Map(was.map((one) => [one.key, one]))
  const known = new Set(now.map(({ key }) => key))
  return [...now.map((one) => old.get(one.key) ?? one), ...was.filter(({ key }) => !known.has(key))]
}

function read(from: Storage, revisionId: string): Kept | undefined {
  try {
    const kept = JSON.parse(from.getItem(place(revisionId)) ?? 'null') as Kept | null
    const whole =
      kept !== null &&
      Array.isArray(kept.queue) &&
      Array.isArray(kept.undo) &&
      Array.isArray(kept.was?.items)
    return whole ? kept : undefined
  } catch {
    return undefined
  }
}
