import type { CSSProperties } from 'react'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { Standing } from '../rules/assess.ts'
import type { Carrier } from '../rules/capacity.ts'
import type { Period } from '../rules/periods.ts'
import { feasibilityWords } from './words.ts'
import './feasibility.css'

interface Props {
  readonly carrier: Carrier
  readonly periods: readonly Period[]
  readonly standings: readonly Standing[]
  /** The column whose conflict is shown. */
  readonly selected?: number | undefined
  readonly onSelect?: ((at: number) => void) | undefined
}

/** What is needed and what is there, column by column, as a row under a schedule. */
export function CapacityRow({ carrier, periods, standings, selected, onSelect }: Props) {
  const words = useWords(feasibilityWords)
  return (
    <tr className="capacity-row">
      <th scope="row">{words[carrier]}</th>
      {standings.map((standing) => {
        const { at, need, over, capacity } = standing
        const period = periods[at]!
        const used = capacity.renfen === 0 ? (over > 0 ? 1 : 0) : standing.asked / capacity.renfen
        const told = `${words.period(period.month, period.part)} ${words.need} ${need === null ? '--' : number(need, 1)} ${words.have} ${number(capacity.shifts)}`
        const figures = (
          <>
            <b>{standing.asked === 0 ? '·' : need === null ? '--' : short(need)}</b>
            <span>{number(capacity.shifts)}</span>
            <i aria-hidden="true" style={{ '--used': Math.min(1, used) } as CSSProperties} />
          </>
        )
        return (
          <td key={at} data-over={over > 0 || undefined} data-on={at === selected || undefined}>
            {over > 0 && onSelect !== undefined ? (
              <button type="button" aria-label={told} onClick={() => onSelect(at)}>
                {figures}
              </button>
            ) : (
              <span className="capacity-cell" title={told}>
                {figures}
              </span>
            )}
          </td>
        )
      })}
    </tr>
  )
}

/** One decimal below a hundred, none above: a column is narrow. */
const short = (need: number): string => number(need, need < 100 && need % 1 !== 0 ? 1 : 0)
