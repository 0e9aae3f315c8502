import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import type { Arrangement } from './arrangement.ts'

const asItIs: Arrangement = { places: [], hidden: [] }

/** The person's own arrangement of the home page, kept as it is changed; the last change counts. */
export function useHome() {
  const queries = useQueryClient()
  const { queryKey } = api.access.home.queryOptions()
  const home = useQuery(api.access.home.queryOptions())
  const keep = useMutation({
    ...api.access.arrangeHome.mutationOptions(),
    scope: { id: 'home' },
    onMutate: async (wish) => {
      await queries.cancelQueries({ queryKey })
      queries.setQueryData(queryKey, wish)
    },
    onError: () => queries.invalidateQueries({ queryKey }),
  })
  return {
    known: home.data !== undefined || home.isError,
    wish: home.data ?? asItIs,
    arrange: ({ places, hidden }: Arrangement) =>
      keep.mutate({ places: [...places], hidden: [...hidden] }),
    error: keep.error,
  }
}
