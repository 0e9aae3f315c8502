import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type client } from '../api.ts'

export type ImportRun = Awaited<ReturnType<typeof client.imports.run>>

const isOver = ({ state }: ImportRun): boolean =>
  state === 'done' || state === 'refused' || state === 'interrupted'

/**
 * The person's newest large import of this kind, followed while it runs; one that is over is shown
 * until it is put aside, so that who comes back to the page learns how it went.
 */
export function useRun(kind: string) {
  const [aside, setAside] = useState(() => read(kind))
  const runs = useQuery({
    ...api.imports.runs.queryOptions({ input: { kind } }),
    refetchInterval: ({ state }) => {
      const [newest] = state.data ?? []
      return newest !== undefined && !isOver(newest) ? 1000 : false
    },
  })
  const [newest] = runs.data ?? []
  const run = newest !== undefined && newest.id !== aside ? newest : undefined
  return {
    run,
    follow: () => runs.refetch(),
    putAside: () => {
      if (newest === undefined) return
      setAside(newest.id)
      keep(kind, newest.id)
    },
  }
}

const keyOf = (kind: string) => `xuemai.import.aside.${kind}`

function read(kind: string): string | undefined {
  try {
    return localStorage.getItem(keyOf(kind)) ?? undefined
  } catch {
    // Storage refused: a finished import is shown until the next one.
    return undefined
  }
}

function keep(kind: string, id: string): void {
  try {
    localStorage.setItem(keyOf(kind), id)
  } catch {
    // Storage refused: it is put aside for this page only.
  }
}
