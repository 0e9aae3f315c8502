import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Facts, Inspector } from '#web/kit/Inspector.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Failed, Loaded } from '#web/kit/States.tsx'
import { SeverityTag } from '#web/kit/Tag.tsx'
import { useMay } from '#web/me.ts'
import { number, span } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { ResourceCard } from '../contract.ts'
import { AssessSite, EndResource, StateAbsence, StateTerms } from './ResourceActs.tsx'
import { Hours } from './ResourcesPage.tsx'
import { resourceWords } from './words.ts'

/** The card of a team, vehicle, site or venue: hours, capacity, absences, fitness. */
export function ResourceInspector(props: { readonly id: string; readonly onClose: () => void }) {
  const { id, onClose } = props
  const card = useQuery(api.organisation.resource.queryOptions({ input: { id } }))
  return (
    <Inspector title={card.data?.name ?? ''} onClose={onClose}>
      <Loaded query={card} lines={8}>
        {(found) => <Card card={found} />}
      </Loaded>
    </Inspector>
  )
}

type Act = 'terms' | 'absence' | 'assess' | 'end'

function Card({ card }: { readonly card: ResourceCard }) {
  const words = useWords(resourceWords)
  const [act, setAct] = useState<Act>()
  const changes = useMay('organisation.change') && card.endedOn === null
  const isPlace = card.kind === 'site' || card.kind === 'venue'
  const close = () => setAct(undefined)
  const { terms, renfenPerHour, dosesPerHour } = card
  const button = (of: Act, label: string) => (
    <Button size="small" onClick={() => setAct(of)}>
      {label}
    </Button>
  )
  return (
    <div className="unit-card">
      <Facts
        of={[
          [words.kind, words.kinds[card.kind]],
          [words.region, card.regionName],
          [words.place, card.place ?? '--'],
          [words.today, words.openings[card.opening]],
        ]}
      />
      {changes ? (
        <p className="row-acts">
          {button('terms', words.stateTerms)} {button('absence', words.addAbsence)}{' '}
          {isPlace ? button('assess', words.assess) : null} {button('end', words.end)}
        </p>
      ) : null}
      <Section
        title={words.terms}
        note={terms === null ? undefined : `${words.termsFrom(terms.from)}　${terms.source}`}
      >
        <Facts
          of={[
            [words.hours, <Hours key="hours" terms={terms} />],
            [words.holiday, terms === null ? '--' : words.holidays[terms.holidays]],
            [words.beds, terms?.beds == null ? '--' : number(terms.beds)],
            [
              words.perHour,
              [
                renfenPerHour === null ? null : `${number(renfenPerHour)} ${words.renfen}`,
                dosesPerHour === null ? null : `${number(dosesPerHour)} ${words.doses}`,
              ]
                .filter((one) => one !== null)
                .join('，') || words.notBound,
            ],
          ]}
        />
      </Section>
      <Absences card={card} changes={changes} />
      {isPlace ? <Standings card={card} /> : null}
      <StateTerms card={card} open={act === 'terms'} onClose={close} />
      <StateAbsence card={card} open={act === 'absence'} onClose={close} />
      <AssessSite card={card} open={act === 'assess'} onClose={close} />
      <EndResource card={card} open={act === 'end'} onClose={close} />
    </div>
  )
}

function Absences({ card, changes }: { readonly card: ResourceCard; readonly changes: boolean }) {
  const words = useWords(resourceWords)
  const queries = useQueryClient()
  const withdraw = useMutation(
    api.organisation.withdrawAbsence.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.organisation.key() }),
    }),
  )
  return (
    <Section title={words.absences}>
      {withdraw.error === null ? null : <Failed error={withdraw.error} />}
      {card.absences.length === 0 ? (
        <p className="quiet">{words.noAbsences}</p>
      ) : (
        <ul className="resource-list">
          {card.absences.map(({ id, from, to, why, note }) => (
            <li key={id}>
              {span({ from, to })} {words.why[why]} {note}{' '}
              {changes ? (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => withdraw.mutate({ id })}
                >
                  {words.withdraw}
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Standings({ card }: { readonly card: ResourceCard }) {
  const words = useWords(resourceWords)
  return (
    <Section title={words.assessments}>
      <Facts
        of={card.standings.map(({ aspect, is, until }) => [
          words.aspects[aspect],
          <span key={aspect}>
            {is === 'met' ? (
              words.standings.met
            ) : (
              <SeverityTag severity="warning">{words.standings[is]}</SeverityTag>
            )}{' '}
            {until === null ? null : words.until(until)}
          </span>,
        ])}
      />
    </Section>
  )
}
