import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { Card } from './DrivePage.tsx'
import { fleetWords } from './fleet-words.ts'
import { minutesIn, StepDialog, toClock } from './StepDialog.tsx'
import { driveWords } from './words.ts'

/** What the dialog begins with; the calendar opens it with another day or vehicle. */
interface Wish {
  readonly onDay?: string
  readonly vehicleId?: string
}

/** Changes day, place, staff, hours or projection of a drive, with the reason. */
export function ChangeDialog(props: {
  readonly card: Pick<
    Card,
    'id' | 'version' | 'unit' | 'onDay' | 'projection' | 'opens' | 'closes' | 'crews' | 'locked'
  > &
    Partial<Pick<Card, 'venueId'>>
  readonly wish?: Wish
  readonly onClose: () => void
}) {
  const { card, wish = {}, onClose } = props
  const words = useWords(driveWords)
  const fleet = useWords(fleetWords)
  const { id, version, crews } = card
  const list = (kind: 'team' | 'vehicle' | 'venue') =>
    api.organisation.resources.queryOptions({ input: { kind } })
  const teams = useQuery(list('team'))
  const vehicles = useQuery(list('vehicle'))
  const venues = useQuery(list('venue'))
  const known = [teams, vehicles, venues].every(({ data }) => data !== undefined)
  const send = (form: FormData) => {
    const venueId = String(form.get('venue'))
    return api.appointments.changeDrive.call({
      ...{ id, version, reason: String(form.get('reason')) },
      onDay: String(form.get('day')),
      projection: Number(form.get('projection')),
      opens: minutesIn(form, 'opens'),
      closes: minutesIn(form, 'closes'),
      ...(venueId === '' ? {} : { venueId }),
      crews: crews.map((_crew, at) => ({
        vehicleId: String(form.get(`vehicle-${at}`)),
        teamId: String(form.get(`team-${at}`)),
      })),
    })
  }
  if (!known) return null
  const choice = (rows: typeof teams.data) =>
    (rows ?? []).map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))
  return (
    <StepDialog
      title={`${words.change}　${card.unit}`}
      {...(card.locked ? { note: words.changeLocked } : {})}
      onClose={onClose}
      send={send}
    >
      <Field label={words.day}>
        <TextInput name="day" type="date" required defaultValue={wish.onDay ?? card.onDay ?? ''} />
      </Field>
      <Field label={words.venue}>
        <select className="input" name="venue" defaultValue={card.venueId ?? ''}>
          {card.venueId === undefined ? <option value="">--</option> : null}
          {choice(venues.data)}
        </select>
      </Field>
      {crews.map(({ vehicleId, teamId }, at) => (
        <div key={vehicleId} className="drive-pair">
          <Field label={fleet.vehicle}>
            <select
              className="input"
              name={`vehicle-${at}`}
              defaultValue={at === 0 ? (wish.vehicleId ?? vehicleId) : vehicleId}
            >
              {choice(vehicles.data)}
            </select>
          </Field>
          <Field label={fleet.team}>
            <select className="input" name={`team-${at}`} defaultValue={teamId}>
              {choice(teams.data)}
            </select>
          </Field>
        </div>
      ))}
      <Field label={words.projection}>
        <TextInput
          name="projection"
          type="number"
          min={1}
          max={20000}
          required
          unit={words.renfen}
          defaultValue={card.projection}
        />
      </Field>
      <Field label={words.opens}>
        <TextInput name="opens" type="time" required defaultValue={toClock(card.opens ?? 540)} />
      </Field>
      <Field label={words.closes}>
        <TextInput name="closes" type="time" required defaultValue={toClock(card.closes ?? 960)} />
      </Field>
      <Field label={words.reason}>
        <TextInput name="reason" required maxLength={500} />
      </Field>
    </StepDialog>
  )
}
