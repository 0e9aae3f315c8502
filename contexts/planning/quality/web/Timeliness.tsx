import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Day, isDay } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Failed, Loaded } from '#web/kit/States.tsx'
import { Tag } from '#web/kit/Tag.tsx'
import { useMay } from '#web/me.ts'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { TimelinessShape } from '../shapes.ts'
import { qualityWords } from './words.ts'

/** Within how many days figures are expected here; proposed by one, approved by another. */
export function Timeliness({ regionId }: { readonly regionId: string }) {
  const words = useWords(qualityWords)
  const mayPropose = useMay('rules.propose')
  const maySee = useMay('rules.see')
  const rules = useQuery(
    api.planning.timeliness.queryOptions({ input: { regionId }, enabled: maySee }),
  )
  if (!maySee) return null
  return (
    <Section title={words.timeliness} note={words.timelinessSays}>
      <Loaded query={rules} lines={2}>
        {(all) => (
          <>
            {all.length === 0 ? <p>{words.none}</p> : null}
            <ul className="period-conditions">
              {all.map((rule) => (
                <Stated key={rule.id} of={rule} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
      {mayPropose ? <Propose regionId={regionId} /> : null}
    </Section>
  )
}

function Stated({ of }: { readonly of: TimelinessShape }) {
  const words = useWords(qualityWords)
  const queries = useQueryClient()
  const mayApprove = useMay('rules.approve')
  const decide = useMutation(
    api.planning.decideTimeliness.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.planning.key() }),
    }),
  )
  return (
    <li>
      {of.regionName}　{words.within(number(of.days))}　<Tag>{words.ruleStates[of.state]}</Tag>
      <div className="caption">
        {words.from} {of.from}
        {of.to === null ? '' : ` ${words.to} ${of.to}`}　{of.citation}
        {'　'}
        {[of.proposedBy, of.approvedBy].filter(Boolean).join(' → ')}
      </div>
      {decide.error === null ? null : <Failed error={decide.error} />}
      {of.state === 'proposed' && mayApprove && !of.mine ? (
        <div className="task-acts">
          <Button
            busy={decide.isPending}
            onClick={() => decide.mutate({ id: of.id, approve: true })}
          >
            {words.approve}
          </Button>
          <Button onClick={() => decide.mutate({ id: of.id, approve: false })}>
            {words.refuse}
          </Button>
        </div>
      ) : null}
    </li>
  )
}

function Propose({ regionId }: { readonly regionId: string }) {
  const words = useWords(qualityWords)
  const queries = useQueryClient()
  const [days, setDays] = useState('')
  const [from, setFrom] = useState('')
  const [citation, setCitation] = useState('')
  const propose = useMutation(
    api.planning.proposeTimeliness.mutationOptions({
      onSuccess: () => setDays(''),
      onSettled: () => queries.invalidateQueries({ queryKey: api.planning.key() }),
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isDay(from)) return
    const begins: Day = from
    propose.mutate({ regionId, days: Number(days), from: begins, to: null, citation })
  }
  return (
    <form className="period-choices quality-propose" onSubmit={submit}>
      <Field label={words.daysAfter}>
        <input
          className="input"
          type="number"
          min={0}
          max={366}
          required
          value={days}
          onChange={({ target }) => setDays(target.value)}
        />
      </Field>
      <Field label={words.from}>
        <input
          className="input"
          type="date"
          required
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
      </Field>
      <Field label={words.citation}>
        <input
          className="input"
          required
          maxLength={300}
          value={citation}
          onChange={({ target }) => setCitation(target.value)}
        />
      </Field>
      <Button submit busy={propose.isPending}>
        {words.propose}
      </Button>
      {propose.error === null ? null : <Failed error={propose.error} />}
    </form>
  )
}
