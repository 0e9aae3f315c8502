import type { Day } from '#kernel/days.ts'
import { number, span } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { PlanShape } from '../../../shapes.ts'
import { SourceLink } from '../../../web/plan/SourceLink.tsx'
import type { ProgressRow } from '../../shapes.ts'
import { type Period, periodsOf } from './periods-of.ts'
import { partWords } from './words.ts'

interface Props {
  readonly row: ProgressRow
  readonly plan: PlanShape
  readonly on: Day
}

/** When a part collects: its own periods, those it shares in, and where the notice says it. */
export function PartPeriods({ row, plan, on }: Props) {
  const words = useWords(partWords)
  const { own, shared } = periodsOf(row.key, plan.targets, plan.items, on)
  const source = plan.targets.find(({ key }) => key === row.key)?.source ?? null
  return (
    <>
      <section className="part">
        <h3>{words.periods}</h3>
        {own.length === 0 ? (
          <p className="caption">{words.noPeriods}</p>
        ) : (
          <PeriodTable caption={words.periods} periods={own} />
        )}
      </section>
      {shared.length === 0 || row.derived === null ? null : (
        <section className="part">
          <h3>{words.shared}</h3>
          <p className="caption">{words.sharedSays}</p>
          <PeriodTable caption={words.shared} periods={shared} />
        </section>
      )}
      {source === null ? null : (
        <section className="part">
          <h3>{words.source}</h3>
          <p>
            <SourceLink noticeId={plan.revision.noticeId} source={source} />
          </p>
        </section>
      )}
    </>
  )
}

function PeriodTable(props: { readonly caption: string; readonly periods: readonly Period[] }) {
  const words = useWords(partWords)
  return (
    <table className="part-periods">
      <caption className="unseen">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.period}</th>
          <th scope="col">{words.planned}</th>
          <th scope="col">{words.due}</th>
        </tr>
      </thead>
      <tbody>
        {props.periods.map(({ key, label, amount, toDate, ...days }) => (
          <tr key={key}>
            <th scope="row">
              {span(days)}
              {label === null ? null : <span className="caption"> {label}</span>}
            </th>
            <td>{number(amount)}</td>
            <td>{number(toDate)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
