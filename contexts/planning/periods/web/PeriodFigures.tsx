import { number } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { stateNames } from '../rules/state-names.ts'
import type { FiguresShape, PeriodShape } from '../shapes.ts'
import { periodWords } from './words.ts'

/** The ledger's figures of the period beside what was reported each time; a difference is said. */
export function PeriodFigures({ of }: { readonly of: PeriodShape }) {
  const words = useWords(periodWords)
  const language = useLanguage()
  const kept = of.rounds.flatMap(({ round, state, figures }) =>
    figures === null
      ? []
      : [{ name: `${words.round(round)}　${stateNames[state][language]}`, figures }],
  )
  const columns = [{ name: words.now, figures: of.now }, ...kept]
  const differs =
    of.reported !== null && JSON.stringify(of.reported.total) !== JSON.stringify(of.now.total)
  const rows = ['visits', 'persons', 'renfen'] as const
  return (
    <section className="section">
      <h2>{words.total}</h2>
      {differs ? <p className="caption">{words.differs}</p> : null}
      <table className="period-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{words.total}</span>
            </th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{words[row]}</th>
              {columns.map(({ name, figures }) => (
                <td key={name}>{said(figures.total[row], words.unsaid)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {of.now.units.length === 0 ? null : (
        <details>
          <summary>{words.units}</summary>
          <Units of={(of.reported ?? of.now).units} />
        </details>
      )}
    </section>
  )
}

function Units({ of }: { readonly of: FiguresShape['units'] }) {
  const words = useWords(periodWords)
  return (
    <table className="period-table">
      <thead>
        <tr>
          <th scope="col">{words.unit}</th>
          <th scope="col">{words.visits}</th>
          <th scope="col">{words.renfen}</th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ unitId, unit, track, visits, renfen }) => (
          <tr key={`${unitId} ${track}`}>
            <th scope="row">
              {unit ?? words.ownWay}
              {'　'}
              <span className="caption">{words.tracks[track as keyof typeof words.tracks]}</span>
            </th>
            <td>{number(visits)}</td>
            <td>{said(renfen, words.unsaid)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const said = (figure: number | null, unsaid: string) => (figure === null ? unsaid : number(figure))
