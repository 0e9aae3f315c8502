import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import { textOf } from '../../web/acts/ActDialog.tsx'
import { todayIn } from '../../web/today.ts'
import type { TermsShape } from '../contract.ts'
import { resourceWords } from './words.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7]
const rates = ['renfenPerHour', 'renfenPerBed', 'dosesPerHour', 'dosesPerBed'] as const

/** Hours and capacity as fields: one pair of hours for the weekdays that are ticked. */
export function TermsFields({ now }: { readonly now: TermsShape | null }) {
  const words = useWords(resourceWords)
  const first = now?.hours[0]
  const days = now?.hours.map(({ weekday }) => weekday) ?? [1, 2, 3, 4, 5]
  return (
    <>
      <Field label={words.from}>
        <TextInput name="from" type="date" required defaultValue={todayIn()} />
      </Field>
      <fieldset className="resource-days">
        <legend>{words.workdays}</legend>
        {weekdays.map((weekday) => (
          <label key={weekday}>
            <input
              type="checkbox"
              name="weekday"
              value={weekday}
              defaultChecked={days.includes(weekday)}
            />{' '}
            {words.weekday(weekday)}
          </label>
        ))}
      </fieldset>
      <div className="resource-pair">
        <Field label={words.opens}>
          <TextInput name="opens" type="time" required defaultValue={clock(first?.opens ?? 540)} />
        </Field>
        <Field label={words.closes}>
          <TextInput
            name="closes"
            type="time"
            required
            defaultValue={clock(first?.closes ?? 960)}
          />
        </Field>
      </div>
      <Field label={words.holiday}>
        <select className="input" name="holidays" defaultValue={now?.holidays ?? 'rests'}>
          <option value="rests">{words.holidays.rests}</option>
          <option value="works">{words.holidays.works}</option>
        </select>
      </Field>
      <Field label={words.beds} optional>
        <TextInput name="beds" type="number" min={1} max={200} defaultValue={now?.beds ?? ''} />
      </Field>
      <p className="caption">{words.strictest}</p>
      <div className="resource-pair">
        {rates.map((rate) => (
          <Field key={rate} label={words[rate]} optional>
            <TextInput
              name={rate}
              type="number"
              min={0.01}
              max={9999}
              step={0.01}
              defaultValue={now?.[rate] ?? ''}
            />
          </Field>
        ))}
      </div>
      <Field label={words.source}>
        <TextInput name="source" required maxLength={200} autoComplete="off" />
      </Field>
    </>
  )
}

/** The terms that the fields say. */
export function termsIn(form: FormData) {
  const text = (name: string) => textOf(form, name)
  const figure = (name: string) => (text(name) === null ? null : Number(text(name)))
  const [opens, closes] = [minutes(text('opens')), minutes(text('closes'))]
  return {
    from: text('from') ?? '',
    holidays: text('holidays') === 'works' ? ('works' as const) : ('rests' as const),
    beds: figure('beds'),
    renfenPerHour: figure('renfenPerHour'),
    renfenPerBed: figure('renfenPerBed'),
    dosesPerHour: figure('dosesPerHour'),
    dosesPerBed: figure('dosesPerBed'),
    hours: form.getAll('weekday').map((weekday) => ({ weekday: Number(weekday), opens, closes })),
    source: text('source') ?? '',
  }
}

const minutes = (clock: string | null): number => {
  const [hour = 0, minute = 0] = (clock ?? '').split(':').map(Number)
  return hour * 60 + minute
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
