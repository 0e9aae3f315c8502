import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** Takes one step by a press; whatever comes of it, everything shown is read anew. */
export function useStep<Wish>(send: (wish: Wish) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSettled: () => queries.invalidateQueries({ queryKey: api.appointments.key() }),
  })
}
