import type { ReactNode } from 'react'
import { SeverityTag, Tag } from '#web/kit/Tag.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { BlockerShape, PlanShape } from '../../shapes.ts'
import { useBlockerText } from '../plan/BlockerList.tsx'
import { scheduleWords } from './words.ts'

interface Props {
  readonly plan: PlanShape
  /** Leads to the part that a blocker is about. */
  readonly onShow: (targetKey: string, code: BlockerShape['code']) => void
  readonly children: ReactNode
}

/** What is done and what is not before the plan can be issued; what is not leads to its cell. */
export function CheckList({ plan, onShow, children }: Props) {
  const words = useWords(scheduleWords)
  const { blockers, revision } = plan
  const of = (...codes: BlockerShape['code'][]) =>
    blockers.filter(({ code }) => codes.includes(code))
  const sums = of('no-total', 'unallocated', 'over-allocated', 'overscheduled')
  const unscheduled = of('unscheduled')
  const [outside, overCap] = [of('item-outside-year'), of('over-cap')]
  const counted = (name: (count: string) => string, found: readonly BlockerShape[]) =>
    name(number(found.length))

  return (
    <section className="plan-checks">
      <h2>{words.checks}</h2>
      <ul>
        <Check name={words.check.sums} found={sums} onShow={onShow} />
        <Check
          name={counted(words.check.unscheduled, unscheduled)}
          found={unscheduled}
          onShow={onShow}
        />
        {outside.length === 0 ? null : (
          <Check name={counted(words.check.outside, outside)} found={outside} onShow={onShow} />
        )}
        <Check name={counted(words.check.overCap, overCap)} found={overCap} onShow={onShow} />
        <li>
          <span>{words.check.approval}</span>
          {revision.state === 'issued' ? (
            words.done
          ) : (
            <Tag>{revision.state === 'submitted' ? words.waiting : words.notStarted}</Tag>
          )}
        </li>
      </ul>
      <div className="plan-check-acts">{children}</div>
      {revision.state === 'issued' ? null : <p className="caption">{words.kept}</p>}
    </section>
  )
}

function Check(props: {
  readonly name: string
  readonly found: readonly BlockerShape[]
  readonly onShow: Props['onShow']
}) {
  const words = useWords(scheduleWords)
  const say = useBlockerText()
  const { name, found, onShow } = props
  const [first] = found
  if (first === undefined || first.targetKey === null) {
    return (
      <li>
        <span>{name}</span>
        {first === undefined ? (
          words.done
        ) : (
          <SeverityTag severity="error">{words.toDo}</SeverityTag>
        )}
      </li>
    )
  }
  return (
    <li>
      <button
        type="button"
        className="link-button"
        title={found.slice(0, 20).map(say).join('\n')}
        onClick={() => onShow(first.targetKey!, first.code)}
      >
        {found.length === 1 ? say(first) : name}
      </button>
      {first.blocks ? (
        <SeverityTag severity="error">{words.toDo}</SeverityTag>
      ) : (
        <SeverityTag severity="warning">{words.toKnow}</SeverityTag>
      )}
    </li>
  )
}
