import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { DecisionShape } from '../../contract.ts'

/** A notice and the two things that are done with it: deciding, and making the plan. */
export function useNotice(id: string) {
  const queries = useQueryClient()
  const options = api.planning.notice.queryOptions({ input: { id } })
  const notice = useQuery(options)
  const renew = () => queries.invalidateQueries({ queryKey: api.planning.key() })
  const decide = useMutation(api.planning.decideNotice.mutationOptions({ onSettled: renew }))
  const make = useMutation(api.planning.makePlan.mutationOptions({ onSettled: renew }))
  return {
    notice,
    decide: (decisions: readonly DecisionShape[]) => {
      if (notice.data === undefined || decisions.length === 0) return
      decide.mutate({ id, version: notice.data.version, decisions: [...decisions] })
    },
    deciding: decide.isPending,
    decisionError: decide.error,
    make,
  }
}
