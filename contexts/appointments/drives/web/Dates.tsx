import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Failed, Loaded } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { dayHeading, number } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { Card } from './DrivePage.tsx'
import { minutesIn } from './StepDialog.tsx'
import { useStep } from './useStep.ts'
import { driveWords } from './words.ts'

interface Sought {
  readonly venueId: string
  readonly from: string
  readonly to: string
  readonly opens: number
  readonly closes: number
}

/** The station looks for days it can staff, sees why others cannot be, and offers up to five. */
export function Dates({ card }: { readonly card: Card }) {
  const words = useWords(driveWords)
  const venues = useQuery(api.organisation.resources.queryOptions({ input: { kind: 'venue' } }))
  const [sought, setSought] = useState<Sought>()
  return (
    <Section title={words.findDates}>
      <form
        className="drive-search"
        onSubmit={(event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          setSought({
            venueId: String(form.get('venue')),
            from: String(form.get('from')),
            to: String(form.get('to')),
            opens: minutesIn(form, 'opens'),
            closes: minutesIn(form, 'closes'),
          })
        }}
      >
        <Field label={words.venue}>
          <select className="input" name="venue" required defaultValue={card.venueId ?? undefined}>
            {(venues.data ?? []).map(({ id, name, regionName }) => (
              <option key={id} value={id}>{`${name}（${regionName}）`}</option>
            ))}
          </select>
        </Field>
        <Field label={words.from}>
          <TextInput name="from" type="date" required defaultValue={card.wantedFrom} />
        </Field>
        <Field label={words.to}>
          <TextInput name="to" type="date" required defaultValue={card.wantedTo} />
        </Field>
        <Field label={words.opens}>
          <TextInput name="opens" type="time" required defaultValue="09:00" />
        </Field>
        <Field label={words.closes}>
          <TextInput name="closes" type="time" required defaultValue="16:00" />
        </Field>
        <Button submit busy={venues.isPending}>
          {words.search}
        </Button>
      </form>
      {venues.data?.length === 0 ? <p className="quiet">{words.venueNone}</p> : null}
      {sought === undefined ? null : <Found card={card} sought={sought} />}
    </Section>
  )
}

function Found({ card, sought }: { readonly card: Card; readonly sought: Sought }) {
  const words = useWords(driveWords)
  const language = useLanguage()
  const { id, version } = card
  const [chosen, setChosen] = useState<readonly string[]>([])
  const dates = useQuery(api.appointments.driveDates.queryOptions({ input: { id, ...sought } }))
  const offer = useStep(() => {
    const { venueId, opens, closes } = sought
    return api.appointments.offerDates.call({
      id,
      version,
      venueId,
      opens,
      closes,
      days: [...chosen],
    })
  })
  const toggle = (on: string) =>
    setChosen(chosen.includes(on) ? chosen.filter((one) => one !== on) : [...chosen, on])
  return (
    <Loaded query={dates} lines={4}>
      {(days) => (
        <>
          {days.some(({ is }) => is === 'free') ? null : <p className="quiet">{words.noFree}</p>}
          <ul className="drive-dates">
            {days.map(({ on, is, capacity, crews, unknown }) => (
              <li key={on} data-free={is === 'free' || undefined}>
                <label>
                  <input
                    type="checkbox"
                    disabled={is !== 'free'}
                    checked={chosen.includes(on)}
                    onChange={() => toggle(on)}
                  />
                  <span>{dayHeading(on as never, language)}</span>
                </label>
                <span className="caption">
                  {is === 'free'
                    ? `${crews.map(({ vehicle, team }) => `${vehicle}·${team}`).join('、')}　${number(capacity)} ${words.renfen}`
                    : words.verdicts[is]}
                  {unknown ? `　${words.unknownHolidays}` : ''}
                </span>
              </li>
            ))}
          </ul>
          {offer.error === null ? null : <Failed error={offer.error} />}
          <Button
            kind="primary"
            busy={offer.isPending}
            why={chosen.length === 0 || chosen.length > 5 ? words.offerMost : undefined}
            onClick={() => offer.mutate(undefined)}
          >
            {words.offerChosen(number(chosen.length))}
          </Button>
        </>
      )}
    </Loaded>
  )
}
