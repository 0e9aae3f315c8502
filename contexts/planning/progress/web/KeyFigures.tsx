import { number, percent } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { CockpitShape } from '../shapes.ts'
import { headOf } from './cockpit-text.ts'
import { cockpitWords } from './cockpit-words.ts'

/** The three figures at the right: the headline's share, what is to be set, and the whole. */
export function KeyFigures({ cockpit }: { cockpit: CockpitShape }) {
  const words = useWords(cockpitWords)
  const { rows, pending } = cockpit
  const head = headOf(cockpit)
  const total = rows[0]!
  const { forecast } = head
  return (
    <dl className="cockpit-figures">
      {head.completion === null ? null : (
        <div>
          <dt>{head.label}</dt>
          <dd>{percent(head.completion)}</dd>
        </div>
      )}
      {forecast === null ? null : (
        <div>
          <dt>
            {head.compared === head.actual
              ? words.figures.forecast(head.label)
              : words.figures.placed}
          </dt>
          <dd>
            {number(forecast.atYearsEnd)}
            {forecast.low === null || forecast.high === null ? null : (
              <small>{words.between(number(forecast.low), number(forecast.high))}</small>
            )}
          </dd>
        </div>
      )}
      {pending === null || pending.actual === null ? null : (
        <div>
          <dt>{words.figures.pending}</dt>
          <dd>{number(pending.actual)}</dd>
        </div>
      )}
      {total.key === head.key || total.actual === null || total.target === null ? null : (
        <div>
          <dt>{words.figures.total}</dt>
          <dd>
            {number(total.actual)}
            <small> / {number(total.target)}</small>
          </dd>
        </div>
      )}
    </dl>
  )
}
