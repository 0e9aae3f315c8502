import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Disclosure } from '#web/kit/Disclosure.tsx'
import { Field } from '#web/kit/Field.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useView } from '#web/kit/useView.ts'
import { number, percent, perMille, signed } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { IndicatorsShape } from '../shapes.ts'
import { cockpitWords } from './cockpit-words.ts'
import type { GroundOfPage } from './useGround.ts'

const View = z.object({ population: z.coerce.number().int().min(1).optional() })

type Indicator = IndicatorsShape['indicators'][number]

/** The programme's indicators, each with its figures and how it is reckoned. */
export function IndicatorStrip({ asked }: { asked: NonNullable<GroundOfPage['asked']> }) {
  const words = useWords(cockpitWords).indicators
  const [{ population }, setView] = useView(View)
  const query = useQuery({
    ...api.planning.indicators.queryOptions({ input: { ...asked, population } }),
    placeholderData: keepPreviousData,
  })
  return (
    <section className="indicators" aria-label={words.title}>
      <Loaded query={query} lines={2}>
        {({ indicators }) => (
          <ul>
            {indicators.map((one) => (
              <li key={one.name}>
                <OneIndicator
                  indicator={one}
                  onPopulation={(people) => setView({ population: people })}
                />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

function OneIndicator(props: {
  readonly indicator: Indicator
  readonly onPopulation: (population: number | undefined) => void
}) {
  const { indicator, onPopulation } = props
  const { name, formula, numerator, denominator, value, why } = indicator
  const words = useWords(cockpitWords).indicators
  const language = useLanguage()
  return (
    <>
      <p className="indicator-name">{words.names[name]}</p>
      <p className="indicator-value">
        {value === null ? <Missing kind="no-data" /> : <b>{written(name, value)}</b>}
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
            {name === 'donation-rate' ? <Population onPopulation={onPopulation} /> : null}
          </div>
        </Disclosure>
      </p>
      <p className="caption">{why === null ? figures(indicator) : why[language]}</p>
    </>
  )
}

function Population({ onPopulation }: { onPopulation: (population: number | undefined) => void }) {
  const words = useWords(cockpitWords).indicators
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const given = Number(new FormData(event.currentTarget).get('population'))
        onPopulation(given > 0 ? given : undefined)
      }}
    >
      <Field label={words.population} hint={words.populationHint}>
        <TextInput name="population" type="number" min={1} step={1} />
      </Field>
      <Button submit size="small">
        {words.reckon}
      </Button>
    </form>
  )
}

const written = (name: Indicator['name'], value: number): string => {
  if (name === 'growth') return `${signed(value * 100, 1)}%`
  return name === 'donation-rate' ? perMille(value) : percent(value)
}

/** The sums that the value is made of: 12,616 ÷ 15,987. */
const figures = ({ numerator, denominator }: Indicator): string =>
  `${number(numerator.reduce((sum, { value }) => sum + (value ?? 0), 0))} ÷ ${number(denominator.value ?? 0)}`
