import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Failed } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { number, percent } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import type { Card } from './DrivePage.tsx'
import { toClock, toMinutes } from './StepDialog.tsx'
import { useStep } from './useStep.ts'
import { driveWords } from './words.ts'

/** What is left to do before the day: how many come when, the check-list, and changes. */
export function Preparation({ card }: { readonly card: Card }) {
  const words = useWords(driveWords)
  const [changing, setChanging] = useState(false)
  const { offered, locked, lockOn } = card
  return (
    <>
      <Section title={words.batches} note={words.batchesSays}>
        <Invite id={card.id} />
        <Batches key={card.version} card={card} />
      </Section>
      <Checks card={card} />
      {offered.includes('change') ? (
        <Section
          title={words.change}
          note={locked ? words.changeLocked : words.changeFree(lockOn ?? '')}
          actions={<Button onClick={() => setChanging(true)}>{words.change}</Button>}
        >
          {changing ? <ChangeDialog card={card} onClose={() => setChanging(false)} /> : null}
        </Section>
      ) : null}
    </>
  )
}

/** How many to invite, with the interval and on what it rests. */
function Invite({ id }: { readonly id: string }) {
  const words = useWords(driveWords)
  const { data } = useQuery(api.appointments.invitation.queryOptions({ input: { id } }))
  if (data === undefined) return null
  const { goal, invite, low, high, share, renfenEach, ownDrives, pooledDrives, basis } = data
  return (
    <p className="drive-invite">
      {words.invite(number(goal), number(invite), number(low), number(high))}
      <span className="caption">
        {words.inviteBasis[basis](number(ownDrives), number(pooledDrives))}
        {'　'}
        {words.inviteShare(percent(share, 0), number(renfenEach, 1))}
      </span>
    </p>
  )
}

interface Line {
  readonly key: number
  readonly begins: string
  readonly expected: number
  readonly backups: number
}

function Batches({ card }: { readonly card: Card }) {
  const words = useWords(driveWords)
  const { id, version, offered, opens } = card
  const [lines, setLines] = useState<readonly Line[]>(
    card.batches.length > 0
      ? card.batches.map(({ begins, ...rest }) => ({
          key: begins,
          begins: toClock(begins),
          ...rest,
        }))
      : [{ key: 0, begins: toClock(opens ?? 540), expected: 0, backups: 0 }],
  )
  const save = useStep(() =>
    api.appointments.expectBatches.call({
      ...{ id, version },
      batches: lines.map(({ begins, expected, backups }) => ({
        ...{ begins: toMinutes(begins), expected, backups },
      })),
    }),
  )
  const change = (key: number, part: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(undefined)
  }
  const may = offered.includes('expect')
  return (
    <form className="drive-batches" onSubmit={submit}>
      {lines.map(({ key, begins, expected, backups }) => (
        <div key={key} className="drive-batch">
          <Field label={words.time}>
            <TextInput
              type="time"
              required
              disabled={!may}
              value={begins}
              onChange={(event) => change(key, { begins: event.target.value })}
            />
          </Field>
          <Field label={words.expected}>
            <TextInput
              type="number"
              min={0}
              max={5000}
              required
              disabled={!may}
              unit={words.persons}
              value={expected}
              onChange={(event) => change(key, { expected: Number(event.target.value) })}
            />
          </Field>
          <Field label={words.backups}>
            <TextInput
              type="number"
              min={0}
              max={5000}
              required
              disabled={!may}
              unit={words.persons}
              value={backups}
              onChange={(event) => change(key, { backups: Number(event.target.value) })}
            />
          </Field>
        </div>
      ))}
      {save.error === null ? null : <Failed error={save.error} />}
      {may ? (
        <div className="drive-row">
          <Button
            onClick={() => {
              const last = lines.at(-1)
              const next = Math.min(1439, toMinutes(last?.begins ?? '09:00') + 60)
              setLines([
                ...lines,
                {
                  key: Math.max(...lines.map(({ key }) => key), 0) + 1,
                  begins: toClock(next),
                  expected: 0,
                  backups: 0,
                },
              ])
            }}
          >
            {words.addBatch}
          </Button>
          <Button submit kind="primary" busy={save.isPending}>
            {words.save}
          </Button>
        </div>
      ) : null}
    </form>
  )
}

function Checks({ card }: { readonly card: Card }) {
  const words = useWords(driveWords)
  const { id, version, checks, offered } = card
  const mark = useStep(
    (wish: { readonly item: Card['checks'][number]['item']; readonly done: boolean }) =>
      api.appointments.markCheck.call({ id, version, ...wish }),
  )
  const done = checks.filter((check) => check.done).length
  return (
    <Section title={words.checks} note={`${number(done)}/${number(checks.length)}`}>
      <ul className="drive-checks">
        {checks.map(({ item, done }) => (
          <li key={item}>
            <label>
              <input
                type="checkbox"
                checked={
                  mark.isPending && mark.variables.item === item ? mark.variables.done : done
                }
                disabled={!offered.includes('check') || mark.isPending}
                onChange={() => mark.mutate({ item, done: !done })}
              />
              {words.check[item]}
            </label>
          </li>
        ))}
      </ul>
      {mark.error === null ? null : <Failed error={mark.error} />}
    </Section>
  )
}
