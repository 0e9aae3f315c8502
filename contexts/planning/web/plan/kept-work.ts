import type { Work } from './draft-work.ts'

/** Work on a draft, kept on this device so that neither a lost network nor a reload loses it. */

const place = (revisionId: string): string => `xuemai.plan.${revisionId}`

/** Keeps the work: what is not confirmed until it is, the way back as long as the tab lives. */
export function keepWork(revisionId: string, work: Work): void {
  try {
    if (work.queue.length === 0) localStorage.removeItem(place(revisionId))
    else localStorage.setItem(place(revisionId), JSON.stringify(work))
    sessionStorage.setItem(place(revisionId), JSON.stringify({ ...work, queue: [] }))
  } catch {
    // A device that keeps nothing still works; the page then says it is not saved while it is open.
  }
}

/** The work that was left here: unconfirmed in any case, else where the draft is as it was left. */
export function keptWork(revisionId: string, version: number): Work | undefined {
  const unconfirmed = read(localStorage, revisionId)
  if (unconfirmed !== undefined && unconfirmed.queue.length > 0) return unconfirmed
  const left = read(sessionStorage, revisionId)
  return left?.version === version ? left : undefined
}

function read(from: Storage, revisionId: string): Work | undefined {
  try {
    const kept = JSON.parse(from.getItem(place(revisionId)) ?? 'null') as Work | null
    return kept !== null && Array.isArray(kept.queue) && Array.isArray(kept.undo) ? kept : undefined
  } catch {
    return undefined
  }
}
