import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import type { PlanChange } from '../../rules/change.ts'
import type { PlanShape } from '../../shapes.ts'

/** Changes of a draft made as one step, each with the batch that takes it back. */
export interface OneStep {
  readonly make: (changes: readonly PlanChange[], undo: readonly PlanChange[]) => void
  /** Takes back the last step; absent where there is none, or it was taken back. */
  readonly undo: (() => void) | undefined
  /** What is left to be told of the last step goes. */
  readonly forget: () => void
  readonly made: (undo: readonly PlanChange[]) => void
  readonly busy: boolean
  readonly error: unknown
}

/** Makes a batch of changes of a plan's draft, whole or not at all, and can take it back. */
export function useOneStep(plan: PlanShape): OneStep {
  const queries = useQueryClient()
  const [back, setBack] = useState<readonly PlanChange[]>()
  const change = useMutation({
    ...api.planning.changePlan.mutationOptions(),
    onSettled: () => queries.invalidateQueries({ queryKey: api.planning.key() }),
  })
  const send = (changes: readonly PlanChange[], then: readonly PlanChange[] | undefined) =>
    change.mutate(
      {
        id: plan.revision.id,
        version: plan.revision.version,
        // The contract's lists are not read-only.
        changes: changes as Parameters<typeof api.planning.changePlan.call>[0]['changes'],
      },
      { onSuccess: () => setBack(then) },
    )
  return {
    make: send,
    made: setBack,
    undo: back === undefined ? undefined : () => send(back, undefined),
    forget: () => setBack(undefined),
    busy: change.isPending,
    error: change.error,
  }
}
