import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, type client } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Facts } from '#web/kit/Inspector.tsx'
import { Page, Section } from '#web/kit/Page.tsx'
import { Failed, Loaded } from '#web/kit/States.tsx'
import { DemoTag, Tag } from '#web/kit/Tag.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { dayHeading, moment, number, span } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { Changes } from './Changes.tsx'
import { Dates } from './Dates.tsx'
import { Offers } from './Offers.tsx'
import { Preparation } from './Preparation.tsx'
import { StepDialog, toClock } from './StepDialog.tsx'
import { useStep } from './useStep.ts'
import { driveWords } from './words.ts'
import './drives.css'

export type Card = Awaited<ReturnType<typeof client.appointments.drive>>

/** One drive: whose move it is, what can be done now, and how it came so far. */
export function DrivePage() {
  const words = useWords(driveWords)
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const drive = useQuery(api.appointments.drive.queryOptions({ input: { id } }))
  const card = drive.data
  return (
    <Page
      title={card === undefined ? words.title : `${card.unit}　${words.title}`}
      meta={
        card === undefined ? undefined : (
          <>
            <Tag>{words.states[card.state]}</Tag>
            {card.demo ? <DemoTag /> : null}
            <span>{words.next[card.state]}</span>
          </>
        )
      }
      actions={card === undefined ? undefined : <Acts card={card} />}
    >
      <Loaded query={drive} lines={8}>
        {(found) => <Body card={found} />}
      </Loaded>
    </Page>
  )
}

function Body({ card }: { readonly card: Card }) {
  const words = useWords(driveWords)
  const language = useLanguage()
  const { onDay, opens, closes, crews, capacity, lockOn, locked, unfit, helpPhone } = card
  const on = onDay === null ? undefined : dayHeading(onDay as never, language)
  return (
    <div className="drive">
      <Facts
        of={[
          [words.day, on ?? span({ from: card.wantedFrom as never, to: card.wantedTo as never })],
          ...(opens === null || closes === null
            ? []
            : [[words.hours, `${toClock(opens)}–${toClock(closes)}`] as const]),
          [words.place, card.place],
          [words.projection, `${number(card.projection)} ${words.renfen}`],
          ...(capacity === null
            ? []
            : [[words.capacity, `${number(capacity)} ${words.renfen}`] as const]),
          ...(crews.length === 0
            ? []
            : [
                [
                  words.crews,
                  crews.map(({ vehicle, team }) => `${vehicle}·${team}`).join('、'),
                ] as const,
              ]),
          ...(lockOn === null
            ? []
            : [[words.lockOn, locked ? `${lockOn}（${words.locked}）` : lockOn] as const]),
        ]}
      />
      {unfit.length === 0 ? null : (
        <p className="drive-warning" role="alert">
          {words.unfit(
            unfit.map((one) => words.aspects[one as keyof typeof words.aspects]).join('、'),
          )}
        </p>
      )}
      {card.state === 'offered' ? <Offers card={card} /> : null}
      {card.offered.includes('offer') ? <Dates card={card} /> : null}
      {card.state === 'confirmed' || card.state === 'prepared' ? <Preparation card={card} /> : null}
      {card.changes.length === 0 ? null : <Changes card={card} />}
      <History card={card} />
      {helpPhone === null ? null : <p className="caption">{words.help(helpPhone)}</p>}
    </div>
  )
}

function History({ card }: { readonly card: Card }) {
  const words = useWords(driveWords)
  if (card.steps.length === 0) return null
  return (
    <Section title={words.history}>
      <ul className="drive-history">
        {card.steps.toReversed().map(({ id, at, action, side, by, text }) => (
          <li key={id}>
            <span className="caption nowrap">{moment(at as never)}</span>
            <span>
              {words.sides[side]} {by}　{words.done[action as keyof typeof words.done]}
              {text === null ? null : <span className="quiet">　{text}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What can be done at the head: begin, prepare, change, cancel; where the day and the analysis are. */
function Acts({ card }: { readonly card: Card }) {
  const words = useWords(driveWords)
  const [asking, setAsking] = useState<'cancel' | undefined>()
  const { id, version, offered, state } = card
  const ready = useStep(() => api.appointments.makeReady.call({ id, version }))
  const begin = useStep(() => api.appointments.openDay.call({ id, version }))
  const error = ready.error ?? begin.error
  return (
    <>
      {state === 'running' || state === 'prepared' ? (
        <Link className="drive-link" to={`/drives/${id}/day`}>
          {words.board}
        </Link>
      ) : null}
      {state === 'closed' ? (
        <Link className="drive-link" to={`/drives/${id}/analysis`}>
          {words.analysis}
        </Link>
      ) : null}
      {offered.includes('cancel') ? (
        <Button onClick={() => setAsking('cancel')}>{words.cancelDrive}</Button>
      ) : null}
      {offered.includes('ready') ? (
        <Button kind="primary" busy={ready.isPending} onClick={() => ready.mutate(undefined)}>
          {words.ready}
        </Button>
      ) : null}
      {offered.includes('open') ? (
        <Button kind="primary" busy={begin.isPending} onClick={() => begin.mutate(undefined)}>
          {words.openDay}
        </Button>
      ) : null}
      {error === null ? null : <Failed error={error} />}
      {asking === 'cancel' ? (
        <StepDialog
          title={words.cancelDrive}
          onClose={() => setAsking(undefined)}
          send={(form) =>
            api.appointments.cancelDrive.call({ id, version, text: String(form.get('text')) })
          }
        >
          <Field label={words.reason}>
            <TextInput name="text" required maxLength={500} />
          </Field>
        </StepDialog>
      ) : null}
    </>
  )
}
