import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { kindNames } from '../rules/kind-names.ts'
import { isOfDay, paperKinds } from '../rules/kinds.ts'
import type { WishOfPage } from './useWish.ts'
import { paperWords } from './words.ts'

/** What is to be written: kind and plan, then day, scope and number where they matter. */
export function WishForm({ of: { view, setView, plans, plan } }: { readonly of: WishOfPage }) {
  const words = useWords(paperWords)
  const language = useLanguage()
  const dated = view.kind !== 'blank-form'
  return (
    <>
      <Field label={words.kind}>
        <select
          className="input"
          value={view.kind}
          onChange={({ target }) => setView({ kind: target.value as typeof view.kind })}
        >
          {paperKinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindNames[kind][language]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.plan}>
        <select
          className="input"
          value={plan?.id}
          onChange={({ target }) => setView({ plan: target.value, scope: undefined })}
        >
          {plans.data?.map(({ id, year, regionName }) => (
            <option key={id} value={id}>
              {words.planOf(String(year), regionName)}
            </option>
          ))}
        </select>
      </Field>
      {isOfDay(view.kind) ? (
        <Field label={words.day} hint={words.dayHint}>
          <input
            className="input"
            type="date"
            value={view.on ?? ''}
            onChange={({ target }) => setView({ on: target.value as never })}
          />
        </Field>
      ) : null}
      {view.kind === 'annual-notice' || plan === undefined ? null : (
        <ScopeField planId={plan.id} scope={view.scope} onScope={(scope) => setView({ scope })} />
      )}
      {dated ? (
        <>
          <Field label={words.number} hint={words.numberHint}>
            <TextInput
              value={view.number ?? ''}
              maxLength={60}
              onChange={({ target }) => setView({ number: target.value })}
            />
          </Field>
          <Field label={words.office} optional>
            <TextInput
              value={view.office ?? ''}
              maxLength={60}
              placeholder={plan === undefined ? '' : `${plan.regionName}献血办公室`}
              onChange={({ target }) => setView({ office: target.value })}
            />
          </Field>
        </>
      ) : null}
    </>
  )
}

function ScopeField(props: {
  readonly planId: string
  readonly scope: string | undefined
  readonly onScope: (key: string | undefined) => void
}) {
  const words = useWords(paperWords)
  const query = useQuery(api.planning.plan.queryOptions({ input: { id: props.planId } }))
  const groups =
    query.data?.targets.filter(({ kind }) => kind === 'group' || kind === 'track') ?? []
  return (
    <Field label={words.scope}>
      <select
        className="input"
        value={props.scope ?? ''}
        onChange={({ target }) => props.onScope(target.value || undefined)}
      >
        <option value="">{words.whole}</option>
        {groups.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}
