import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Failed } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useMay } from '#web/me.ts'
import { useWords } from '#web/words/useWords.ts'
import type { IndicatorsShape } from '../shapes.ts'
import { populationWords } from './population-words.ts'

interface Props {
  readonly of: Pick<IndicatorsShape, 'ground' | 'population'>
}

/** Who may, states here how many people live in the region in the year; others read who can. */
export function StatePopulation({ of }: Props) {
  const words = useWords(populationWords)
  const may = useMay('organisation.change')
  const [open, setOpen] = useState(false)
  if (!may) return of.population === null ? <p className="caption">{words.byOfficer}</p> : null
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {of.population === null ? words.state : words.correct}
      </Button>
      {open ? <PopulationDialog of={of} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function PopulationDialog({ of, onClose }: Props & { readonly onClose: () => void }) {
  const { ground, population } = of
  const words = useWords(populationWords)
  const queries = useQueryClient()
  const state = useMutation({
    mutationFn: (form: FormData) =>
      api.organisation.statePopulation.call({
        regionId: ground.regionId,
        year: ground.year,
        amount: Number(form.get('amount')),
        source: String(form.get('source')),
        statedOn: String(form.get('statedOn')),
        replaces: population?.id ?? null,
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.planning.key() })
      onClose()
    },
    onError: () => void queries.invalidateQueries({ queryKey: api.planning.indicators.key() }),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    state.mutate(new FormData(event.currentTarget))
  }
  return (
    <Dialog title={words.title(ground.regionName, String(ground.year))} open onClose={onClose}>
      <form onSubmit={submit}>
        <Field label={words.amount}>
          <TextInput
            name="amount"
            type="number"
            required
            min={1}
            max={2_000_000_000}
            step={1}
            defaultValue={population?.amount}
          />
        </Field>
        <Field label={words.source} hint={words.sourceHint}>
          <TextInput name="source" required maxLength={200} defaultValue={population?.source} />
        </Field>
        <Field label={words.statedOn} hint={words.statedOnHint}>
          <TextInput
            name="statedOn"
            type="date"
            required
            defaultValue={population?.statedOn ?? `${ground.year}-12-31`}
          />
        </Field>
        {state.error === null ? null : <Failed error={state.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="primary" submit busy={state.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
