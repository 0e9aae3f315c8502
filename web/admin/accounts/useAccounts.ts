import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, type client } from '../../api.ts'

export type Account = Awaited<ReturnType<typeof client.access.accounts>>[number]
export type Reset = Awaited<ReturnType<typeof client.access.resets>>[number]

/** The accounts and waiting resets that the administrator looks after. */
export function useAccounts() {
  const accounts = useQuery(api.access.accounts.queryOptions())
  const resets = useQuery(api.access.resets.queryOptions())
  return { accounts, resets }
}

/** A verb of administration; what is shown of accounts is asked for again once it is done. */
export function useVerb<Input, Output>(verb: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: verb,
    onSuccess: async () => {
      await Promise.all(
        [api.access.accounts.key(), api.access.resets.key()].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      )
    },
  })
}
