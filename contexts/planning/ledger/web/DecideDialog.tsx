import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Failed } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import { type DisputeShape, decisions } from '../shapes.ts'
import { ledgerWords } from './words.ts'

interface Props {
  readonly dispute: DisputeShape
  readonly regionId: string
  readonly onClose: () => void
}

/** Decides a dispute: it stands, another unit is credited, or nobody is; with a reason that stays. */
export function DecideDialog({ dispute, regionId, onClose }: Props) {
  const words = useWords(ledgerWords)
  const queries = useQueryClient()
  const [decision, setDecision] = useState<(typeof decisions)[number]>('upheld')
  const [movedTo, setMovedTo] = useState(dispute.proposedUnitId ?? '')
  const [answer, setAnswer] = useState('')
  const decide = useMutation({
    mutationFn: () =>
      api.planning.decideDispute.call({
        id: dispute.id,
        decision,
        answer: answer.trim(),
        ...(decision === 'moved' && movedTo !== '' ? { movedTo } : {}),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.planning.key() })
      onClose()
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    decide.mutate()
  }
  return (
    <Dialog title={words.decideOf(dispute.unitName ?? words.nobody)} open onClose={onClose}>
      <form onSubmit={onSubmit}>
        <p className="plan-effect">{dispute.reason}</p>
        <Field label={words.decision}>
          <select
            className="input"
            value={decision}
            onChange={({ target }) => setDecision(target.value as typeof decision)}
          >
            {decisions.map((one) => (
              <option key={one} value={one}>
                {words.decisions[one]}
              </option>
            ))}
          </select>
        </Field>
        {decision === 'moved' ? (
          <UnitChoice {...{ dispute, regionId, movedTo }} onUnit={setMovedTo} />
        ) : null}
        <Field label={words.answer}>
          <textarea
            className="input"
            rows={3}
            required
            maxLength={500}
            value={answer}
            onChange={({ target }) => setAnswer(target.value)}
          />
        </Field>
        {decide.error === null ? null : <Failed error={decide.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="primary" submit busy={decide.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function UnitChoice(props: {
  readonly dispute: DisputeShape
  readonly regionId: string
  readonly movedTo: string
  readonly onUnit: (id: string) => void
}) {
  const { dispute, regionId, movedTo, onUnit } = props
  const words = useWords(ledgerWords)
  const [text, setText] = useState('')
  const search = useDeferredValue(text.trim())
  const units = useQuery(
    api.organisation.units.queryOptions({
      input: { regionId, limit: 30, ...(search === '' ? {} : { search }) },
    }),
  )
  const found = (units.data?.units ?? []).filter(({ id }) => id !== dispute.unitId)
  return (
    <>
      <Field label={words.findUnit}>
        <TextInput
          value={text}
          autoComplete="off"
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <Field label={words.movedTo}>
        <select
          className="input"
          required
          value={movedTo}
          onChange={({ target }) => onUnit(target.value)}
        >
          <option value="">{words.choose}</option>
          {found.map(({ id, name, regionName }) => (
            <option key={id} value={id}>
              {name}（{regionName}）
            </option>
          ))}
        </select>
      </Field>
    </>
  )
}
