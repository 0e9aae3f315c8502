import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { z } from 'zod'
import { unitNames } from '#kernel/unit-words.ts'
import { api } from '#web/api.ts'
import { Button } from '#web/kit/Button.tsx'
import { Page } from '#web/kit/Page.tsx'
import { Empty } from '#web/kit/States.tsx'
import { useView } from '#web/kit/useView.ts'
import { useMay } from '#web/me.ts'
import { number, percent } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { CockpitShape } from '../shapes.ts'
import { Coming } from './Coming.tsx'
import { headline, headOf, underline } from './cockpit-text.ts'
import { cockpitWords } from './cockpit-words.ts'
import { ExportLink } from './ExportLink.tsx'
import { GroundGate } from './GroundGate.tsx'
import { GroundMeta } from './GroundMeta.tsx'
import { IndicatorStrip } from './IndicatorStrip.tsx'
import { Matters } from './Matters.tsx'
import { MonthsChart } from './MonthsChart.tsx'
import { OnDay } from './OnDay.tsx'
import { PartsChart } from './PartsChart.tsx'
import { type GroundOfPage, useGround } from './useGround.ts'
import { progressWords } from './words.ts'
import { YearBar } from './YearBar.tsx'
import './progress.css'

const View = z.object({ spans: z.enum(['first-month', 'by-day']).default('first-month') })

/** B1: the year at a glance; every figure is that of the progress page. */
export function CockpitPage() {
  const words = useWords(progressWords)
  const ground = useGround()
  const [{ spans }, setView] = useView(View)
  const query = useQuery({
    ...api.planning.cockpit.queryOptions({ input: { ...ground.asked!, spans } }),
    enabled: ground.asked !== undefined,
    placeholderData: keepPreviousData,
  })
  return (
    <GroundGate title={words.cockpit} ground={ground} query={query}>
      {(cockpit) => (
        <Cockpit
          cockpit={cockpit}
          ground={ground}
          spans={spans}
          onSpans={(next) => setView({ spans: next })}
        />
      )}
    </GroundGate>
  )
}

interface Props {
  readonly cockpit: CockpitShape
  readonly ground: GroundOfPage
  readonly spans: 'first-month' | 'by-day'
  readonly onSpans: (spans: 'first-month' | 'by-day') => void
}

function Cockpit({ cockpit, ground, spans, onSpans }: Props) {
  const common = useWords(progressWords)
  const words = useWords(cockpitWords)
  const language = useLanguage()
  const of = cockpit.ground
  const unit = unitNames[of.unit][language]
  const mayImport = useMay('tallies.import')

  return (
    <Page
      title={headline(words, cockpit, unit)}
      meta={<GroundMeta of={of} ground={ground} />}
      actions={
        <>
          <OnDay of={of} ground={ground} />
          <ExportLink of={of} />
          <Button onClick={() => print()}>{common.print}</Button>
        </>
      }
    >
      <div className="cockpit">
        <div className="cockpit-lead">
          <p className="quiet">{underline(words, cockpit)}</p>
          {of.asOf.lastDay === null ? null : <KeyFigures cockpit={cockpit} />}
        </div>
        <YearBar cockpit={cockpit} />
        {of.asOf.lastDay === null ? (
          <Empty
            title={common.nothing}
            normally={common.nothingSays}
            action={mayImport ? <Link to="/tallies">{common.toTallies}</Link> : null}
          />
        ) : (
          <IndicatorStrip asked={ground.asked!} />
        )}
        <div className="cockpit-pair">
          {cockpit.parts.length === 0 ? null : <PartsChart cockpit={cockpit} unit={unit} />}
          <MonthsChart cockpit={cockpit} unit={unit} spans={spans} onSpans={onSpans} />
          <Matters cockpit={cockpit} unit={unit} />
          <Coming cockpit={cockpit} unit={unit} />
        </div>
        <p className="caption cockpit-note">{words.basisNote}</p>
      </div>
    </Page>
  )
}

/** The three figures at the right: the headline's share, what is to be set, and the whole. */
function KeyFigures({ cockpit }: { cockpit: CockpitShape }) {
  const words = useWords(cockpitWords)
  const { rows, pending } = cockpit
  const head = headOf(cockpit)
  const total = rows[0]!
  const { forecast } = head
  return (
    <dl className="cockpit-figures">
      {head.completion === null ? null : (
        <div>
          <dt>{head.label}</dt>
          <dd>{percent(head.completion)}</dd>
        </div>
      )}
      {forecast === null ? null : (
        <div>
          <dt>
            {head.compared === head.actual
              ? words.figures.forecast(head.label)
              : words.figures.placed}
          </dt>
          <dd>
            {number(forecast.atYearsEnd)}
            {forecast.low === null || forecast.high === null ? null : (
              <small>{words.between(number(forecast.low), number(forecast.high))}</small>
            )}
          </dd>
        </div>
      )}
      {pending === null || pending.actual === null ? null : (
        <div>
          <dt>{words.figures.pending}</dt>
          <dd>{number(pending.actual)}</dd>
        </div>
      )}
      {total.key === head.key || total.actual === null || total.target === null ? null : (
        <div>
          <dt>{words.figures.total}</dt>
          <dd>
            {number(total.actual)}
            <small> / {number(total.target)}</small>
          </dd>
        </div>
      )}
    </dl>
  )
}
