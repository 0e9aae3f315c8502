import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Failed, Loaded } from '#web/kit/States.tsx'
import { DemoTag, SeverityTag, Tag } from '#web/kit/Tag.tsx'
import { useMay } from '#web/me.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { liaisonRoleWords } from '../kind-words.ts'
import type { LiaisonShape, UnitCard } from '../shapes.ts'
import { EndLiaison } from './acts/EndLiaison.tsx'
import { NameLiaison } from './acts/NameLiaison.tsx'
import { RevealDialog } from './acts/RevealDialog.tsx'
import { LiaisonReach, TermActs } from './LiaisonTerm.tsx'
import { organisationWords } from './words.ts'

/** Who answers for the unit: masked, and shown in full for half a minute for a stated reason. */
export function Liaisons({ card }: { readonly card: UnitCard }) {
  const all = useWords(organisationWords)
  const words = all.card
  const [naming, setNaming] = useState(false)
  const mayChange = useMay('liaisons.change') && card.endedOn === null
  const people = useQuery(api.organisation.liaisons.queryOptions({ input: { unitId: card.id } }))
  return (
    <Section
      title={words.people}
      actions={
        mayChange ? (
          <Button size="small" onClick={() => setNaming(true)}>
            {all.acts.person}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={people} lines={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="quiet">{words.noPeople}</p>
          ) : (
            <ul className="liaisons">
              {rows.map((row) => (
                <Person key={row.id} person={row} mayChange={mayChange} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <NameLiaison card={card} open={naming} onClose={() => setNaming(false)} />
    </Section>
  )
}

const shownForMs = 30_000

function Person(props: { readonly person: LiaisonShape; readonly mayChange: boolean }) {
  const { person, mayChange } = props
  const all = useWords(organisationWords)
  const words = all.card
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  const [ending, setEnding] = useState(false)
  const mayReveal = useMay('liaisons.reveal')
  const reveal = useMutation(
    api.organisation.revealPhone.mutationOptions({ onSuccess: () => setAsking(false) }),
  )
  const { data, reset } = reveal
  useEffect(() => {
    if (data === undefined) return
    const hiding = setTimeout(reset, shownForMs)
    return () => clearTimeout(hiding)
  }, [data, reset])

  return (
    <li data-standing={person.standing}>
      <p>
        <b>{data?.name ?? person.name}</b> <span>{data?.phone ?? person.phone}</span>{' '}
        {person.demo ? <DemoTag /> : null}
      </p>
      <p className="caption">
        {liaisonRoleWords[person.role][language]}
        {'　'}
        {person.validTo === null ? words.since(person.validFrom) : words.until(person.validTo)}{' '}
        {person.standing === 'expired' ? (
          <SeverityTag severity="warning">{words.expired}</SeverityTag>
        ) : person.standing === 'coming' ? (
          <Tag>{words.coming}</Tag>
        ) : null}
        <LiaisonReach person={person} />
        {data === undefined ? null : ` ${words.hideIn}`}
      </p>
      {reveal.error === null ? null : <Failed error={reveal.error} />}
      <p className="row-acts">
        {mayReveal && data === undefined ? (
          <button type="button" className="link-button" onClick={() => setAsking(true)}>
            {words.reveal}
          </button>
        ) : null}
        {mayChange && person.standing !== 'expired' ? <TermActs person={person} /> : null}
        {mayChange && person.standing !== 'expired' ? (
          <button type="button" className="link-button" onClick={() => setEnding(true)}>
            {words.endTerm}
          </button>
        ) : null}
      </p>
      <RevealDialog
        open={asking}
        busy={reveal.isPending}
        onClose={() => setAsking(false)}
        onReveal={(reason) => reveal.mutate({ id: person.id, reason })}
      />
      <EndLiaison person={person} open={ending} onClose={() => setEnding(false)} />
    </li>
  )
}
