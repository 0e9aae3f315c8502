import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { headcountBasisWords } from '../../kind-words.ts'
import { headcountBases } from '../../rules/kinds.ts'
import type { UnitCard } from '../../shapes.ts'
import { todayIn } from '../today.ts'
import { organisationWords } from '../words.ts'
import { ActDialog, dayIn, textOf } from './ActDialog.tsx'

/** States a head-count; where one stands for the year it is replaced, knowingly. */
export function StateHeadcount(props: {
  readonly card: UnitCard
  readonly open: boolean
  readonly onClose: () => void
}) {
  const { card, ...dialog } = props
  const words = useWords(organisationWords).acts
  const all = useWords(organisationWords)
  const language = useLanguage()

  const send = (form: FormData) => {
    const year = Number(form.get('year'))
    const basis = headcountBases.find((one) => one === form.get('basis'))!
    const standing = card.headcounts.find(
      (one) => one.year === year && one.basis === basis && !one.superseded,
    )
    const migrants = textOf(form, 'migrants')
    return api.organisation.stateHeadcount.call({
      ...{ unitId: card.id, year, basis },
      amount: Number(form.get('amount')),
      migrants: migrants === null ? null : Number(migrants),
      source: String(form.get('source')),
      statedOn: dayIn(form, 'statedOn'),
      replaces: standing?.id ?? null,
    })
  }
  return (
    <ActDialog {...dialog} title={`${words.count}　${card.name}`} send={send}>
      <Field label={all.year}>
        <TextInput
          name="year"
          type="number"
          required
          min={1949}
          max={2200}
          defaultValue={todayIn().slice(0, 4)}
        />
      </Field>
      <Field label={words.basis}>
        <select className="input" name="basis" defaultValue="staff">
          {headcountBases.map((basis) => (
            <option key={basis} value={basis}>
              {headcountBasisWords[basis][language]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.amount}>
        <TextInput name="amount" type="number" required min={0} max={2_000_000_000} step={1} />
      </Field>
      <Field label={words.migrants} optional>
        <TextInput name="migrants" type="number" min={0} step={1} />
      </Field>
      <Field label={words.source}>
        <TextInput name="source" required maxLength={200} />
      </Field>
      <Field label={words.statedOn}>
        <TextInput name="statedOn" type="date" required defaultValue={todayIn()} />
      </Field>
    </ActDialog>
  )
}
