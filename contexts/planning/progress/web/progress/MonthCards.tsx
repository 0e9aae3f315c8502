import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Loaded } from '#web/kit/States.tsx'
import { SeverityTag } from '#web/kit/Tag.tsx'
import { monthName, number } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { PartMonthsShape, ProgressRow } from '../../shapes.ts'
import type { GroundOfPage } from '../useGround.ts'
import { progressWords } from '../words.ts'
import { comparable, MonthBars, monthsInWords, mostIn } from './MonthBars.tsx'
import { partWords } from './words.ts'
import './months.css'

interface Props {
  readonly rows: readonly ProgressRow[]
  readonly asked: NonNullable<GroundOfPage['asked']>
  readonly unit: string
  readonly onSelect: (key: string) => void
}

/** Every unit's year as small columns of one form, in the order of the list. */
export function MonthCards({ rows, asked, unit, onSelect }: Props) {
  const words = useWords(partWords)
  const query = useMonths(asked)
  return (
    <Loaded query={query} lines={8}>
      {({ parts }) => {
        const months = new Map(parts.map((part) => [part.key, part]))
        return (
          <>
            <p className="caption month-legend">{words.monthsSay(unit)}</p>
            <ul className="month-cards" aria-label={words.byMonth}>
              {rows.map((row) => (
                <li key={row.key} data-kind={row.kind}>
                  <Card row={row} months={months.get(row.key)} onSelect={onSelect} />
                </li>
              ))}
            </ul>
          </>
        )
      }}
    </Loaded>
  )
}

/** The months of all parts; asked for where they are looked at. */
export const useMonths = (asked: Props['asked']) =>
  useQuery({
    ...api.planning.partMonths.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  })

/** A month as it is called beside a figure. */
export function useMonthName(): (month: number) => string {
  const language = useLanguage()
  return (month) => (language === 'zh' ? `${month}月` : monthName(month, language))
}

function Card(props: {
  readonly row: ProgressRow
  readonly months: PartMonthsShape['parts'][number] | undefined
  readonly onSelect: (key: string) => void
}) {
  const { row, onSelect } = props
  const { states } = useWords(progressWords)
  const words = useWords(partWords)
  const nameOf = useMonthName()
  if (props.months === undefined) return null
  const months = comparable(props.months, row)
  const target = row.target === null ? states.pending : number(row.target)
  return (
    <>
      <p className="month-card-head">
        <button type="button" className="link-button" onClick={() => onSelect(row.key)}>
          {row.label}
        </button>
        {row.state === 'behind' ? (
          <SeverityTag severity="warning">{states.behind}</SeverityTag>
        ) : (
          <span className="caption nowrap">{states[row.state]}</span>
        )}
      </p>
      <MonthBars
        months={months}
        summary={`${row.label}：${monthsInWords(months, nameOf) || words.noMonths}`}
      />
      <p className="caption month-card-foot">
        <span>
          {row.actual === null ? '--' : number(row.actual)} / {target}
        </span>
        <span>{words.most(number(mostIn(months)))}</span>
      </p>
    </>
  )
}
