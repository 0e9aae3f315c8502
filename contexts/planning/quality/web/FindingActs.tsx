import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Day, isDay } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Failed } from '#web/kit/States.tsx'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { ReasonDialog } from '../../web/plan/ReasonDialog.tsx'
import { actionWords } from '../rules/sentences.ts'
import type { FindingDetailShape } from '../shapes.ts'
import { qualityWords } from './words.ts'
import '../../handing-down/web/hand-down.css'

type Saying = 'explain' | 'correct' | 'reopen'

/** What may be done with a finding now; what must be explained asks for the words first. */
export function FindingActs({ of }: { readonly of: FindingDetailShape }) {
  const words = useWords(qualityWords)
  const language = useLanguage()
  const queries = useQueryClient()
  const [doing, setDoing] = useState<Saying | 'assign'>()
  const { id, version, offered } = of
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: () => setDoing(undefined),
    onSettled: () => queries.invalidateQueries({ queryKey: api.planning.key() }),
  })
  const say: Record<Saying, (reason: string) => Promise<unknown>> = {
    explain: (reason) => api.planning.explainFinding.call({ id, version, reason }),
    correct: (reason) => api.planning.correctFinding.call({ id, version, reason }),
    reopen: (reason) => api.planning.reopenFinding.call({ id, version, reason }),
  }
  if (doing === 'assign') {
    return (
      <AssignForm
        of={of}
        busy={act.isPending}
        error={act.error}
        onAssign={(owner, dueOn) =>
          act.mutate(() => api.planning.assignFinding.call({ id, version, owner, dueOn }))
        }
        onClose={() => setDoing(undefined)}
      />
    )
  }
  return (
    <>
      {act.error === null || doing !== undefined ? null : <Failed error={act.error} />}
      <div className="task-acts">
        {offered.map((action) => (
          <Button
            key={action}
            busy={act.isPending && action === 'accept'}
            onClick={() =>
              action === 'accept'
                ? act.mutate(() => api.planning.acceptFinding.call({ id, version }))
                : setDoing(action)
            }
          >
            {actionWords[action][language]}
          </Button>
        ))}
      </div>
      {doing === undefined ? null : (
        <ReasonDialog
          title={actionWords[doing][language]}
          label={words.why[doing]}
          act={actionWords[doing][language]}
          says={words.whySays[doing]}
          busy={act.isPending}
          error={act.error}
          onReason={(reason) => act.mutate(() => say[doing](reason))}
          onClose={() => setDoing(undefined)}
        />
      )}
    </>
  )
}

function AssignForm(props: {
  readonly of: FindingDetailShape
  readonly busy: boolean
  readonly error: unknown
  readonly onAssign: (owner: string, dueOn: Day) => void
  readonly onClose: () => void
}) {
  const { of, busy, error, onAssign, onClose } = props
  const words = useWords(qualityWords)
  const language = useLanguage()
  const [owner, setOwner] = useState('')
  const [due, setDue] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (owner !== '' && isDay(due)) onAssign(owner, due)
  }
  return (
    <form className="task-form" onSubmit={submit}>
      <Field label={words.owner}>
        <select
          className="input"
          required
          value={owner}
          onChange={({ target }) => setOwner(target.value)}
        >
          <option value="">{words.chooseOwner}</option>
          {of.owners.map(({ accountId, name }) => (
            <option key={accountId} value={accountId}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.due}>
        <input
          className="input"
          type="date"
          required
          value={due}
          onChange={({ target }) => setDue(target.value)}
        />
      </Field>
      {error === null ? null : <Failed error={error} />}
      <div className="task-acts">
        <Button kind="primary" submit busy={busy}>
          {actionWords.assign[language]}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  )
}
