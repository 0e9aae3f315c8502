import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { DecisionShape, NoticeView } from '../../contract.ts'

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

/** What was decided on one thing, if anything was. */
export const decisionOn = (notice: NoticeView, item: string) =>
  notice.decisions.find((decision) => decision.item === item)

/** Findings a person should look at: everything but notes, and not decided yet. */
export const openFindings = ({ read, decisions }: NoticeView) =>
  read.findings
    .map((finding, index) => ({ finding, item: `finding:${index}` }))
    .filter(({ item }) => !decisions.some((decision) => decision.item === item))

/** Names that no unit stands for yet, and that nobody said to register. */
export const openUnits = ({ units, decisions }: NoticeView) =>
  units.filter(
    ({ label, unitId }) =>
      unitId === null &&
      !decisions.some(({ item, value }) => item === `unit:${label}` && value?.new),
  )
