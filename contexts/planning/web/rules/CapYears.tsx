import { percent } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { CapShape } from '../../caps/contract.ts'
import { capTimeline } from './cap-timeline.ts'
import { today } from './today.ts'
import { rulesWords } from './words.ts'

/** Caps over the years, a line for each basis; the table below says the same in words. */
export function CapYears({ caps }: { readonly caps: readonly CapShape[] }) {
  const words = useWords(rulesWords)
  const { years, rows, today: now } = capTimeline(caps, today())
  if (rows.length === 0) return null

  return (
    <figure className="cap-years" aria-label={words.timeline}>
      <div className="cap-axis" aria-hidden="true">
        {years.map((year, nth) => (
          <span key={year} data-told={tells(nth, years.length) || undefined}>
            {year}
          </span>
        ))}
      </div>
      {rows.map(({ basis, bars }) => (
        <div key={basis} className="cap-line">
          <span className="caption">{words.bases[basis]}</span>
          <div className="cap-track">
            {bars.map(({ cap, start, width, open }) => (
              <i
                key={cap.id}
                data-waiting={cap.approvedAt === null || undefined}
                data-open={open || undefined}
                title={cap.citation}
                style={{ left: `${start * 100}%`, width: `${width * 100}%` }}
              >
                {percent(cap.ratio)}
              </i>
            ))}
            <b title={words.today} style={{ left: `${now * 100}%` }} />
          </div>
        </div>
      ))}
    </figure>
  )
}

/** Of many years not every one is written: the ends and every fifth. */
const tells = (nth: number, count: number): boolean =>
  count <= 10 || nth === 0 || nth === count - 1 || (nth % 5 === 0 && nth < count - 3)
