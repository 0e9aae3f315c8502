import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Instant } from '#kernel/days.ts'
import { unitNames } from '#kernel/unit-words.ts'
import { api } from '#web/api.ts'
import { AsOf } from '#web/kit/AsOf.tsx'
import { Button } from '#web/kit/Button.tsx'
import { Missing } from '#web/kit/Missing.tsx'
import { DemoTag, SeverityTag } from '#web/kit/Tag.tsx'
import { moment, number } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import { collectedBasis } from '../rules/counted-words.ts'
import type { CockpitShape } from '../shapes.ts'
import { headline } from './cockpit-text.ts'
import { cockpitWords } from './cockpit-words.ts'
import { written } from './IndicatorStrip.tsx'
import { KeyFigures } from './KeyFigures.tsx'
import { MonthsChart } from './MonthsChart.tsx'
import { projectionWords } from './projection-words.ts'
import type { GroundOfPage } from './useGround.ts'
import { progressWords } from './words.ts'
import { YearBar } from './YearBar.tsx'
import './projection.css'

/** How often a projected cockpit asks again. */
export const refreshEveryMs = 5 * 60_000

interface Props {
  readonly cockpit: CockpitShape
  readonly asked: NonNullable<GroundOfPage['asked']>
  /** When the figures were last fetched, and whether the last attempt failed. */
  readonly fetchedAt: number
  readonly failed: boolean
  readonly onLeave: () => void
}

/**
 * 投屏: the year for a room. Sums alone, neither a unit's nor a person's; how old they are; asked for
 * anew every five minutes. Esc, or the end of full screen, leaves.
 */
export function Projection(props: Props) {
  const { cockpit, asked, onLeave } = props
  const words = useWords(cockpitWords)
  const language = useLanguage()
  const [box, zoom] = useWholeScreen(onLeave)
  const unit = unitNames[cockpit.ground.unit][language]
  return (
    <dialog
      ref={box}
      className="projection"
      aria-label={headline(words, cockpit, unit)}
      onCancel={(event) => {
        event.preventDefault()
        onLeave()
      }}
    >
      <div className="projection-inside" style={{ zoom }}>
        <Stamp {...props} />
        <h1>{headline(words, cockpit, unit)}</h1>
        <KeyFigures cockpit={cockpit} />
        <YearBar cockpit={cockpit} />
        <Indicators asked={asked} />
        <MonthsChart cockpit={cockpit} unit={unit} spans="first-month" onSpans={() => {}} />
      </div>
    </dialog>
  )
}

/** Whose year, in what it is counted, and how old it is. */
function Stamp({ cockpit: { ground }, fetchedAt, failed, onLeave }: Props) {
  const words = useWords(projectionWords)
  const common = useWords(progressWords)
  const language = useLanguage()
  const { asOf, unit, on } = ground
  // What the clock of this screen says, as the server's instants are written.
  const fetched = moment(new Date(fetchedAt).toISOString() as Instant)
  return (
    <p className="projection-stamp">
      <b>{common.year(String(ground.year), ground.regionName)}</b>
      <span>{words.basis(collectedBasis[unit][language])}</span>
      {asOf.lastDay === null ? (
        <span>{common.asOfNothing}</span>
      ) : (
        <AsOf
          at={on}
          {...(asOf.staleDays === null ? {} : { stale: common.stale(number(asOf.staleDays)) })}
        />
      )}
      <span role="status">
        {failed ? (
          <SeverityTag severity="warning">{words.failed(fetched)}</SeverityTag>
        ) : (
          words.refreshed(fetched)
        )}
      </span>
      {ground.inForce ? null : <SeverityTag severity="note">{common.notInForce}</SeverityTag>}
      {asOf.demo ? <DemoTag>{common.demo}</DemoTag> : null}
      <Button size="small" onClick={onLeave}>
        {words.leave}
      </Button>
    </p>
  )
}

function Indicators({ asked }: { readonly asked: Props['asked'] }) {
  const words = useWords(cockpitWords).indicators
  const { data } = useQuery({
    ...api.planning.indicators.queryOptions({ input: asked }),
    refetchInterval: refreshEveryMs,
    refetchIntervalInBackground: true,
  })
  if (data === undefined) return null
  return (
    <dl className="projection-indicators">
      {data.indicators.map(({ name, value }) => (
        <div key={name}>
          <dt>{words.names[name]}</dt>
          <dd>{value === null ? <Missing kind="no-data" /> : written(name, value)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Opens the dialog over everything and asks for the whole screen, which a browser may refuse. */
function useWholeScreen(onLeave: () => void) {
  const box = useRef<HTMLDialogElement>(null)
  const [zoom, setZoom] = useState(zoomNow)
  const leave = useRef(onLeave)
  leave.current = onLeave

  useEffect(() => {
    box.current?.showModal()
    const resized = () => setZoom(zoomNow())
    const changed = () => {
      if (document.fullscreenElement === null) leave.current()
    }
    // A page that was opened by a link has no press of a button to ask with: it fills the window.
    document.documentElement.requestFullscreen?.().catch(() => undefined)
    addEventListener('resize', resized)
    document.addEventListener('fullscreenchange', changed)
    return () => {
      removeEventListener('resize', resized)
      document.removeEventListener('fullscreenchange', changed)
      if (document.fullscreenElement !== null) void document.exitFullscreen()
    }
  }, [])

  return [box, zoom] as const
}

/** The same page, as much larger as the screen is wider than a desk's. */
const zoomNow = (): number => Math.max(1, innerWidth / 1180)
