import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Failed } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import { type SeasonKind, seasonKinds } from '../rules/seasons.ts'
import { feasibilityWords } from './words.ts'

interface Props {
  readonly regionId: string
  readonly open: boolean
  readonly onClose: () => void
}

/** A season or a need to be approved by another: when, what it does, on what source. */
export function ProposeSeason({ regionId, open, onClose }: Props) {
  const words = useWords(feasibilityWords).season
  const queries = useQueryClient()
  const [kind, setKind] = useState<SeasonKind | 'need'>('heat')
  const [wrong, setWrong] = useState(false)
  const propose = useMutation(
    api.planning.proposeSeason.mutationOptions({
      onSuccess: async () => {
        onClose()
        await queries.invalidateQueries({ queryKey: api.planning.key() })
      },
    }),
  )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const what = whatOf(kind, form)
    setWrong(what === undefined)
    if (what === undefined) return
    const text = (name: string) => String(form.get(name) ?? '').trim()
    propose.mutate({
      ...{ regionId, name: text('name'), fromYear: Number(text('fromYear')) },
      toYear: text('toYear') === '' ? null : Number(text('toYear')),
      ...{ source: text('source'), what },
    })
  }
  return (
    <Dialog title={words.propose} open={open} onClose={onClose}>
      <form className="act-form" onSubmit={submit}>
        <Field label={words.kind}>
          <select
            className="input"
            value={kind}
            onChange={({ target }) => setKind(target.value as SeasonKind | 'need')}
          >
            {[...seasonKinds, 'need' as const].map((one) => (
              <option key={one} value={one}>
                {words.kinds[one]}
              </option>
            ))}
          </select>
        </Field>
        <Field label={words.name}>
          <TextInput name="name" required maxLength={50} autoComplete="off" />
        </Field>
        <WhatFields kind={kind} wrong={wrong} />
        <Field label={words.fromYear}>
          <TextInput name="fromYear" type="number" required min={1998} max={2200} />
        </Field>
        <Field label={words.toYear} optional>
          <TextInput name="toYear" type="number" min={1998} max={2200} />
        </Field>
        <Field label={words.source} hint={words.sourceHint}>
          <TextInput name="source" required maxLength={300} autoComplete="off" />
        </Field>
        {propose.error === null ? null : <Failed error={propose.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="primary" submit busy={propose.isPending}>
            {words.send}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function WhatFields(props: { readonly kind: SeasonKind | 'need'; readonly wrong: boolean }) {
  const words = useWords(feasibilityWords).season
  const { kind, wrong } = props
  if (kind === 'need') {
    return (
      <Field
        label={words.weights}
        hint={words.weightsHint}
        error={wrong ? words.weightsWrong : undefined}
      >
        <TextInput name="weights" required autoComplete="off" />
      </Field>
    )
  }
  const monthDay = { pattern: '(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])', required: true }
  return (
    <>
      {kind === 'spring-festival' ? (
        <>
          <Field label={words.before}>
            <TextInput name="before" type="number" required min={0} max={60} defaultValue={15} />
          </Field>
          <Field label={words.after}>
            <TextInput name="after" type="number" required min={0} max={60} defaultValue={15} />
          </Field>
        </>
      ) : (
        <>
          <Field label={words.from}>
            <TextInput name="from" {...monthDay} autoComplete="off" />
          </Field>
          <Field label={words.to}>
            <TextInput name="to" {...monthDay} autoComplete="off" />
          </Field>
        </>
      )}
      {(['capacityFactor', 'willingnessFactor'] as const).map((factor) => (
        <Field key={factor} label={words[factor]} hint={words.factorHint} optional>
          <TextInput name={factor} type="number" min={0.001} max={2} step={0.001} />
        </Field>
      ))}
    </>
  )
}

type What = Parameters<typeof api.planning.proposeSeason.call>[0]['what']

/** What the form says; undefined where it is not twelve weights. */
function whatOf(kind: SeasonKind | 'need', form: FormData): What | undefined {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  if (kind === 'need') {
    const weights = text('weights')
      .split(/[\s,，、]+/)
      .filter(Boolean)
      .map(Number)
    const whole = weights.every((one) => Number.isInteger(one) && one >= 0)
    return weights.length === 12 && whole ? { is: 'need', weights } : undefined
  }
  const factor = (name: string) => (text(name) === '' ? null : Number(text(name)))
  return {
    ...{ is: 'window', kind },
    when:
      kind === 'spring-festival'
        ? { beforeDays: Number(text('before')), afterDays: Number(text('after')) }
        : { fromMonthDay: text('from'), toMonthDay: text('to') },
    capacityFactor: factor('capacityFactor'),
    willingnessFactor: factor('willingnessFactor'),
  }
}
