import { percent } from '../words/format.ts'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import './bars.css'
import { Missing } from './Missing.tsx'

interface Props {
  /** The share of the head-count; null where there is none to divide by. */
  readonly share: number | null
  /** The ceiling as a share; null where the region has none. */
  readonly cap: number | null
  readonly decimals?: number
}

/** A share in a cell, with a tick at the ceiling; what is over stands out in words beside it. */
export function CapBar({ share, cap, decimals = 2 }: Props) {
  const words = useWords(kitWords)
  if (share === null) return <Missing kind="no-data" />

  const whole = cap === null ? Math.max(share, 0.01) : Math.max(cap * 1.15, share)
  const at = (value: number) => `${(value / whole) * 100}%`
  const over = cap !== null && share > cap

  return (
    <span className="cap-bar" data-over={over || undefined}>
      <span className="cap-track" aria-hidden="true">
        <i className="cap-share" style={{ width: at(share) }} />
        {cap === null ? null : <i className="cap-tick" style={{ left: at(cap) }} />}
      </span>
      <span className="cap-figure">{percent(share, decimals)}</span>
      {cap === null ? null : (
        <span className="unseen">{`${words.ceiling} ${percent(cap, 1)}`}</span>
      )}
    </span>
  )
}
