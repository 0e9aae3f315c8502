import type { ReactNode } from 'react'
import { number, percent } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { dimensions } from '../rules/found.ts'
import { dimensionWords, sourceWords } from '../rules/sentences.ts'
import type { MeasuresShape } from '../shapes.ts'
import { qualityWords } from './words.ts'

/** Each source on the four sides; what is not judged says so and is no 0. */
export function Measures({ of }: { readonly of: MeasuresShape }) {
  const words = useWords(qualityWords)
  const language = useLanguage()
  const { tallies, schedule, headcounts, planned } = of
  const whole = ({ expected, reported }: { expected: number; reported: number }) =>
    expected === 0 ? (
      words.noPlan
    ) : (
      <>
        {percent(reported / expected)}
        {'　'}
        <span className="caption">{words.ofExpected(number(reported), number(expected))}</span>
      </>
    )
  const rows: readonly (readonly [string, readonly ReactNode[]])[] = [
    [
      sourceWords.tallies[language],
      [
        <div key="whole">
          {planned ? whole(tallies) : words.noPlan}
          {tallies.missing + tallies.unknown === 0 ? null : (
            <div className="caption">
              {words.missing(number(tallies.missing))}，{words.unknown(number(tallies.unknown))}
            </div>
          )}
        </div>,
        tallies.inTime + tallies.late === 0
          ? words.notJudged(number(tallies.notJudged))
          : words.inTime(number(tallies.inTime), number(tallies.late)),
        tallies.checked === 0
          ? words.tooFew
          : words.outliers(number(tallies.outliers), number(tallies.checked)),
        words.inconsistent(number(tallies.inconsistent), number(tallies.lines)),
      ],
    ],
    [sourceWords.schedule[language], [whole(schedule), null, null, null]],
    [sourceWords.headcounts[language], [whole(headcounts), null, null, null]],
  ]
  return (
    <div className="quality-measures">
      {rows.map(([source, cells]) => (
        <dl key={source} className="quality-source" aria-label={source}>
          <div>
            <dt>{words.source}</dt>
            <dd>
              <strong>{source}</strong>
            </dd>
          </div>
          {dimensions.map((dimension, at) =>
            cells[at] === null ? null : (
              <div key={dimension}>
                <dt>{dimensionWords[dimension][language]}</dt>
                <dd>{cells[at]}</dd>
              </div>
            ),
          )}
        </dl>
      ))}
    </div>
  )
}
