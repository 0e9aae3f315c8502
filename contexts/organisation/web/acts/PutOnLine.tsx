import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { UnitCard } from '../../shapes.ts'
import { todayIn } from '../today.ts'
import { organisationWords } from '../words.ts'
import { ActDialog, dayIn } from './ActDialog.tsx'

/** Puts a unit on a line, which may be founded on the way. */
export function PutOnLine(props: {
  readonly card: UnitCard
  readonly open: boolean
  readonly onClose: () => void
}) {
  const { card, ...dialog } = props
  const all = useWords(organisationWords)
  const words = all.acts
  const lines = useQuery(api.organisation.lines.queryOptions())
  const [chosen, setChosen] = useState('')
  const free = (lines.data ?? []).filter(({ id }) => !card.lines.some((line) => line.id === id))
  const isNew = chosen === 'new' || free.length === 0

  const send = async (form: FormData) => {
    const from = dayIn(form, 'from')
    const lineId = isNew
      ? (
          await api.organisation.foundLine.call({
            regionId: card.path[0]!.id,
            name: String(form.get('name')),
          })
        ).id
      : String(form.get('line'))
    return api.organisation.putOnLine.call({ unitId: card.id, lineId, from })
  }
  return (
    <ActDialog {...dialog} title={`${words.onLine}　${card.name}`} send={send}>
      {free.length === 0 ? null : (
        <Field label={all.line}>
          <select
            className="input"
            name="line"
            value={chosen === '' ? free[0]!.id : chosen}
            onChange={({ target }) => setChosen(target.value)}
          >
            {free.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value="new">{words.newLine}…</option>
          </select>
        </Field>
      )}
      {isNew ? (
        <Field label={words.newLine}>
          <TextInput name="name" required maxLength={100} />
        </Field>
      ) : null}
      <Field label={words.from}>
        <TextInput name="from" type="date" required defaultValue={todayIn()} />
      </Field>
    </ActDialog>
  )
}
