import { useQuery } from '@tanstack/react-query'
import { addDays, dayOf, instant } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import { StepDialog, textIn } from './StepDialog.tsx'
import { driveWords } from './words.ts'

/** Asks for a drive: whose, when it could be, how much, and where. */
export function RequestDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(driveWords)
  const units = useQuery(api.organisation.units.queryOptions({ input: {} }))
  const today = dayOf(instant(Date.now()))
  const send = (form: FormData) =>
    api.appointments.requestDrive.call({
      unitId: String(form.get('unit')),
      wantedFrom: String(form.get('from')),
      wantedTo: String(form.get('to')),
      projection: Number(form.get('projection')),
      place: String(form.get('place')),
      note: textIn(form, 'note') ?? null,
    })
  return (
    <StepDialog title={words.request} onClose={onClose} send={send}>
      <Field label={words.unit}>
        <select className="input" name="unit" required>
          {(units.data?.units ?? []).map(({ id, name, regionName }) => (
            <option key={id} value={id}>
              {name === regionName ? name : `${name}（${regionName}）`}
            </option>
          ))}
        </select>
      </Field>
      <Field label={`${words.wished}　${words.from}`}>
        <TextInput name="from" type="date" required min={addDays(today, 1)} />
      </Field>
      <Field label={`${words.wished}　${words.to}`}>
        <TextInput name="to" type="date" required min={addDays(today, 1)} />
      </Field>
      <Field label={words.projection}>
        <TextInput
          name="projection"
          type="number"
          required
          min={1}
          max={20000}
          unit={words.renfen}
        />
      </Field>
      <Field label={words.place}>
        <TextInput name="place" required maxLength={100} />
      </Field>
      <Field label={words.note} optional>
        <TextInput name="note" maxLength={500} />
      </Field>
    </StepDialog>
  )
}
