import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Section } from '#web/kit/Page.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { UnitCard } from '../shapes.ts'
import { PutOnLine } from './acts/PutOnLine.tsx'
import { todayIn } from './today.ts'
import { organisationWords } from './words.ts'

/** The lines a unit stands on; it may stand on several and is counted once on each. */
export function UnitLines(props: { readonly card: UnitCard; readonly mayChange: boolean }) {
  const { card, mayChange } = props
  const all = useWords(organisationWords)
  const queries = useQueryClient()
  const [putting, setPutting] = useState(false)
  const off = useMutation(
    api.organisation.takeOffLine.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.organisation.key() }),
    }),
  )
  if (card.lines.length === 0 && !mayChange) return null
  return (
    <Section
      title={all.card.lines}
      actions={
        mayChange ? (
          <Button size="small" onClick={() => setPutting(true)}>
            {all.acts.onLine}
          </Button>
        ) : undefined
      }
    >
      <ul className="unit-lines">
        {card.lines.map(({ id, name }) => (
          <li key={id}>
            {name}
            {mayChange ? (
              <button
                type="button"
                className="link-button"
                aria-label={`${all.acts.offLine}，${name}`}
                onClick={() => off.mutate({ unitId: card.id, lineId: id, on: todayIn() })}
              >
                {all.acts.offLine}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <PutOnLine card={card} open={putting} onClose={() => setPutting(false)} />
    </Section>
  )
}
