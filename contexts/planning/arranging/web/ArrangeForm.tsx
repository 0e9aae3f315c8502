import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Failed } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useMay } from '#web/me.ts'
import { number, span } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { grainOf } from '../../rules/grain.ts'
import type { PlanShape } from '../../shapes.ts'
import { arrangingWords } from './words.ts'

/** What is asked: columns, the year's curve, what stays, and how long it may take. */
export function ArrangeForm(props: {
  readonly plan: PlanShape
  readonly onBegun: (run: string) => void
}) {
  const { plan, onBegun } = props
  const words = useWords(arrangingWords)
  const queries = useQueryClient()
  const [fixed, setFixed] = useState<ReadonlySet<string>>(new Set())
  const mayChange = useMay('planning.change')
  const begin = useMutation(
    api.planning.beginArranging.mutationOptions({
      onSuccess: async ({ id }) => {
        onBegun(id)
        await queries.invalidateQueries({ queryKey: api.planning.arrangements.key() })
      },
    }),
  )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    begin.mutate({
      id: plan.id,
      grain: form.get('grain') === 'month' ? 'month' : 'xun',
      follow: form.get('follow') === 'capacity' ? 'capacity' : 'need',
      seconds: Number(form.get('seconds')),
      fixed: [...fixed],
    })
  }
  const why = !mayChange
    ? words.mayNot
    : plan.revision.state === 'draft'
      ? undefined
      : words.notDraft
  return (
    <form onSubmit={submit}>
      <Field label={words.grain}>
        <select className="input" name="grain" defaultValue={grainOf(plan.items)}>
          <option value="month">{words.month}</option>
          <option value="xun">{words.xun}</option>
        </select>
      </Field>
      <Field label={words.follow}>
        <select className="input" name="follow" defaultValue="need">
          <option value="need">{words.byNeed}</option>
          <option value="capacity">{words.byCapacity}</option>
        </select>
      </Field>
      <Field label={words.seconds}>
        <TextInput name="seconds" type="number" min={0} max={1800} defaultValue={120} required />
      </Field>
      <Fixed plan={plan} fixed={fixed} onFix={setFixed} />
      {begin.error === null ? null : <Failed error={begin.error} />}
      <p className="arrange-begin">
        <Button kind="primary" submit busy={begin.isPending} why={why}>
          {words.begin}
        </Button>
      </p>
    </form>
  )
}

function Fixed(props: {
  readonly plan: PlanShape
  readonly fixed: ReadonlySet<string>
  readonly onFix: (fixed: ReadonlySet<string>) => void
}) {
  const { plan, fixed, onFix } = props
  const words = useWords(arrangingWords)
  const parts = new Map(plan.targets.map(({ key, label }) => [key, label]))
  if (plan.items.length === 0) return null
  return (
    <details className="arrange-fixed">
      <summary>
        {words.fixed}
        {'　'}
        <span className="caption">
          {words.fixedSays(number(fixed.size), number(plan.items.length))}
        </span>
      </summary>
      <p>
        <button
          type="button"
          className="link-button"
          onClick={() => onFix(new Set(plan.items.map(({ key }) => key)))}
        >
          {words.fixAll}
        </button>{' '}
        <button type="button" className="link-button" onClick={() => onFix(new Set())}>
          {words.fixNone}
        </button>
      </p>
      <ul>
        {plan.items.map(({ key, targetKey, label, area, from, to, amount }) => (
          <li key={key}>
            <label>
              <input
                type="checkbox"
                checked={fixed.has(key)}
                onChange={({ target }) => {
                  const next = new Set(fixed)
                  if (target.checked) next.add(key)
                  else next.delete(key)
                  onFix(next)
                }}
              />{' '}
              {label ?? parts.get(targetKey)} {area} {number(amount)}{' '}
              <span className="caption">{span({ from, to })}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
