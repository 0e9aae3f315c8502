import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Disclosure } from '#web/kit/Disclosure.tsx'
import { Missing, type MissingKind } from '#web/kit/Missing.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { number, percent, perMille, signed } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { IndicatorsShape } from '../shapes.ts'
import { cockpitWords } from './cockpit-words.ts'
import { populationWords } from './population-words.ts'
import { StatePopulation } from './StatePopulation.tsx'
import type { GroundOfPage } from './useGround.ts'

type Indicator = IndicatorsShape['indicators'][number]

/** The programme's indicators, each with its figures and how it is reckoned. */
export function IndicatorStrip({ asked }: { asked: NonNullable<GroundOfPage['asked']> }) {
  const words = useWords(cockpitWords).indicators
  const query = useQuery({
    ...api.planning.indicators.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  })
  return (
    <section className="indicators" aria-label={words.title}>
      <Loaded query={query} lines={2}>
        {(all) => (
          <ul>
            {all.indicators.map((one) => (
              <li key={one.name}>
                <OneIndicator indicator={one} of={all} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

function OneIndicator(props: { readonly indicator: Indicator; readonly of: IndicatorsShape }) {
  const { indicator, of } = props
  const { name, formula, numerator, denominator, value, why } = indicator
  const words = useWords(cockpitWords).indicators
  const language = useLanguage()
  return (
    <>
      <p className="indicator-name">{words.names[name]}</p>
      <p className="indicator-value">
        {value === null ? <Missing kind={lacks(indicator, of)} /> : <b>{written(name, value)}</b>}
        <Disclosure className="basis" label={words.how}>
          <div className="indicator-how">
            <p>{formula[language]}</p>
            <dl className="facts">
              {[...numerator, denominator].map((term) => (
                <div key={term.name.zh}>
                  <dt>{term.name[language]}</dt>
                  <dd>{term.value === null ? <Missing kind="no-data" /> : number(term.value)}</dd>
                </div>
              ))}
            </dl>
            {name === 'donation-rate' ? <Residents of={of} /> : null}
          </div>
        </Disclosure>
      </p>
      {name === 'donation-rate' && of.population === null ? (
        <StatePopulation of={of} />
      ) : (
        <p className="caption">{why === null ? figures(indicator) : why[language]}</p>
      )}
    </>
  )
}

/** What the rate is reckoned by, and where it is stated. */
function Residents({ of }: { readonly of: IndicatorsShape }) {
  const words = useWords(populationWords)
  const { population } = of
  return (
    <>
      {population === null ? null : (
        <p className="caption">{words.basis(population.source, population.statedOn)}</p>
      )}
      <StatePopulation of={of} />
    </>
  )
}

/** A rate without residents waits for somebody to state them; any other simply has no figure. */
const lacks = ({ name }: Indicator, { population }: IndicatorsShape): MissingKind =>
  name === 'donation-rate' && population === null ? 'blank' : 'no-data'

/** An indicator as it is read: a share, a rate, a growth with its sign. */
export const written = (name: Indicator['name'], value: number): string => {
  if (name === 'growth') return `${signed(value * 100, 1)}%`
  return name === 'donation-rate' ? perMille(value) : percent(value)
}

/** The sums that the value is made of: 12,616 ÷ 15,987. */
const figures = ({ numerator, denominator }: Indicator): string =>
  `${number(numerator.reduce((sum, { value }) => sum + (value ?? 0), 0))} ÷ ${number(denominator.value ?? 0)}`
