import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { FieldShape, JobShape } from '#platform/operation/contract.ts'
import { api } from '../../api.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import { Failed } from '../../kit/States.tsx'
import { TextInput } from '../../kit/TextInput.tsx'
import { number } from '../../words/format.ts'
import { useLanguage, useWords } from '../../words/useWords.ts'
import { operationWords } from './words.ts'

/** Asks what the job asks, and once more whether it shall be started. */
export function StartJob(props: { readonly job: JobShape; readonly onClose: () => void }) {
  const { job, onClose } = props
  const words = useWords(operationWords)
  const language = useLanguage()
  const queries = useQueryClient()
  const run = useMutation(
    api.operation.run.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.operation.key() })
        onClose()
      },
    }),
  )
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const entered = [...new FormData(event.currentTarget)].map(
      ([name, value]) => [name, String(value).trim()] as const,
    )
    const input = Object.fromEntries(entered.filter(([, value]) => value !== ''))
    run.mutate({ name: job.name, input })
  }

  return (
    <Dialog title={words.startTitle} open onClose={onClose}>
      <form onSubmit={onSubmit}>
        <p className="admin-says">
          {job.summary[language]} <span className="quiet">{job.name}</span>
        </p>
        <div className="admin-form">
          {(job.fields ?? []).map((field) => (
            <JobField key={field.name} field={field} />
          ))}
        </div>
        <p className="admin-says">{words.startSays}</p>
        {run.error === null ? null : <Failed error={run.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="primary" submit busy={run.isPending}>
            {words.start}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function JobField({ field }: { readonly field: FieldShape }) {
  const words = useWords(operationWords)
  const language = useLanguage()
  const { name, label, kind, required, choices, least, most, preset } = field
  if (kind === 'choice') {
    return (
      <Field label={label[language]} optional={!required}>
        <select className="input" name={name} defaultValue={preset ?? ''} required={required}>
          {required || preset !== null ? null : <option value="">{words.chosen}</option>}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      </Field>
    )
  }
  const bounds = least === null || most === null ? undefined : [number(least), number(most)]
  return (
    <Field
      label={label[language]}
      optional={!required}
      hint={bounds && words.range(bounds[0]!, bounds[1]!)}
    >
      <TextInput
        name={name}
        required={required}
        defaultValue={preset ?? ''}
        maxLength={500}
        autoComplete="off"
        {...(kind === 'whole-number'
          ? { type: 'number', step: 1, min: least ?? undefined, max: most ?? undefined }
          : {})}
      />
    </Field>
  )
}
