import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let reached = true

/** Notes whether the server answered the last request. */
export function noteReach(answered: boolean): void {
  if (answered === reached) return
  reached = answered
  for (const listener of listeners) listener()
}

/** Whether the server answered the last request. */
export const useReached = (): boolean => useSyncExternalStore(subscribe, () => reached)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
