import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Failed, Loaded } from '#web/kit/States.tsx'
import { useMay } from '#web/me.ts'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { PlanShape } from '../../shapes.ts'
import type { ArrangementShape } from '../shapes.ts'
import { NoWay } from './NoWay.tsx'
import { ProposalView } from './ProposalView.tsx'
import { arrangingWords } from './words.ts'

/** One arrangement: how far it is, and then what it came to. */
export function Run({ id, plan }: { readonly id: string; readonly plan: PlanShape }) {
  const run = useQuery({
    ...api.planning.arrangement.queryOptions({ input: { id } }),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.state) ? 700 : false),
  })
  return (
    <Loaded query={run} lines={8}>
      {(found) => <Shown run={found} plan={plan} />}
    </Loaded>
  )
}

function Shown({ run, plan }: { readonly run: ArrangementShape; readonly plan: PlanShape }) {
  const words = useWords(arrangingWords)
  const { state, beside, outcome, asked } = run
  return (
    <>
      {beside === 0 ? null : <p className="quiet">{words.beside(number(beside))}</p>}
      {isUnderWay(state) ? <UnderWay run={run} /> : null}
      {state === 'cancelled' ? <p className="quiet">{words.states.cancelled}</p> : null}
      {state === 'failed' ? <p className="quiet">{words.failedSays}</p> : null}
      {outcome === null ? null : outcome.is === 'proposal' ? (
        <ProposalView run={run} outcome={outcome} plan={plan} />
      ) : (
        <NoWay outcome={outcome} grain={asked.grain} year={run.year} />
      )}
    </>
  )
}

function UnderWay({ run }: { readonly run: ArrangementShape }) {
  const words = useWords(arrangingWords)
  const queries = useQueryClient()
  const mayChange = useMay('planning.change')
  const cancel = useMutation(
    api.planning.cancelArranging.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.planning.key() }),
    }),
  )
  const { id, stage, percent } = run
  const told = stage === null ? words.waiting : words.progress(words.stages[stage], number(percent))
  return (
    <div role="status">
      <p>{told}</p>
      <progress className="progress" value={percent} max={100} aria-label={told} />
      {mayChange ? (
        <Button size="small" busy={cancel.isPending} onClick={() => cancel.mutate({ id })}>
          {words.cancelRun}
        </Button>
      ) : null}
      {cancel.error === null ? null : <Failed error={cancel.error} />}
    </div>
  )
}

const isUnderWay = (state: ArrangementShape['state'] | undefined): boolean =>
  state === 'waiting' || state === 'running'
