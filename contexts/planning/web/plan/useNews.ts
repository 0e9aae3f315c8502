import { useEffect, useRef, useSyncExternalStore } from 'react'
import { client } from '#web/api.ts'
import { unreachable } from '#web/problem.ts'
import { noteReach } from '#web/reach.ts'
import type { NewsShape } from '../../editing/contract.ts'

interface Given {
  readonly id: string
  /** The state that is known here. */
  readonly version: number
  /** Nothing changes in a revision that is not open any more. */
  readonly open: boolean
  readonly hear: (news: NewsShape) => void
  /** The server does not tell any more: the session is over, or the right. */
  readonly onRefused: () => void
}

/** Hears what others do to a draft, as long as the page is seen; after a break from where it was. */
export function useNews({ id, version, open, hear, onRefused }: Given): void {
  const seen = useSyncExternalStore(subscribe, () => document.visibilityState === 'visible')
  const latest = useRef({ version, hear, onRefused })
  useEffect(() => {
    latest.current = { version, hear, onRefused }
  })
  useEffect(() => {
    if (!open || !seen) return
    const leaving = new AbortController()
    void listen(id, latest, leaving.signal)
    return () => leaving.abort()
  }, [id, open, seen])
}

type Latest = { readonly current: Pick<Given, 'version' | 'hear' | 'onRefused'> }

async function listen(id: string, latest: Latest, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const after = latest.current.version
      for await (const news of await client.planning.watchDraft({ id, after }, { signal })) {
        // Whoever is told something is reached.
        noteReach(true)
        if (!signal.aborted) latest.current.hear(news)
      }
    } catch (error) {
      if (signal.aborted) return
      if (isRefusal(error)) return latest.current.onRefused()
      // The network is away or the server restarts: it is asked again.
    }
    await rest(signal)
  }
}

/** A word of the server, at the beginning or in the midst; anything else is a broken line. */
const isRefusal = (error: unknown): boolean =>
  !unreachable(error) &&
  error instanceof Error &&
  ('body' in error || ('status' in error && Number(error.status) < 500))

const rest = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, 1500)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      done()
    })
  })

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}
