import type { Instant } from '#kernel/days.ts'
import { Tag } from '#web/kit/Tag.tsx'
import { moment, quantity } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { HandDownShape, StepShape } from '../shapes.ts'
import { handDownWords } from './words.ts'

/** Everything done and said, oldest first: who, when, why, and what a later issue changed. */
export function Conversation({ of }: { readonly of: HandDownShape }) {
  return (
    <ul className="said">
      {of.steps.map((step) => (
        <Said key={step.id} step={step} unit={of.unit} />
      ))}
    </ul>
  )
}

function Said({ step, unit }: { readonly step: StepShape; readonly unit: HandDownShape['unit'] }) {
  const words = useWords(handDownWords)
  const language = useLanguage()
  const { action, side, rung, before, after, text } = step
  const name =
    rung === null ? words.actions[action as keyof typeof words.actions] : words.rungs[rung]
  const figure = (amount: number | null) =>
    amount === null ? words.pending : quantity({ amount, unit }, language)
  const onBehalf = side === 'issuer' && (action === 'acknowledge' || action === 'object')
  return (
    <li>
      <p data-side={side}>
        {name} {onBehalf ? <Tag>{words.byTelephone}</Tag> : null}{' '}
        {action === 'reissue' ? words.changed(figure(before), figure(after)) : null}
      </p>
      <p className="caption">
        {side === 'programme' || step.by === '' ? words.programme : step.by}
        {'　'}
        {moment(step.at as Instant)}
      </p>
      {text === null ? null : <blockquote>{text}</blockquote>}
    </li>
  )
}
