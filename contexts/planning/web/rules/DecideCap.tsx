import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Failed } from '#web/kit/States.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { CapShape } from '../../caps/contract.ts'
import { rulesWords } from './words.ts'

interface Props {
  readonly cap: CapShape
  /** Which cap the buttons are about, for those who hear them. */
  readonly label: string
}

/** Approves a proposed cap, or refuses it with the reason; never one's own. */
export function DecideCap({ cap, label }: Props) {
  const words = useWords(rulesWords)
  const queries = useQueryClient()
  const [refusing, setRefusing] = useState(false)
  const decide = useMutation(
    api.planning.decideCap.mutationOptions({
      onSuccess: async () => {
        setRefusing(false)
        await queries.invalidateQueries({ queryKey: api.planning.key() })
      },
    }),
  )
  const onRefuse = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason'))
    decide.mutate({ id: cap.id, approve: false, reason })
  }

  return (
    <div className="cap-decide">
      <Button
        size="small"
        busy={decide.isPending}
        why={cap.mine ? words.ownProposal : undefined}
        onClick={() => decide.mutate({ id: cap.id, approve: true })}
      >
        {words.approve}
        <span className="unseen">{label}</span>
      </Button>
      <Button
        size="small"
        why={cap.mine ? words.ownProposal : undefined}
        onClick={() => setRefusing(true)}
      >
        {words.refuse}
        <span className="unseen">{label}</span>
      </Button>
      {decide.error === null || refusing ? null : <Failed error={decide.error} />}
      <Dialog title={words.refuseTitle} open={refusing} onClose={() => setRefusing(false)}>
        <form onSubmit={onRefuse}>
          <p>{label}</p>
          <Field label={words.reason}>
            <textarea name="reason" className="input" rows={3} required maxLength={500} />
          </Field>
          {decide.error === null ? null : <Failed error={decide.error} />}
          <div className="dialog-actions">
            <Button onClick={() => setRefusing(false)}>{words.cancel}</Button>
            <Button kind="primary" submit busy={decide.isPending}>
              {words.refuse}
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  )
}
