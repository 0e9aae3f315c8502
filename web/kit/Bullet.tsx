import { number, percent, signed } from '../words/format.ts'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import './bars.css'

interface Props {
  /** The frame; null where no target has been set: the bar is then hatched in a dashed frame. */
  readonly target: number | null
  readonly actual: number
  /** The tick: what should be done by now. */
  readonly toDate?: number
  /** The accessible name: 华新镇. */
  readonly label: string
  /** Puts 77.6% · 差236 at the right. */
  readonly figures?: boolean
  /** 18 px for the one bar of a page, 14 px in rows. */
  readonly size?: 'row' | 'page'
}

/** Actual against target, with a tick at what the plan asks by now. */
export function Bullet({ target, actual, toDate, label, figures = false, size = 'row' }: Props) {
  const words = useWords(kitWords)
  const whole = Math.max(target ?? 0, actual, toDate ?? 0, 1)
  const at = (value: number) => `${(value / whole) * 100}%`
  const says = [
    label,
    `${words.actual} ${number(actual)}`,
    toDate === undefined ? '' : `${words.planToDate} ${number(toDate)}`,
    `${words.target} ${target === null ? words.pending : number(target)}`,
  ]

  return (
    <span className="bullet" data-size={size}>
      <span
        className="bullet-bar"
        role="img"
        aria-label={says.filter((part) => part !== '').join('，')}
        data-pending={target === null || undefined}
      >
        <i className="bullet-frame" style={{ width: at(target ?? whole) }} />
        <i className="bullet-actual" style={{ width: at(actual) }} />
        {toDate === undefined ? null : <i className="bullet-tick" style={{ left: at(toDate) }} />}
      </span>
      {figures && target !== null && target > 0 ? (
        <span className="bullet-figures">
          <b>{percent(actual / target)}</b>
          {toDate === undefined ? null : <span>{signed(actual - toDate)}</span>}
        </span>
      ) : null}
    </span>
  )
}
