import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Instant } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Facts, Inspector } from '#web/kit/Inspector.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { Tag } from '#web/kit/Tag.tsx'
import { moment, number, span } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { isAgreed } from '../rules/life.ts'
import { type PeriodKind, periodName } from '../rules/spans.ts'
import { stateNames } from '../rules/state-names.ts'
import type { PeriodShape } from '../shapes.ts'
import { PeriodActs } from './PeriodActs.tsx'
import { PeriodFigures } from './PeriodFigures.tsx'
import { periodWords } from './words.ts'

interface Which {
  readonly regionId: string
  readonly year: number
  readonly kind: PeriodKind
  readonly number: number
}

/** One period: where it stands, its figures, what must be so, what may be done, and what was. */
export function PeriodPanel(props: { readonly of: Which; readonly onClose: () => void }) {
  const language = useLanguage()
  const { of, onClose } = props
  const found = useQuery(api.planning.period.queryOptions({ input: of }))
  const name = periodName(of.year, of)[language]
  return (
    <Inspector title={`${found.data?.regionName ?? ''} ${name}`} onClose={onClose}>
      <Loaded query={found} lines={8}>
        {(period) => <Whole of={period} />}
      </Loaded>
    </Inspector>
  )
}

function Whole({ of }: { readonly of: PeriodShape }) {
  const words = useWords(periodWords)
  const language = useLanguage()
  return (
    <>
      <Facts
        of={[
          [words.plainTitle, <Tag key="state">{stateNames[of.state][language]}</Tag>],
          [words.kind, span(of)],
        ]}
      />
      <PeriodActs key={`${of.round} ${of.version}`} of={of} />
      <PeriodFigures of={of} />
      <Conditions of={of} />
      <section className="section">
        <h2>{words.history}</h2>
        {of.history.length === 0 ? <p className="caption">{words.none}</p> : null}
        <ol className="period-conditions">
          {of.history.map((one) => (
            <li key={`${one.at} ${one.action}`}>
              {words.actions[one.action]}　{one.by}
              <span className="caption">
                {'　'}
                {moment(one.at as Instant)}
                {of.rounds.length > 1 ? `　${words.round(one.round)}` : ''}
              </span>
              {one.reason === null ? null : <div className="caption">{one.reason}</div>}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

function Conditions({ of }: { readonly of: PeriodShape }) {
  const words = useWords(periodWords)
  const language = useLanguage()
  const { lower, openDisputes, openFindings } = of.conditions
  const agreed = lower.filter(({ state }) => isAgreed(state)).length
  return (
    <section className="section">
      <h2>{words.conditions}</h2>
      <ul className="period-conditions">
        <li>{of.over ? words.over : words.overNo}</li>
        <li>
          {lower.length === 0 ? words.noLower : words.lower(number(agreed), number(lower.length))}
          {lower
            .filter(({ state }) => !isAgreed(state))
            .slice(0, 10)
            .map(({ regionId, name, state }) => (
              <div className="caption" key={regionId}>
                {name}　{stateNames[state][language]}
              </div>
            ))}
        </li>
        <li>{words.disputes(number(openDisputes))}</li>
        <li>
          {words.findings(number(openFindings))}
          {'　'}
          <Link to="/quality" search={{ region: of.regionId, year: of.year } as never}>
            {words.toQuality}
          </Link>
        </li>
      </ul>
    </section>
  )
}
