import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import { todayIn } from '../today.ts'
import { organisationWords } from '../words.ts'
import { ActDialog, dayIn } from './ActDialog.tsx'
import type { ActProps } from './props.ts'

/** Merges a unit into another from a day on; a town or county with its region and all in it. */
export function MergeUnit({ card, ...dialog }: ActProps) {
  const words = useWords(organisationWords).acts
  const units = useQuery(
    api.organisation.units.queryOptions({ input: { regionId: card.path[0]!.id, limit: 1000 } }),
  )
  const regions = useQuery(api.organisation.regions.queryOptions({ input: {} }))
  const isBody = card.kind === 'town' || card.kind === 'county'
  const others = (units.data?.units ?? []).filter(({ id, kind }) =>
    isBody
      ? id !== card.id && kind === card.kind
      : id !== card.id && kind !== 'town' && kind !== 'county',
  )
  const regionOf = (id: string) => {
    const region = regions.data?.find((one) => one.id === id)
    return { id, version: region?.version ?? 1 }
  }
  const send = (form: FormData) => {
    const into = others.find(({ id }) => id === form.get('into'))!
    const on = dayIn(form, 'on')
    return isBody
      ? api.organisation.merge.call({
          of: 'region',
          from: [regionOf(card.regionId)],
          into: regionOf(into.regionId),
          on,
        })
      : api.organisation.merge.call({
          of: 'unit',
          from: [{ id: card.id, version: card.version }],
          into: { id: into.id, version: into.version },
          on,
        })
  }
  return (
    <ActDialog {...dialog} title={`${words.merge}　${card.name}`} send={send} note={words.kept}>
      <Field label={words.into}>
        <select className="input" name="into" required>
          {others.map(({ id, name, regionName }) => (
            <option key={id} value={id}>
              {name}（{regionName}）
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.on}>
        <TextInput name="on" type="date" required min={card.beganOn} defaultValue={todayIn()} />
      </Field>
    </ActDialog>
  )
}
