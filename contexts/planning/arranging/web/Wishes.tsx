import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { wholeYear } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Failed, Loaded } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useMay } from '#web/me.ts'
import { span } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { PlanShape } from '../../shapes.ts'
import { arrangingWords } from './words.ts'

/** What the units of a plan wish for its year. */
export function Wishes({ plan }: { readonly plan: PlanShape }) {
  const words = useWords(arrangingWords)
  const queries = useQueryClient()
  const [stating, setStating] = useState(false)
  const mayChange = useMay('planning.change')
  const wishes = useQuery(api.planning.wishes.queryOptions({ input: { id: plan.id } }))
  const withdraw = useMutation(
    api.planning.withdrawWish.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.planning.wishes.key() }),
    }),
  )
  return (
    <Section
      title={words.wishes}
      note={words.wishesSay}
      actions={
        mayChange ? (
          <Button size="small" onClick={() => setStating(true)}>
            {words.addWish}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={wishes} lines={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="quiet">{words.noWishes}</p>
          ) : (
            <ul className="arrange-list">
              {rows.map(({ id, unitName, stance, from, to, source }) => (
                <li key={id}>
                  {unitName} {words.stances[stance]} {span({ from, to })}{' '}
                  <span className="caption">{source}</span>{' '}
                  {mayChange ? (
                    <button
                      type="button"
                      className="link-button"
                      onClick={() => withdraw.mutate({ id })}
                    >
                      {words.withdraw}
                    </button>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {withdraw.error === null ? null : <Failed error={withdraw.error} />}
      <StateWish plan={plan} open={stating} onClose={() => setStating(false)} />
    </Section>
  )
}

function StateWish(props: {
  readonly plan: PlanShape
  readonly open: boolean
  readonly onClose: () => void
}) {
  const { plan, open, onClose } = props
  const words = useWords(arrangingWords)
  const queries = useQueryClient()
  const year = wholeYear(plan.year)
  const state = useMutation(
    api.planning.stateWish.mutationOptions({
      onSuccess: async () => {
        onClose()
        await queries.invalidateQueries({ queryKey: api.planning.wishes.key() })
      },
    }),
  )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    state.mutate({
      ...{ unitId: text('unit'), from: text('from'), to: text('to'), source: text('source') },
      stance: text('stance') === 'preferred' ? 'preferred' : 'forbidden',
    })
  }
  const units = plan.targets.filter(({ unitId }) => unitId !== null)
  return (
    <Dialog title={words.addWish} open={open} onClose={onClose}>
      <form className="act-form" onSubmit={submit}>
        <Field label={words.unit}>
          <select className="input" name="unit" required>
            {units.map(({ key, unitId, label }) => (
              <option key={key} value={unitId!}>
                {label}
              </option>
            ))}
          </select>
        </Field>
        <Field label={words.stance}>
          <select className="input" name="stance">
            {(['forbidden', 'preferred'] as const).map((stance) => (
              <option key={stance} value={stance}>
                {words.stances[stance]}
              </option>
            ))}
          </select>
        </Field>
        <Field label={words.from}>
          <TextInput name="from" type="date" required defaultValue={year.from} />
        </Field>
        <Field label={words.to}>
          <TextInput name="to" type="date" required defaultValue={year.to} />
        </Field>
        <Field label={words.source}>
          <TextInput name="source" required maxLength={200} autoComplete="off" />
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
