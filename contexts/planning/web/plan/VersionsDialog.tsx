import { type FormEvent, useState } from 'react'
import { dayOf, type Instant, isDay } from '#kernel/days.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Tag } from '#web/kit/Tag.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { PlanShape, RevisionShape } from '../../shapes.ts'
import { planWords } from '../words.ts'
import { DayInput } from './DayInput.tsx'
import { DifferencesTable } from './DifferencesTable.tsx'

interface Props {
  readonly plan: PlanShape
  /** The revision that the shown one is compared with; none: the history alone. */
  readonly compare: number | undefined
  readonly onLook: (revision: number) => void
  readonly onDay: (on: string) => void
  readonly onCompare: (from: number | undefined) => void
  readonly onClose: () => void
}

/** The history of a plan: who drafted and issued what, what it changed, and how it stood on a day. */
export function VersionsDialog({ plan, compare, onLook, onDay, onCompare, onClose }: Props) {
  const words = useWords(planWords)
  return (
    <Dialog title={words.versionsTitle} open onClose={onClose} width="wide">
      <ol className="plan-versions">
        {plan.revisions.map((revision) => (
          <Version
            key={revision.id}
            revision={revision}
            shown={revision.id === plan.revision.id}
            onLook={onLook}
            onCompare={
              revision.number < plan.revision.number ? () => onCompare(revision.number) : undefined
            }
          />
        ))}
      </ol>
      {compare === undefined ? null : (
        <DifferencesTable planId={plan.id} from={compare} to={plan.revision.number} />
      )}
      <OnDay onDay={onDay} />
    </Dialog>
  )
}

function Version(props: {
  readonly revision: RevisionShape
  readonly shown: boolean
  readonly onLook: (revision: number) => void
  readonly onCompare: (() => void) | undefined
}) {
  const { revision, shown, onLook, onCompare } = props
  const words = useWords(planWords)
  const { number, state, author, draftedAt, issuedBy, documentNumber, effectiveOn, reason } =
    revision
  const facts = [
    documentNumber,
    effectiveOn === null ? null : words.effective(effectiveOn),
    issuedBy === null ? null : words.by(issuedBy),
    // The contract carries a moment as text.
    author === null ? null : words.drafted(author, dayOf(draftedAt as Instant)),
  ].filter((fact) => fact !== null)

  return (
    <li aria-current={shown || undefined}>
      <p>
        <b>{words.version(number, words.states[state])}</b>{' '}
        {shown ? <Tag>{words.looking}</Tag> : null}
      </p>
      <p className="caption">{facts.join('　')}</p>
      {reason === null ? null : <p>{reason}</p>}
      <p className="plan-version-acts">
        {shown ? null : (
          <button type="button" className="link-button" onClick={() => onLook(number)}>
            {words.look}
          </button>
        )}
        {onCompare === undefined ? null : (
          <button type="button" className="link-button" onClick={onCompare}>
            {words.compareWith(number)}
          </button>
        )}
      </p>
    </li>
  )
}

function OnDay({ onDay }: { readonly onDay: (on: string) => void }) {
  const words = useWords(planWords)
  const [on, setOn] = useState<string>('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isDay(on)) onDay(on)
  }
  return (
    <form className="plan-on-day" onSubmit={submit}>
      <Field label={words.onDay} hint={words.onDaySays}>
        <DayInput required value={on} onDay={setOn} />
      </Field>
      <Button submit>{words.show}</Button>
    </form>
  )
}
