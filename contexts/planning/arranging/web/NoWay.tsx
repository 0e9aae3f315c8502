import { Section } from '#web/kit/Page.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { Grain } from '../../rules/grain.ts'
import type { OutcomeShape } from '../shapes.ts'
import { usePeriodName } from './usePeriodName.ts'
import { arrangingWords } from './words.ts'

type Outcome = Extract<OutcomeShape, { is: 'no-way' }>

/** Why it does not fit, and what by itself would make it fit. */
export function NoWay(props: {
  readonly outcome: Outcome
  readonly grain: Grain
  readonly year: number
}) {
  const { outcome, grain, year } = props
  const words = useWords(arrangingWords)
  const period = usePeriodName(year, grain)
  const { proven, alone, reliefs } = outcome
  const linesOf = (relief: Outcome['reliefs'][number]): string[] => {
    switch (relief.is) {
      case 'room':
        return relief.columns.map(({ at, shifts, renfen }) =>
          words.roomIn(period.name(at), shifts === null ? '--' : number(shifts), number(renfen)),
        )
      case 'left':
        return relief.blocks.map(({ label, amount }) => words.leave(label, number(amount)))
      case 'wishes':
        return relief.blocks.map(({ label, first, last }) =>
          words.wishIn(label, period.run(first, last)),
        )
    }
  }
  return (
    <Section
      title={proven ? words.noWay : words.noWayUnproven}
      note={reliefs.length === 0 ? undefined : words.noWaySays}
    >
      {alone.length === 0 ? null : (
        <p>
          {words.alone}：
          {alone.map(({ label, amount }) => words.leave(label, number(amount))).join('、')}
        </p>
      )}
      {reliefs.map((relief) => (
        <div key={relief.is} className="arrange-relief">
          <h3>
            {words.reliefs[relief.is]}{' '}
            <span className="caption">
              {number(relief.renfen)} {words.renfen}　{relief.proven ? words.least : words.enough}
            </span>
          </h3>
          <ul>
            {linesOf(relief).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  )
}
