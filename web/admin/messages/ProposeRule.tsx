import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { dayOf, instant } from '#kernel/days.ts'
import { api } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import { Failed } from '../../kit/States.tsx'
import { TextInput } from '../../kit/TextInput.tsx'
import { useWords } from '../../words/useWords.ts'
import { messagesWords } from './words.ts'

interface Props {
  readonly regionId: string
  readonly open: boolean
  readonly onClose: () => void
}

/** Quiet hours and a cap to be approved by another. */
export function ProposeRule({ regionId, open, onClose }: Props) {
  const words = useWords(messagesWords)
  const queries = useQueryClient()
  const propose = useMutation(
    api.messages.proposeRule.mutationOptions({
      onSuccess: () => {
        onClose()
        return queries.invalidateQueries({ queryKey: api.messages.rules.key() })
      },
    }),
  )
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const text = (name: string) => String(given.get(name)).trim()
    propose.mutate({
      regionId,
      from: text('from'),
      quietFrom: text('quietFrom'),
      quietTo: text('quietTo'),
      perDay: Number(text('perDay')),
      perWeek: Number(text('perWeek')),
      reason: text('reason'),
    })
  }

  return (
    <Dialog title={words.propose} open={open} onClose={onClose}>
      <form className="messages-form" onSubmit={onSubmit}>
        <p className="admin-says">{words.proposeSays}</p>
        <div className="messages-pair">
          <Clock name="quietFrom" label={words.quietFrom} value="21:00" />
          <Clock name="quietTo" label={words.quietTo} value="08:00" />
        </div>
        <p className="caption">{words.clockHint}</p>
        <div className="messages-pair">
          <Count name="perDay" label={words.perDay} value={3} max={50} />
          <Count name="perWeek" label={words.perWeek} value={10} max={200} />
        </div>
        <Field label={words.from}>
          <TextInput name="from" type="date" required defaultValue={dayOf(instant(Date.now()))} />
        </Field>
        <Field label={words.reason}>
          <textarea name="reason" className="input" rows={2} required maxLength={500} />
        </Field>
        {propose.error === null ? null : <Failed error={propose.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="primary" submit busy={propose.isPending}>
            {words.proposing}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Clock(props: { readonly name: string; readonly label: string; readonly value: string }) {
  return (
    <Field label={props.label}>
      <TextInput name={props.name} type="time" required defaultValue={props.value} />
    </Field>
  )
}

function Count(props: {
  readonly name: string
  readonly label: string
  readonly value: number
  readonly max: number
}) {
  return (
    <Field label={props.label}>
      <TextInput
        name={props.name}
        type="number"
        min={1}
        max={props.max}
        required
        defaultValue={props.value}
      />
    </Field>
  )
}
