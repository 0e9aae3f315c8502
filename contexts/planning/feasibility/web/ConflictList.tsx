import { Button } from '#web/kit/Button.tsx'
import { SeverityTag } from '#web/kit/Tag.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import { type Period, periodAt } from '../rules/periods.ts'
import type { Conflict, Step, Way } from '../rules/resolve.ts'
import { feasibilityWords } from './words.ts'
import './feasibility.css'

interface Props {
  readonly conflicts: readonly Conflict[]
  readonly periods: readonly Period[]
  /** Makes a move in the plan; absent where the plan cannot be changed. */
  readonly onAdopt?: ((way: Extract<Way, { is: 'move' }>) => void) | undefined
  readonly selected?: number | undefined
}

/** Every conflict by name: what is needed and there, who asks, and what was found to resolve it. */
export function ConflictList({ conflicts, periods, onAdopt, selected }: Props) {
  const words = useWords(feasibilityWords)
  return (
    <ul className="conflicts">
      {conflicts.map((conflict) => {
        const { carrier, standing, ways } = conflict
        const { at, need, capacity, over } = standing
        const period = periods[at]!
        const unit = carrier === 'mobile' ? words.shifts : words.siteShifts
        return (
          <li key={`${carrier} ${at}`} id={`conflict-${at}`} data-on={at === selected || undefined}>
            <h3>
              <SeverityTag severity="warning" />{' '}
              {words.over(
                words.period(period.month, period.part),
                need === null ? '--' : number(need, 1),
                number(capacity.shifts),
                unit,
              )}{' '}
              <span className="quiet">{words.overBy(number(over))}</span>
            </h3>
            <p className="caption">
              {words.parts}　<Parts of={standing.parts} />
            </p>
            {ways.length === 0 ? <p className="quiet">{words.noWays}</p> : <p>{words.ways}</p>}
            <ul>
              {ways.map((way, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: ways have no name of their own
                <li key={n}>
                  <WayText way={way} periods={periods} />
                  {way.is === 'move' && onAdopt !== undefined ? (
                    <Button size="small" onClick={() => onAdopt(way)}>
                      {words.adopt}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}

const shownParts = 6

function Parts({ of: parts }: { readonly of: Conflict['standing']['parts'] }) {
  const words = useWords(feasibilityWords)
  const told = parts
    .slice(0, shownParts)
    .map(({ label, amount }) => words.part(label, number(amount)))
  return parts.length <= shownParts
    ? told.join('、')
    : `${told.join('、')} ${words.andMore(number(parts.length))}`
}

function WayText({ way, periods }: { readonly way: Way; readonly periods: readonly Period[] }) {
  const words = useWords(feasibilityWords)
  if (way.is !== 'move') return <span>{words[way.is](number(way.shifts))}</span>
  return (
    <span>
      {way.steps.map((step) => (
        <span key={`${step.key} ${step.at}`} className="conflict-step">
          <StepText step={step} periods={periods} />
        </span>
      ))}
    </span>
  )
}

function StepText({ step, periods }: { readonly step: Step; readonly periods: readonly Period[] }) {
  const words = useWords(feasibilityWords)
  const grain = periods.length === 12 ? 'month' : 'xun'
  const [first, last] = [periods[step.at]!, periods[periodAt(step.to.to, grain)]!]
  const to = words.range(words.period(first.month, first.part), words.period(last.month, last.part))
  const label = step.label
  return (
    <>
      {step.whole
        ? words.moveAll(`${label} ${number(step.amount)}`, to)
        : words.moveTo(label, number(step.amount), to)}
      <span className="caption">
        {words.leaves(number(step.freeShifts, 1), number(step.freeRenfen))}
      </span>
    </>
  )
}
