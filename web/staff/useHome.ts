import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import type { Arrangement } from './arrangement.ts'

const asItIs: Arrangement = { places: [], hidden: [] }

/** The person's own arrangement of the home page, shown at once and kept; the last change counts. */
export function useHome() {
  const queries = useQueryClient()
  const { queryKey } = api.access.home.queryOptions()
  const home = useQuery(api.access.home.queryOptions())
  const [changed, setChanged] = useState<Arrangement>()
  const keep = useMutation({
    ...api.access.arrangeHome.mutationOptions(),
    scope: { id: 'home' },
    onSuccess: (kept) => queries.setQueryData(queryKey, kept),
    onError: () => setChanged(undefined),
  })
  return {
    known: home.data !== undefined || home.isError,
    wish: changed ?? home.data ?? asItIs,
    arrange: (wish: Arrangement) => {
      setChanged(wish)
      keep.mutate({ places: [...wish.places], hidden: [...wish.hidden] })
    },
    error: keep.error,
  }
}
