import { Figure } from '#web/kit/Figure.tsx'
import { number, signed } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { ProgressRow } from '../../shapes.ts'
import type { GroundOfPage } from '../useGround.ts'
import { comparable, MonthBars, monthsInWords } from './MonthBars.tsx'
import { useMonthName, useMonths } from './MonthCards.tsx'
import { partWords } from './words.ts'
import './months.css'

interface Props {
  readonly row: ProgressRow
  readonly asked: NonNullable<GroundOfPage['asked']>
}

/** A part's year in its panel: the columns, and the same figures as a table. */
export function PartMonths({ row, asked }: Props) {
  const words = useWords(partWords)
  const nameOf = useMonthName()
  const known = useMonths(asked).data?.parts.find(({ key }) => key === row.key)
  if (known === undefined) return null
  const months = comparable(known, row)
  const { plan, actual } = months
  const shown = actual
    .map((done, at) => ({ month: at + 1, done, due: plan?.[at] ?? null }))
    .filter(({ done, due }) => (done ?? 0) > 0 || (due ?? 0) > 0)
  return (
    <section className="part">
      <h3>{words.byMonth}</h3>
      {shown.length === 0 ? (
        <p className="caption">{words.noMonths}</p>
      ) : (
        <>
          <MonthBars months={months} summary={`${row.label}：${monthsInWords(months, nameOf)}`} />
          <table className="part-periods">
            <caption className="unseen">{words.byMonth}</caption>
            <thead>
              <tr>
                <th scope="col">{words.month}</th>
                <th scope="col">{words.planned}</th>
                <th scope="col">{words.actual}</th>
                <th scope="col">{words.gap}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ month, done, due }) => (
                <tr key={month}>
                  <th scope="row">{nameOf(month)}</th>
                  <td>{due === null ? null : number(due)}</td>
                  <td>
                    <Figure value={done} />
                  </td>
                  <td>{done === null || due === null ? null : signed(done - due)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}
