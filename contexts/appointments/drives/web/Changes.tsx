import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Failed } from '#web/kit/States.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { Card } from './DrivePage.tsx'
import { toClock } from './StepDialog.tsx'
import { useStep } from './useStep.ts'
import { driveWords } from './words.ts'

type Change = Card['changes'][number]

/** Changes asked for after the lock, with before and after; a second person decides. */
export function Changes({ card }: { readonly card: Card }) {
  const words = useWords(driveWords)
  const { id, version } = card
  const decide = useStep((wish: { readonly changeId: string; readonly approve: boolean }) =>
    api.appointments.decideChange.call({ id, version, ...wish }),
  )
  return (
    <Section title={words.changes}>
      {card.changes.map((change) => (
        <div key={change.id} className="drive-change">
          <p>
            {`${change.askedBy}：${change.reason}　`}
            <span className="quiet">
              {change.approved === null
                ? words.waits
                : change.approved
                  ? words.approved
                  : words.refused}
            </span>
          </p>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.change}</th>
                <th scope="col">{words.before}</th>
                <th scope="col">{words.after}</th>
              </tr>
            </thead>
            <tbody>
              {change.differs.map((aspect) => (
                <tr key={aspect}>
                  <th scope="row">{words.differs[aspect]}</th>
                  <td>{said(change.before, aspect)}</td>
                  <td>{said(change.after, aspect)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {change.mine ? (
            <div className="drive-row">
              <Button onClick={() => decide.mutate({ changeId: change.id, approve: false })}>
                {words.refuse}
              </Button>
              <Button
                kind="primary"
                busy={decide.isPending}
                onClick={() => decide.mutate({ changeId: change.id, approve: true })}
              >
                {words.approve}
              </Button>
            </div>
          ) : null}
        </div>
      ))}
      {decide.error === null ? null : <Failed error={decide.error} />}
    </Section>
  )
}

const said = (it: Change['before'], aspect: Change['differs'][number]): string =>
  ({
    day: it.onDay,
    venue: it.place,
    projection: number(it.projection),
    hours: `${toClock(it.opens)}–${toClock(it.closes)}`,
    crews: it.crews.map(({ vehicle, team }) => `${vehicle}·${team}`).join('、'),
  })[aspect]
