import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { unitNames } from '#kernel/unit-words.ts'
import { api } from '#web/api.ts'
import { Figure } from '#web/kit/Figure.tsx'
import { Facts, Inspector } from '#web/kit/Inspector.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { number, percent, signed } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { GroundShape, ProgressRow } from '../../shapes.ts'
import type { GroundOfPage } from '../useGround.ts'
import { progressWords } from '../words.ts'
import { PartMonths } from './PartMonths.tsx'
import { PartPeriods } from './PartPeriods.tsx'
import { partWords } from './words.ts'
import './part.css'

interface Props {
  readonly row: ProgressRow
  readonly ground: GroundShape
  readonly asked: NonNullable<GroundOfPage['asked']>
  readonly onClose: () => void
}

/** The panel of one part: its figures, how they were reckoned, its periods, and where they stand. */
export function PartInspector({ row, ground, asked, onClose }: Props) {
  const { planId, revision } = ground
  const plan = useQuery(api.planning.plan.queryOptions({ input: { id: planId, revision } }))
  return (
    <div className="part-panel">
      <Inspector title={row.label} onClose={onClose}>
        <Standing row={row} />
        <AtYearsEnd row={row} />
        <Closing row={row} ground={ground} />
        <PartMonths row={row} asked={asked} />
        {plan.data === undefined ? null : <PartPeriods row={row} plan={plan.data} on={ground.on} />}
        <Collected row={row} ground={ground} />
      </Inspector>
    </div>
  )
}

function Standing({ row }: { readonly row: ProgressRow }) {
  const words = useWords(partWords)
  const { states } = useWords(progressWords)
  const { target, toDate, own, derived, how, actual, compared, gap, completion, state } = row
  const shared = derived !== null && derived > 0
  const facts: (readonly [string, ReactNode])[] = [
    [words.state, states[state]],
    [words.target, <Figure key="target" value={target} missing="pending" />],
    [
      words.toDate,
      <Figure key="due" value={toDate} missing={target === null ? 'no-data' : 'unscheduled'} />,
    ],
    ...(shared
      ? ([
          [words.own, number(own)],
          [words.derived, number(derived)],
        ] as const)
      : []),
    [words.actual, <Figure key="actual" value={actual} />],
    ...(compared !== null && compared !== actual
      ? ([[words.compared, number(compared)]] as const)
      : []),
    [words.gap, gap === null ? <Missing key="gap" kind="no-data" /> : signed(gap)],
    [
      words.completion,
      completion === null ? <Missing key="done" kind="no-data" /> : percent(completion),
    ],
  ]
  return (
    <>
      <Facts of={facts} />
      {shared && how !== null ? <p className="caption part-note">{words[how]}</p> : null}
    </>
  )
}

function AtYearsEnd({ row: { forecast, compared, actual } }: { readonly row: ProgressRow }) {
  const words = useWords(partWords)
  if (forecast === null || compared === null) {
    return (
      <Part title={words.forecast}>
        <p className="caption">{words.noForecast}</p>
      </Part>
    )
  }
  const { atYearsEnd, low, high, remaining, ratio, finished } = forecast
  const spread = low === null || high === null ? null : words.spread(number(low), number(high))
  return (
    <Part title={words.forecast}>
      <p>
        <b>{number(atYearsEnd)}</b>
        {spread === null ? null : <span className="quiet">（{spread}）</span>}
      </p>
      <p className="caption">
        {compared === actual ? null : `${words.scheduledAlone} `}
        {words.forecastHow(number(compared), number(remaining), percent(ratio))}{' '}
        {spread === null ? words.noSpread(number(finished)) : words.spreadHow(number(finished))}
      </p>
    </Part>
  )
}

function Closing(props: { readonly row: ProgressRow; readonly ground: GroundShape }) {
  const { row, ground } = props
  const words = useWords(partWords)
  const unit = unitNames[ground.unit][useLanguage()]
  if (row.closing === null || row.state !== 'behind') return null
  const { sessions, perSession, by } = row.closing
  return (
    <Part title={words.closing}>
      <p>
        <b>{words.sessions(number(sessions))}</b>
      </p>
      <p className="caption">{words.sessionsHow(number(perSession), unit, words.by[by])}</p>
    </Part>
  )
}

function Collected(props: { readonly row: ProgressRow; readonly ground: GroundShape }) {
  const { collected, unitId } = props.row
  const { regionId, year } = props.ground
  const words = useWords(partWords)
  return (
    <Part title={words.collected}>
      <Facts
        of={[
          [words.renfen, <Figure key="renfen" value={collected.renfen} />],
          [words.visits, number(collected.visits)],
          [words.persons, <Figure key="persons" value={collected.persons} />],
        ]}
      />
      <p className="caption part-note">{words.collectedSays}</p>
      {unitId === null || collected.visits === 0 ? null : (
        <Link to="/ledger" search={{ region: regionId, year, unit: unitId } as never}>
          {words.toLines}
        </Link>
      )}
    </Part>
  )
}

const Part = (props: { readonly title: string; readonly children: ReactNode }) => (
  <section className="part">
    <h3>{props.title}</h3>
    {props.children}
  </section>
)
