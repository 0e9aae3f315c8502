import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Failed } from '#web/kit/States.tsx'
import { useMay } from '#web/me.ts'
import { useWords } from '#web/words/useWords.ts'
import { ReasonDialog } from '../../web/plan/ReasonDialog.tsx'
import type { Action } from '../rules/life.ts'
import type { PeriodShape } from '../shapes.ts'
import { periodWords } from './words.ts'
import '../../handing-down/web/hand-down.css'

type Asked = 'return' | 'reopen'

/** What may be done with a period now, by those who may; giving back asks why first. */
export function PeriodActs({ of }: { readonly of: PeriodShape }) {
  const words = useWords(periodWords)
  const queries = useQueryClient()
  const [asking, setAsking] = useState<Asked>()
  const may = useMayTake()
  const { regionId, year, kind, number, round, version } = of
  const seen = { regionId, year, kind, number, round, version }
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: () => setAsking(undefined),
    onSettled: () => queries.invalidateQueries({ queryKey: api.planning.key() }),
  })
  const plain = {
    submit: () => api.planning.submitPeriod.call(seen),
    'take-back': () => api.planning.takeBackPeriod.call(seen),
    accept: () => api.planning.acceptPeriod.call(seen),
    lock: () => api.planning.lockPeriod.call(seen),
  }
  const explained: Record<Asked, (reason: string) => Promise<unknown>> = {
    return: (reason) => api.planning.returnPeriod.call({ ...seen, reason }),
    reopen: (reason) => api.planning.reopenPeriod.call({ ...seen, reason }),
  }
  const offered = of.offered.filter((action) => may(action))
  return (
    <>
      {act.error === null || asking !== undefined ? null : <Failed error={act.error} />}
      <div className="task-acts">
        {offered.map((action) =>
          action === 'return' || action === 'reopen' ? (
            <Button key={action} onClick={() => setAsking(action)}>
              {words.actions[action]}
            </Button>
          ) : action === 'supersede' ? null : (
            <Button
              key={action}
              kind={action === 'take-back' ? 'plain' : 'primary'}
              busy={act.isPending}
              onClick={() => act.mutate(plain[action])}
            >
              {words.actions[action]}
            </Button>
          ),
        )}
      </div>
      {asking === undefined ? null : (
        <ReasonDialog
          title={words.actions[asking]}
          label={words.reason[asking]}
          act={words.actions[asking]}
          says={words.reasonSays[asking]}
          busy={act.isPending}
          error={act.error}
          onReason={(reason) => act.mutate(() => explained[asking](reason))}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  )
}

/** Whether the person's roles carry a step. */
function useMayTake(): (action: Action) => boolean {
  const submit = useMay('planning.submit')
  const issue = useMay('planning.issue')
  const reopen = useMay('planning.reopen')
  return (action) => {
    if (action === 'submit' || action === 'take-back') return submit
    return action === 'reopen' ? reopen : issue
  }
}
