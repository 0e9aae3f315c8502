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
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { CockpitShape } from '../shapes.ts'
import { Coming } from './Coming.tsx'
import { headline, underline } from './cockpit-text.ts'
import { cockpitWords } from './cockpit-words.ts'
import { ExportLink } from './ExportLink.tsx'
import { GroundGate } from './GroundGate.tsx'
import { GroundMeta } from './GroundMeta.tsx'
import { IndicatorStrip } from './IndicatorStrip.tsx'
import { KeyFigures } from './KeyFigures.tsx'
import { Matters } from './Matters.tsx'
import { MonthsChart } from './MonthsChart.tsx'
import { OnDay } from './OnDay.tsx'
import { PartsChart } from './PartsChart.tsx'
import { Projection, refreshEveryMs } from './Projection.tsx'
import { projectionWords } from './projection-words.ts'
import { type GroundOfPage, useGround } from './useGround.ts'
import { progressWords } from './words.ts'
import { YearBar } from './YearBar.tsx'
import './progress.css'

const View = z.object({
  spans: z.enum(['first-month', 'by-day']).default('first-month'),
  view: z.literal('projector').optional(),
})

/** B1: the year at a glance; every figure is that of the progress page. */
export function CockpitPage() {
  const words = useWords(progressWords)
  const ground = useGround()
  const [{ spans, view }, setView] = useView(View)
  const query = useQuery({
    ...api.planning.cockpit.queryOptions({ input: { ...ground.asked!, spans } }),
    enabled: ground.asked !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: view === 'projector' ? refreshEveryMs : false,
    refetchIntervalInBackground: true,
  })
  return (
    <GroundGate title={words.cockpit} ground={ground} query={query}>
      {(cockpit) => (
        <>
          <Cockpit
            cockpit={cockpit}
            ground={ground}
            spans={spans}
            onSpans={(next) => setView({ spans: next })}
            onProject={() => setView({ view: 'projector' })}
          />
          {view === undefined ? null : (
            <Projection
              cockpit={cockpit}
              asked={ground.asked!}
              fetchedAt={query.dataUpdatedAt}
              failed={query.isRefetchError}
              onLeave={() => setView({ view: undefined })}
            />
          )}
        </>
      )}
    </GroundGate>
  )
}

interface Props {
  readonly cockpit: CockpitShape
  readonly ground: GroundOfPage
  readonly spans: 'first-month' | 'by-day'
  readonly onSpans: (spans: 'first-month' | 'by-day') => void
  readonly onProject: () => void
}

function Cockpit({ cockpit, ground, spans, onSpans, onProject }: Props) {
  const common = useWords(progressWords)
  const words = useWords(cockpitWords)
  const language = useLanguage()
  const of = cockpit.ground
  const unit = unitNames[of.unit][language]
  const mayImport = useMay('tallies.import')
  const { project } = useWords(projectionWords)

  return (
    <Page
      title={headline(words, cockpit, unit)}
      meta={<GroundMeta of={of} ground={ground} />}
      actions={
        <>
          <OnDay of={of} ground={ground} />
          <Button onClick={onProject}>{project}</Button>
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
