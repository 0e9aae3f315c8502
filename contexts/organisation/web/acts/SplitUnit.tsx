import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import { todayIn } from '../today.ts'
import { organisationWords } from '../words.ts'
import { ActDialog, dayIn, textOf } from './ActDialog.tsx'
import { piecesOf } from './pieces.ts'
import type { ActProps } from './props.ts'

/** Splits a unit from a day on; its own name among the parts means that it lives on. */
export function SplitUnit({ card, ...dialog }: ActProps) {
  const words = useWords(organisationWords).acts
  const regions = useQuery(api.organisation.regions.queryOptions({ input: {} }))
  const isBody = card.kind === 'town' || card.kind === 'county'
  const region = regions.data?.find(({ id }) => id === card.regionId)
  const send = async (form: FormData) => {
    const into = piecesOf(card.name, String(form.get('parts')), textOf(form, 'shares'))
    if (into === undefined) throw new Error(words.wrongShares)
    const one = isBody
      ? ({ of: 'region', id: card.regionId, version: region?.version ?? 1 } as const)
      : ({ of: 'unit', id: card.id, version: card.version } as const)
    return api.organisation.split.call({ ...one, on: dayIn(form, 'on'), into })
  }
  return (
    <ActDialog {...dialog} title={`${words.split}　${card.name}`} send={send} note={words.kept}>
      <Field label={words.parts} hint={words.partsHint}>
        <textarea className="input" name="parts" required rows={3} />
      </Field>
      <Field label={words.shares} hint={words.sharesHint} optional>
        <TextInput name="shares" pattern="[0-9]+([\s、,，:：]+[0-9]+)*" title={words.wrongShares} />
      </Field>
      <Field label={words.on}>
        <TextInput name="on" type="date" required min={card.beganOn} defaultValue={todayIn()} />
      </Field>
    </ActDialog>
  )
}
