import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { CockpitShape } from '../shapes.ts'
import { headOf } from './cockpit-text.ts'
import { cockpitWords } from './cockpit-words.ts'

/**
 * The whole year as one bar: the frame is the target, the bar what is done, the tick what should be
 * done by now. The part still to be set stands beside it, dashed.
 */
export function YearBar({ cockpit }: { cockpit: CockpitShape }) {
  const words = useWords(cockpitWords).bar
  const { pending } = cockpit
  const head = headOf(cockpit)
  // A tick beside a bar that is only in part held against it would mislead.
  const due = head.compared === head.actual ? head.toDate : null
  const done = head.actual ?? 0
  const doneSays = words.done(head.actual === null ? '--' : number(done))
  const whole = Math.max(head.target ?? 0, done, due ?? 0, 1)
  const other = pending === null ? 0 : Math.max(pending.amount ?? 0, pending.actual ?? 0, 1)
  const at = (value: number) => `${(value / whole) * 100}%`
  const dueIsRight = (due ?? 0) / whole > 0.5
  const target = head.target === null ? '--' : number(head.target)
  const says = [
    head.label,
    words.target(target),
    doneSays,
    ...(due === null ? [] : [words.due(number(due))]),
  ]

  return (
    <div className="year-bar">
      <div
        className="year-part"
        style={widthOf(whole, other)}
        role="img"
        aria-label={says.join('，')}
      >
        <p className="year-above">
          {due === null ? null : (
            <span
              className="year-due"
              data-right={dueIsRight || undefined}
              style={dueIsRight ? { flexBasis: at(due) } : { marginLeft: at(due) }}
            >
              {words.due(number(due))}
            </span>
          )}
          <span className="year-target">{words.target(target)}</span>
        </p>
        <div className="year-track">
          <i className="year-frame" style={{ width: at(head.target ?? whole) }} />
          <i className="year-actual" style={{ width: at(done) }} />
          {due === null ? null : <i className="year-tick" style={{ left: at(due) }} />}
        </div>
        <p className="year-below">{doneSays}</p>
      </div>
      {pending === null ? null : (
        <div className="year-part" data-pending="" style={widthOf(other, whole)}>
          <p className="year-above">
            <span className="year-target">
              {words.pending(pending.amount === null ? null : number(pending.amount))}
            </span>
          </p>
          <div className="year-track">
            <i className="year-frame" style={{ width: '100%' }} />
            <i
              className="year-actual"
              style={{ width: `${((pending.actual ?? 0) / other) * 100}%` }}
            />
          </div>
          <p className="year-below">
            {pending.actual === null ? '--' : words.pendingDone(number(pending.actual))}
          </p>
        </div>
      )}
    </div>
  )
}

/** A part as wide as its amount, but never so narrow that its words have no room. */
const widthOf = (part: number, other: number) => ({ flexGrow: Math.max(part, other * 0.25) })
