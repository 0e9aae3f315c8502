import { type ReactNode, useRef } from 'react'
import type { Span } from '#kernel/days.ts'
import { useScrolls } from '#web/kit/useScrolls.ts'
import { span as days, number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { Assessment } from '../rules/assess.ts'
import { carriers } from '../rules/capacity.ts'
import type { Period } from '../rules/periods.ts'
import type { YearCapacityShape } from '../shapes.ts'
import { CapacityRow } from './CapacityRow.tsx'
import { feasibilityWords } from './words.ts'
import './feasibility.css'

interface Props {
  readonly capacity: YearCapacityShape
  readonly assessment: Assessment
  readonly selected?: number | undefined
  readonly onSelect?: ((at: number) => void) | undefined
}

/** A year's columns with its seasons and holidays, and what each carrier is asked and can take. */
export function CapacityTable({ capacity, assessment, selected, onSelect }: Props) {
  const words = useWords(feasibilityWords)
  const box = useRef<HTMLDivElement>(null)
  const scrolls = useScrolls(box)
  const { periods, grain, windows, holidays } = capacity
  const title = words.title(capacity.year)
  const reached = scrolls ? { tabIndex: 0, role: 'region', 'aria-label': title } : {}
  const months = Map.groupBy(periods, ({ month }) => month)
  return (
    <div className="capacity-scroll" ref={box} {...reached}>
      <table className="capacity" data-grain={grain}>
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <td rowSpan={grain === 'xun' ? 2 : 1} />
            {[...months].map(([month, own]) => (
              <th key={month} scope="colgroup" colSpan={own.length}>
                {words.periodShort(month, null)}
              </th>
            ))}
          </tr>
          {grain === 'month' ? null : (
            <tr>
              {periods.map(({ at, month, part }) => (
                <th key={at} scope="col" aria-label={words.period(month, part)}>
                  {words.periodShort(month, part)}
                </th>
              ))}
            </tr>
          )}
        </thead>
        <tbody>
          {windowsByName(windows).map(([name, bands]) => (
            <BandRow key={name} name={name} periods={periods} bands={bands} bare />
          ))}
          {holidays === null || holidays.length === 0 ? null : (
            <BandRow name={words.holidays} periods={periods} bands={holidays} />
          )}
          {carriers.map((carrier) => {
            const standings = assessment.standings[carrier]
            return standings === null ? null : (
              <CapacityRow key={carrier} {...{ carrier, periods, standings, selected, onSelect }} />
            )
          })}
          {assessment.standings.mobile === null ? null : (
            <FigureRow
              name={words.renfenAsked}
              figures={assessment.standings.mobile.map(({ asked }) => asked)}
            />
          )}
          {assessment.standings.mobile === null ? null : (
            <FigureRow
              name={words.renfenRoom}
              figures={assessment.standings.mobile.map((one) => one.capacity.renfen)}
            />
          )}
        </tbody>
      </table>
    </div>
  )
}

interface Band {
  readonly name: string
  readonly span: Span
}

/** A season is one row, though it stands at both ends of the year. */
const windowsByName = (windows: YearCapacityShape['windows']): [string, Band[]][] => [
  ...Map.groupBy(
    windows.map(({ season, span }) => ({ name: season.name, span })),
    ({ name }) => name,
  ),
]

function FigureRow(props: { readonly name: string; readonly figures: readonly number[] }) {
  return (
    <tr className="capacity-figures">
      <th scope="row">{props.name}</th>
      {props.figures.map((figure, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns of the year, always the same
        <td key={at}>{figure === 0 ? '·' : number(figure)}</td>
      ))}
    </tr>
  )
}

/** Bands as marked columns, each named where it begins. */
function BandRow(props: {
  readonly name: string
  readonly periods: readonly Period[]
  readonly bands: readonly Band[]
  /** The row's name says it all. */
  readonly bare?: boolean
}) {
  const touching = ({ span }: Period) =>
    props.bands.filter((band) => band.span.from <= span.to && span.from <= band.span.to)
  return (
    <tr className="capacity-bands">
      <th scope="row">{props.name}</th>
      {props.periods.map((period) => {
        const here = touching(period)
        const begins = here.filter(({ span }) => period.span.from <= span.from || period.at === 0)
        return (
          <td
            key={period.at}
            data-on={here.length > 0 || undefined}
            title={here.map(({ name, span }) => `${name} ${days(span)}`).join('\n')}
          >
            {begins.length === 0 || props.bare ? (
              <Unseen>{here.map(({ name }) => name).join('、')}</Unseen>
            ) : (
              <span>{begins.map(({ name }) => name).join('、')}</span>
            )}
          </td>
        )
      })}
    </tr>
  )
}

const Unseen = (props: { readonly children: ReactNode }) => (
  <span className="unseen">{props.children}</span>
)
