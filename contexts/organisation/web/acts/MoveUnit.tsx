import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import { inOrder } from '../RegionTree.tsx'
import { todayIn } from '../today.ts'
import { organisationWords } from '../words.ts'
import { ActDialog, dayIn } from './ActDialog.tsx'
import type { ActProps } from './props.ts'

/** Places a unit in another region from a day on. */
export function MoveUnit({ card, ...dialog }: ActProps) {
  const words = useWords(organisationWords).acts
  const regions = useQuery(api.organisation.regions.queryOptions({ input: {} }))
  const send = (form: FormData) =>
    api.organisation.move.call({
      ...{ of: 'unit', id: card.id, version: card.version },
      to: String(form.get('region')),
      on: dayIn(form, 'on'),
    })
  return (
    <ActDialog {...dialog} title={`${words.move}　${card.name}`} send={send} note={words.kept}>
      <Field label={words.place}>
        <select className="input" name="region" defaultValue={card.regionId}>
          {inOrder(regions.data ?? [], null).map(({ id, name, depth }) => (
            <option key={id} value={id}>
              {'　'.repeat(depth)}
              {name}
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
