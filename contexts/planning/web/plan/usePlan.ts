import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Day } from '#kernel/days.ts'
import { api } from '#web/api.ts'

interface Wanted {
  readonly revision?: number | undefined
  readonly on?: Day | undefined
}

/**
 * The plan of the page's address, at a revision or a day where one is asked for. The address
 * `newest` is the newest plan within reach.
 */
export function usePlan({ revision, on }: Wanted) {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const named = id !== 'newest'
  const plans = useQuery({
    ...api.planning.plans.queryOptions({ input: {} }),
    enabled: !named,
  })
  const planId = named ? id : plans.data?.[0]?.id
  const input = { id: planId ?? '', revision, on }
  const plan = useQuery({
    ...api.planning.plan.queryOptions({ input }),
    enabled: planId !== undefined,
  })
  return { plan, input, none: !named && plans.data?.length === 0, plans }
}
