import { type Day, type Instant, isDay } from '#kernel/days.ts'
import { moment } from '../words/format.ts'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import './marks.css'

interface Props {
  readonly at: Instant | Day
  /** Older than its source promises: why, in a clause; the stamp turns amber and says it. */
  readonly stale?: string
}

/** 截至: how old the figures are. */
export function AsOf({ at, stale }: Props) {
  const words = useWords(kitWords)
  const when = isDay(at) ? at : moment(at)

  return (
    <span className="as-of" data-stale={stale !== undefined || undefined}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <g fill="none" stroke="currentColor" strokeWidth="1.2">
          <circle cx="6" cy="6" r="5" />
          <path d="M6 3v3.2l2 1.3" />
        </g>
      </svg>
      {stale === undefined ? words.asOf(when) : words.stale(when, stale)}
    </span>
  )
}
