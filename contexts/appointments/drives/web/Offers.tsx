import { useState } from 'react'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Failed } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { dayHeading, number } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { Card } from './DrivePage.tsx'
import { StepDialog, toClock } from './StepDialog.tsx'
import { useStep } from './useStep.ts'
import { driveWords } from './words.ts'

/** The days the station offers, each with what can be collected; one press holds it. */
export function Offers({ card }: { readonly card: Card }) {
  const words = useWords(driveWords)
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  const { id, version, offers, offered } = card
  const choose = useStep((offerId: string) =>
    api.appointments.chooseDate.call({ id, version, offerId }),
  )
  const may = offered.includes('choose')
  return (
    <Section
      title={words.states.offered}
      note={words.chooseSays}
      actions={
        offered.includes('ask-again') ? (
          <Button onClick={() => setAsking(true)}>{words.askAgain}</Button>
        ) : undefined
      }
    >
      <ul className="drive-offers">
        {offers.map((offer) => (
          <li key={offer.id}>
            <div>
              <p className="drive-day">{dayHeading(offer.onDay as never, language)}</p>
              <p className="caption">
                {[
                  `${toClock(offer.opens)}–${toClock(offer.closes)}`,
                  offer.place,
                  offer.crews.map(({ vehicle, team }) => `${vehicle}·${team}`).join('、'),
                  `${words.capacity} ${number(offer.capacity)} ${words.renfen}`,
                ].join('　')}
              </p>
            </div>
            {may ? (
              <Button
                kind="primary"
                busy={choose.isPending && choose.variables === offer.id}
                onClick={() => choose.mutate(offer.id)}
              >
                {words.choose}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {choose.error === null ? null : <Failed error={choose.error} />}
      {asking ? (
        <StepDialog
          title={words.askAgain}
          onClose={() => setAsking(false)}
          send={(form) =>
            api.appointments.askForOthers.call({ id, version, text: String(form.get('text')) })
          }
        >
          <Field label={words.reason}>
            <TextInput name="text" required maxLength={500} />
          </Field>
        </StepDialog>
      ) : null}
    </Section>
  )
}
