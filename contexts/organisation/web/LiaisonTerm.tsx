import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { dayOf, type Instant } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Failed } from '#web/kit/States.tsx'
import { SeverityTag } from '#web/kit/Tag.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { LiaisonShape } from '../shapes.ts'
import { HandOver, MarkUnreachable } from './acts/HandOver.tsx'
import { liaisonWords } from './liaison-words.ts'

/** Whether a person confirmed and can be reached. */
export function LiaisonReach({ person }: { readonly person: LiaisonShape }) {
  const words = useWords(liaisonWords)
  return (
    <>
      {person.unreachable === null ? null : (
        <SeverityTag severity="warning">{words.unreachable(person.unreachable)}</SeverityTag>
      )}{' '}
      {person.confirmedAt === null ? null : words.confirmed(dayOf(person.confirmedAt as Instant))}
    </>
  )
}

/** What is done with a term that lasts: handed over, or marked as not reached and reached again. */
export function TermActs({ person }: { readonly person: LiaisonShape }) {
  const words = useWords(liaisonWords)
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'over' | 'mark'>()
  const reach = useMutation(
    api.organisation.markLiaison.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.organisation.key() }),
    }),
  )
  const close = () => setAsking(undefined)
  return (
    <>
      <button type="button" className="link-button" onClick={() => setAsking('over')}>
        {words.handOver}
      </button>
      {person.unreachable === null ? (
        <button type="button" className="link-button" onClick={() => setAsking('mark')}>
          {words.mark}
        </button>
      ) : (
        <button
          type="button"
          className="link-button"
          onClick={() =>
            reach.mutate({ id: person.id, version: person.version, unreachable: null })
          }
        >
          {words.reached}
        </button>
      )}
      {reach.error === null ? null : <Failed error={reach.error} />}
      <HandOver person={person} open={asking === 'over'} onClose={close} />
      <MarkUnreachable person={person} open={asking === 'mark'} onClose={close} />
    </>
  )
}
