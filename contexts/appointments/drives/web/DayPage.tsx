import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { api, type client } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Page } from '#web/kit/Page.tsx'
import { Failed, Loaded } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useReached } from '#web/reach.ts'
import { moment, number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { counters } from '../rules/small-cells.ts'
import { dayWords } from './day-words.ts'
import { toClock } from './StepDialog.tsx'
import { useStep } from './useStep.ts'
import './drives.css'

type Board = Awaited<ReturnType<typeof client.appointments.board>>

/** The day on a phone: who waits and who is done, renewed every 30 seconds; the station states its counts. */
export function DayPage() {
  const words = useWords(dayWords)
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const board = useQuery({
    ...api.appointments.board.queryOptions({ input: { id } }),
    refetchInterval: 30_000,
    staleTime: 0,
  })
  return (
    <Page
      title={board.data === undefined ? words.board : `${board.data.unit}　${words.board}`}
      meta={<Age at={board.data?.asOf} />}
      actions={
        <Link className="drive-link" to={`/drives/${id}`}>
          {words.back}
        </Link>
      }
    >
      <Loaded query={board} lines={6}>
        {(found) => <Now board={found} />}
      </Loaded>
    </Page>
  )
}

/** How old the figures are, once the server is out of reach. */
function Age({ at }: { readonly at: string | undefined }) {
  const words = useWords(dayWords)
  const reached = useReached()
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000)
    return () => clearInterval(timer)
  }, [])
  if (reached || at === undefined) return <span>{words.fresh}</span>
  const minutes = Math.max(1, Math.round((now - Date.parse(at)) / 60_000))
  return (
    <span className="drive-warning" role="status">
      {words.offline(number(minutes))}
    </span>
  )
}

function Now({ board }: { readonly board: Board }) {
  const words = useWords(dayWords)
  const { live, batches, expected, state, countedAt, helpPhone } = board
  return (
    <div className="day">
      {live === null ? (
        <p className="quiet">{state === 'running' ? words.notYet : words.notRunning}</p>
      ) : (
        <dl className="day-now">
          <div data-main="">
            <dt>{words.waiting}</dt>
            <dd>{number(live.waiting)}</dd>
            {live.minutes === null ? null : (
              <dd className="caption">{words.minutes(number(live.minutes))}</dd>
            )}
          </div>
          <div>
            <dt>
              {words.arrived} / {words.expected}
            </dt>
            <dd>
              {number(live.arrived)} / {number(expected)}
            </dd>
          </div>
          <div>
            <dt>{words.done}</dt>
            <dd>{number(live.done)}</dd>
          </div>
        </dl>
      )}
      {live === null ? null : <p className="caption">{words.doneSays}</p>}
      {countedAt === null ? null : (
        <p className="caption">{words.counted(moment(countedAt as never))}</p>
      )}
      {board.mayCount ? <Counting key={board.version} board={board} /> : null}
      <Batches batches={batches} />
      {helpPhone === null ? null : (
        <a className="drive-call" href={`tel:${helpPhone}`}>
          {words.call(helpPhone)}
        </a>
      )}
    </div>
  )
}

function Batches({ batches }: Pick<Board, 'batches'>) {
  const words = useWords(dayWords)
  if (batches.length === 0) return null
  const most = Math.max(1, ...batches.map(({ expected }) => expected))
  return (
    <section className="section">
      <h2>{words.batches}</h2>
      <ul className="day-batches">
        {batches.map(({ begins, expected, backups }) => (
          <li key={begins}>
            <span>{toClock(begins)}</span>
            <span className="day-bar" style={{ width: `${(expected / most) * 50}%` }} />
            <span>
              {number(expected)} {words.persons}
              {backups === 0 ? '' : `　${words.backups(number(backups))}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The station's counts, all at once; the newest holds. */
function Counting({ board }: { readonly board: Board }) {
  const words = useWords(dayWords)
  const reached = useReached()
  const { id, version } = board
  const count = useStep((form: FormData) => {
    const stated = Object.fromEntries(counters.map((name) => [name, Number(form.get(name))]))
    // The names are those of the shape; the server looks at each.
    const counts = stated as unknown as NonNullable<Board['counts']>
    return api.appointments.countDay.call({ id, version, counts })
  })
  const close = useStep(() => api.appointments.closeDrive.call({ id, version }))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    count.mutate(new FormData(event.currentTarget))
  }
  const error = count.error ?? close.error
  const why = reached ? {} : { why: words.notRunning }
  return (
    <form className="day-counts" onSubmit={submit}>
      {counters.map((name) => (
        <Field key={name} label={words[name]}>
          <TextInput
            name={name}
            type="number"
            inputMode="numeric"
            min={0}
            max={20000}
            required
            defaultValue={board.counts?.[name] ?? 0}
          />
        </Field>
      ))}
      {error === null ? null : <Failed error={error} />}
      <div className="drive-row">
        <Button busy={close.isPending} onClick={() => close.mutate(undefined)} {...why}>
          {words.close}
        </Button>
        <Button submit kind="primary" busy={count.isPending} {...why}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
