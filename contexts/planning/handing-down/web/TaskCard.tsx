import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Facts } from '#web/kit/Inspector.tsx'
import { Failed } from '#web/kit/States.tsx'
import { DemoTag, SeverityTag, Tag, Ticked } from '#web/kit/Tag.tsx'
import { quantity } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { isOpen } from '../rules/life.ts'
import type { HandDownShape } from '../shapes.ts'
import { SayForm } from './Acting.tsx'
import { Conversation } from './Conversation.tsx'
import { MonthsForm } from './MonthsForm.tsx'
import { Receipts } from './Receipts.tsx'
import { StepActs } from './StepActs.tsx'
import type { TaskWay } from './task-way.ts'
import { whatNext } from './what-next.ts'
import { handDownWords } from './words.ts'
import './hand-down.css'

export type Doing = 'object' | 'note' | 'months'

/** C1: the figure, by when, the steps with their state, who can help, and what was said so far. */
export function TaskCard(props: {
  readonly task: HandDownShape
  readonly way: TaskWay
  /** Reads the task anew after something was done. */
  readonly onDone: () => Promise<unknown>
}) {
  const { task, way, onDone } = props
  const words = useWords(handDownWords)
  const [doing, setDoing] = useState<Doing>()
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: () => setDoing(undefined),
    onSettled: onDone,
  })
  const run = (work: () => Promise<unknown>) => act.mutate(work)
  const close = () => setDoing(undefined)

  return (
    <div className="task-card">
      <Head task={task} />
      {act.error === null ? null : <Failed error={act.error} />}
      <ol className="task-steps">
        {whatNext(task, way.byLink).map(({ step, is }) => (
          <li
            key={step}
            data-now={is === 'now' || undefined}
            data-later={is === 'later' || undefined}
          >
            <div>
              <p>{words.steps[step]}</p>
              {is === 'done' ? (
                <Ticked>{words.stepStates.done}</Ticked>
              ) : (
                <Tag>{words.stepStates[is]}</Tag>
              )}
            </div>
            <StepActs
              step={step}
              task={task}
              way={way}
              busy={act.isPending}
              onRun={run}
              onAsk={setDoing}
            />
            {doing === 'object' && step === 'acknowledge' ? (
              <SayForm
                label={words.objectLabel}
                act={words.objectNow}
                busy={act.isPending}
                onSay={(text) => run(() => way.object(task, text))}
                onClose={close}
              />
            ) : null}
            {doing === 'months' && (step === 'file' || step === 'plan') ? (
              <MonthsForm
                of={task}
                busy={act.isPending}
                onFile={(items) => run(() => way.months(task, items))}
                onClose={close}
              />
            ) : null}
          </li>
        ))}
      </ol>
      <Given task={task} />
      <Receipts of={task.receipts} />
      <section className="section">
        <h2>{words.conversation}</h2>
        <Conversation of={task} />
        {doing === 'note' ? (
          <SayForm
            label={words.noteLabel}
            act={words.sendNote}
            busy={act.isPending}
            onSay={(text) => run(() => way.note(task, text))}
            onClose={close}
          />
        ) : task.offered.includes('note') ? (
          <p className="task-acts">
            <Button onClick={() => setDoing('note')}>{words.noteNow}</Button>
          </p>
        ) : null}
      </section>
    </div>
  )
}

function Head({ task }: { readonly task: HandDownShape }) {
  const words = useWords(handDownWords)
  const language = useLanguage()
  const { amount, unit, dueOn, daysOver, state, demo } = task
  return (
    <>
      <p className="task-figure">
        {amount === null ? words.pending : quantity({ amount, unit }, language)}{' '}
        {demo ? <DemoTag /> : null}
      </p>
      <p className="task-due">
        <Tag>{words.statesBelow[state]}</Tag>
        {isOpen(state, task.wants) ? <span>{words.dueBy(dueOn)}</span> : null}
        {daysOver > 0 ? <SeverityTag severity="warning">{words.late(daysOver)}</SeverityTag> : null}
      </p>
    </>
  )
}

/** Who gave it, what of, for when, and who can help. */
function Given({ task }: { readonly task: HandDownShape }) {
  const words = useWords(handDownWords)
  const language = useLanguage()
  const { unit, parts, items, helper } = task
  const figure = (amount: number | null) =>
    amount === null ? words.pending : quantity({ amount, unit }, language)
  const help = [helper.name === null ? '' : words.helper(helper.name), helper.phone ?? '']
  return (
    <section className="section">
      <Facts
        of={[
          [words.facts.from, task.issuer],
          ...(task.documentNumber === null
            ? []
            : [[words.facts.document, task.documentNumber] as const]),
          [words.facts.effective, task.effectiveOn],
          ...(parts.length < 2
            ? []
            : parts.map(
                ({ label, amount }, at) =>
                  [`${words.parts} ${at + 1} ${label}`, figure(amount)] as const,
              )),
          ...items.map(
            ({ text, area, amount }) =>
              [
                `${words.planned} ${text}${area === null ? '' : `（${area}）`}`,
                figure(amount),
              ] as const,
          ),
          [
            words.facts.help,
            <span key="help">
              {help[0]}{' '}
              {helper.phone === null ? null : <a href={`tel:${helper.phone}`}>{help[1]}</a>}
            </span>,
          ],
        ]}
      />
    </section>
  )
}
