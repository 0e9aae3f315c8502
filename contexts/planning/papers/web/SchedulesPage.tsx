import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Page, Section } from '#web/kit/Page.tsx'
import { Empty, Failed, Loaded } from '#web/kit/States.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay, useMe } from '#web/me.ts'
import { number } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { kindNames } from '../rules/kind-names.ts'
import { type ScheduleShape, scheduleRecipients } from '../shapes.ts'
import { paperWords } from './words.ts'
import './papers.css'

const sendable = ['progress-report', 'schedule-annex', 'cap-annex', 'unit-letters'] as const

/** When reports are sent by the clock, how the last sending went, and who lets them be sent. */
export function SchedulesPage() {
  const words = useWords(paperWords)
  const { assignments } = useMe()
  const [view] = useView(z.object({ region: z.uuid().optional() }))
  const regionId = view.region ?? assignments[0]!.regionId
  const may = useMay('planning.change')
  const query = useQuery(api.planning.reportSchedules.queryOptions({ input: { regionId } }))
  return (
    <Page title={words.schedules} meta={<span>{words.noSchedulesSay}</span>}>
      <Loaded query={query} lines={4}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={words.noSchedules} normally={words.noSchedulesSay} />
          ) : (
            <div className="papers-letters">
              {rows.map((row) => (
                <Schedule key={row.id} of={row} />
              ))}
            </div>
          )
        }
      </Loaded>
      {may ? <Propose regionId={regionId} /> : null}
    </Page>
  )
}

function Schedule({ of }: { readonly of: ScheduleShape }) {
  const words = useWords(paperWords)
  const language = useLanguage()
  const approves = useMay('planning.issue')
  const ends = useMay('planning.change')
  const cache = useQueryClient()
  const after = {
    onSuccess: () => cache.invalidateQueries({ queryKey: api.planning.reportSchedules.key() }),
  }
  const approving = useMutation(api.planning.approveReportSchedule.mutationOptions(after))
  const ending = useMutation(api.planning.endReportSchedule.mutationOptions(after))
  const { last } = of
  return (
    <article>
      <h3>{kindNames[of.kind][language]}</h3>
      <p>
        {of.every === 'week' ? words.weekDay(String(of.onDay)) : words.monthDay(String(of.onDay))} ·{' '}
        {of.recipients.map((role) => words.roles[role]).join('、')}
      </p>
      <p className="quiet">
        {of.approvedBy === null ? words.waiting : words.approved(of.approvedBy)}
      </p>
      {last === null ? (
        <p className="quiet">{words.neverSent}</p>
      ) : last.outcome === 'sent' ? (
        <p>
          {words.lastSent(last.period, number(last.told))}{' '}
          {last.number === null ? null : (
            <Link to={`/reports/${last.number}` as never}>{last.number}</Link>
          )}
        </p>
      ) : (
        <p className="papers-faults" role="alert">
          {words.lastFailed(last.period)}：{last.reason?.[language]}
        </p>
      )}
      <div className="papers-choices">
        {approves && of.approvedBy === null ? (
          <Button
            kind="primary"
            busy={approving.isPending}
            why={of.mine ? words.ownSchedule : undefined}
            onClick={() => approving.mutate({ id: of.id })}
          >
            {words.approve}
          </Button>
        ) : null}
        {ends ? (
          <Button busy={ending.isPending} onClick={() => ending.mutate({ id: of.id })}>
            {words.end}
          </Button>
        ) : null}
      </div>
      {approving.error === null ? null : <Failed error={approving.error} />}
      {ending.error === null ? null : <Failed error={ending.error} />}
    </article>
  )
}

function Propose({ regionId }: { readonly regionId: string }) {
  const words = useWords(paperWords)
  const language = useLanguage()
  const cache = useQueryClient()
  const [kind, setKind] = useState<(typeof sendable)[number]>('progress-report')
  const [every, setEvery] = useState<'week' | 'month'>('month')
  const [onDay, setOnDay] = useState(5)
  const [roles, setRoles] = useState<readonly (typeof scheduleRecipients)[number][]>([
    'blood-office-approver',
  ])
  const proposing = useMutation(
    api.planning.proposeReportSchedule.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: api.planning.reportSchedules.key() }),
    }),
  )
  const letters = kind === 'unit-letters'
  const recipients = letters ? (['liaison'] as const) : roles
  return (
    <Section title={words.propose}>
      <form className="papers-form" onSubmit={(event) => event.preventDefault()}>
        <Field label={words.kind}>
          <select
            className="input"
            value={kind}
            onChange={({ target }) => setKind(target.value as typeof kind)}
          >
            {sendable.map((one) => (
              <option key={one} value={one}>
                {kindNames[one][language]}
              </option>
            ))}
          </select>
        </Field>
        <Field label={words.every}>
          <select
            className="input"
            value={every}
            onChange={({ target }) => setEvery(target.value as typeof every)}
          >
            <option value="week">{words.week}</option>
            <option value="month">{words.month}</option>
          </select>
        </Field>
        <Field label={words.onDay}>
          <input
            className="input"
            type="number"
            min={1}
            max={every === 'week' ? 7 : 31}
            value={onDay}
            onChange={({ target }) => setOnDay(Number(target.value))}
          />
        </Field>
        {letters ? (
          <p>
            {words.recipients}　{words.roles.liaison}
          </p>
        ) : (
          <fieldset className="papers-choices">
            <legend>{words.recipients}</legend>
            {scheduleRecipients
              .filter((role) => role !== 'liaison')
              .map((role) => (
                <label key={role}>
                  <input
                    type="checkbox"
                    checked={roles.includes(role)}
                    onChange={({ target }) =>
                      setRoles(
                        target.checked ? [...roles, role] : roles.filter((one) => one !== role),
                      )
                    }
                  />{' '}
                  {words.roles[role]}
                </label>
              ))}
          </fieldset>
        )}
        <Button
          kind="primary"
          busy={proposing.isPending}
          why={recipients.length === 0 ? words.recipients : undefined}
          onClick={() =>
            proposing.mutate({ regionId, kind, every, onDay, recipients: [...recipients] })
          }
        >
          {words.propose}
        </Button>
        {proposing.error === null ? null : <Failed error={proposing.error} />}
      </form>
    </Section>
  )
}
