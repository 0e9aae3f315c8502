import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, type client } from '../../api.ts'

export type Account = Awaited<ReturnType<typeof client.access.accounts>>[number]
export type PasswordReset = Awaited<ReturnType<typeof client.access.passwordResets>>[number]
export type Reset = Awaited<ReturnType<typeof client.access.resets>>[number]

/** The accounts and waiting resets that the administrator looks after. */
export function useAccounts() {
  const accounts = useQuery(api.access.accounts.queryOptions())
  const resets = useQuery(api.access.resets.queryOptions())
  const passwordResets = useQuery(api.access.passwordResets.queryOptions())
  return { accounts, resets, passwordResets }
}

/** A verb of administration; what is shown of accounts is asked for again once it is done. */
export function useVerb<Input, Output>(verb: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: verb,
    onSuccess: async () => {
      await Promise.all(
        [api.access.accounts, api.access.resets, api.access.passwordResets].map((asked) =>
          queries.invalidateQueries({ queryKey: asked.key() }),
        ),
      )
    },
  })
}
