import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import { z } from 'zod'
import { addDays, type Day, dayOf, instant, isDay, weekdayOf } from '#kernel/days.ts'
import { api, type client } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { type Column, Ledger } from '#web/kit/Ledger.tsx'
import { Page, Section } from '#web/kit/Page.tsx'
import { SegmentedView } from '#web/kit/SegmentedView.tsx'
import { Empty, Loaded } from '#web/kit/States.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay } from '#web/me.ts'
import { number, span } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import { fleetWords } from './fleet-words.ts'
import { toClock } from './StepDialog.tsx'
import { driveWords } from './words.ts'
import './drives.css'

type Calendar = Awaited<ReturnType<typeof client.appointments.fleetCalendar>>
type Drive = Calendar['drives'][number]

const View = z.object({
  from: z.string().refine(isDay).optional(),
  days: z.enum(['7', '14', '35']).optional(),
})

/** Vehicles and teams by days; a drive is moved by its form or by Alt and arrows, which open the form. */
export function FleetPage() {
  const words = useWords(fleetWords)
  const [view, setView] = useView(View)
  const today = dayOf(instant(Date.now()))
  const from = (view.from ?? addDays(today, 1 - weekdayOf(today))) as Day
  const days = Number(view.days ?? 14)
  const calendar = useQuery(api.appointments.fleetCalendar.queryOptions({ input: { from, days } }))
  const go = (by: number) => setView({ from: addDays(from, by) })
  return (
    <Page
      title={words.title}
      meta={
        <span>
          {span({ from, to: addDays(from, days - 1) })}　{words.subscribe}
        </span>
      }
      actions={
        <>
          <Button onClick={() => go(-7)}>{words.earlier}</Button>
          <Button onClick={() => setView({ from: undefined })}>{words.today}</Button>
          <Button onClick={() => go(7)}>{words.later}</Button>
          <Button onClick={() => window.print()}>{words.print}</Button>
        </>
      }
    >
      <div className="fleet-choice">
        <SegmentedView
          label={words.title}
          value={view.days ?? '14'}
          options={[
            { value: '7', label: words.week },
            { value: '14', label: words.fortnight },
            { value: '35', label: words.month },
          ]}
          onChange={(value) => setView({ days: value })}
        />
      </div>
      <Loaded query={calendar} lines={8}>
        {(found) =>
          found.rows.length === 0 && found.drives.length === 0 ? (
            <Empty title={words.none} normally={words.noneSays} />
          ) : (
            <Body calendar={found} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Body({ calendar }: { readonly calendar: Calendar }) {
  const words = useWords(fleetWords)
  return (
    <>
      <Conflicts calendar={calendar} />
      {calendar.rows.length === 0 ? null : (
        <Section title={words.resource} note={words.says}>
          <Gantt calendar={calendar} />
        </Section>
      )}
      <Section title={words.schedule}>
        <Schedule drives={calendar.drives} />
      </Section>
    </>
  )
}

function Conflicts({ calendar }: { readonly calendar: Calendar }) {
  const words = useWords(fleetWords)
  if (calendar.conflicts.length === 0) return <p className="quiet">{words.noConflicts}</p>
  return (
    <Section title={words.conflicts}>
      <ul className="drive-history">
        {calendar.conflicts.map(({ driveId, unit, on, why, name }) => (
          <li key={`${driveId} ${why} ${name}`}>
            <span>{on}</span>
            <Link to={`/drives/${driveId}`}>{unit}</Link>
            <span>
              {name}：{words.why[why]}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface Moving {
  readonly drive: Drive
  readonly wish: { readonly onDay?: string; readonly vehicleId?: string }
}

function Gantt({ calendar }: { readonly calendar: Calendar }) {
  const words = useWords(fleetWords)
  const may = useMay('drives.change')
  const [moving, setMoving] = useState<Moving>()
  const { rows, drives, conflicts } = calendar
  const days = (rows[0]?.days ?? []).map((_is, at) => addDays(calendar.from as Day, at))
  const vehicles = rows.filter(({ kind }) => kind === 'vehicle')
  const held = (rowId: string, on: string) =>
    drives.find(
      ({ onDay, crews }) =>
        onDay === on && crews.some(({ teamId, vehicleId }) => [teamId, vehicleId].includes(rowId)),
    )
  const move = (event: KeyboardEvent, drive: Drive, rowId: string) => {
    if (!may || !event.altKey) return
    const days = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const rowsBy = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    const at = vehicles.findIndex(({ id }) => id === rowId)
    const vehicle = rowsBy === undefined || at < 0 ? undefined : vehicles[at + rowsBy]
    if (days !== undefined) setMoving({ drive, wish: { onDay: addDays(drive.onDay as Day, days) } })
    else if (vehicle !== undefined) setMoving({ drive, wish: { vehicleId: vehicle.id } })
    else return
    event.preventDefault()
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <section className="fleet" tabIndex={0} aria-label={words.resource}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.resource}</th>
              {days.map((on) => (
                <th key={on} scope="col">
                  {on.slice(5)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                {days.map((on, at) => {
                  const drive = held(row.id, on)
                  const is = row.days[at]!
                  return (
                    <td key={on} data-is={is}>
                      {drive === undefined ? (
                        <span className={is === 'open' ? 'unseen' : undefined}>{words.is[is]}</span>
                      ) : (
                        <button
                          type="button"
                          className="fleet-drive"
                          data-conflict={
                            conflicts.some(({ driveId }) => driveId === drive.id) || undefined
                          }
                          onClick={() => (may ? setMoving({ drive, wish: {} }) : undefined)}
                          onKeyDown={(event) => move(event, drive, row.id)}
                        >
                          {drive.unit}
                        </button>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {moving === undefined ? null : (
        <ChangeDialog
          card={{ ...moving.drive, locked: lockedNow(moving.drive) }}
          wish={moving.wish}
          onClose={() => setMoving(undefined)}
        />
      )}
    </>
  )
}

const lockedNow = ({ lockOn }: Drive): boolean =>
  lockOn !== null && dayOf(instant(Date.now())) >= lockOn

/** The drives of these days in their order: the plan that hangs on the wall. */
function Schedule({ drives }: { readonly drives: readonly Drive[] }) {
  const words = useWords(fleetWords)
  const states = useWords(driveWords).states
  const columns: readonly Column<Drive>[] = [
    {
      key: 'day',
      head: words.day,
      cell: ({ onDay }) => onDay,
      value: ({ onDay }) => onDay,
    },
    {
      key: 'unit',
      head: words.unit,
      cell: ({ id, unit }) => <Link to={`/drives/${id}`}>{unit}</Link>,
      value: ({ unit }) => unit,
    },
    { key: 'place', head: words.place, cell: ({ place }) => place, value: ({ place }) => place },
    {
      key: 'time',
      head: words.time,
      cell: ({ opens, closes }) =>
        opens === null || closes === null ? '--' : `${toClock(opens)}–${toClock(closes)}`,
    },
    {
      key: 'crew',
      head: words.crew,
      cell: ({ crews }) => crews.map(({ vehicle, team }) => `${vehicle}·${team}`).join('、'),
    },
    {
      key: 'projection',
      head: words.projection,
      kind: 'figure',
      cell: ({ projection }) => number(projection),
      value: ({ projection }) => projection,
    },
    { key: 'state', head: words.state, cell: ({ state }) => states[state] },
  ]
  return (
    <Ledger
      caption={words.schedule}
      columns={columns}
      rows={drives}
      keyOf={({ id }) => id}
      copyable
    />
  )
}
