import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { schemeOf, usePreferences } from '../preferences.ts'
import { type Palette, palettes } from '../tokens.ts'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import './Chart.css'

interface Props {
  /** The finding in words: 四月起实际低于计划. */
  readonly title: string
  /** What is measured, in what, as of when. */
  readonly note?: ReactNode
  /** Made by a pure function with a test, for the palette of the moment. */
  readonly option: (palette: Palette) => EChartsCoreOption
  /** What the chart shows, for readers who hear it. */
  readonly summary: string
  /** The same figures as a table: a `Ledger`. */
  readonly table: ReactNode
  readonly height?: number
  /** Exports beside the data table. */
  readonly tools?: ReactNode
  /** Words below the chart: its shades, what is not in it. */
  readonly legend?: ReactNode
}

/** A chart with its finding as title, its figures as a table, and a picture to take away. */
export function Chart({ title, note, option, summary, table, height = 240, tools, legend }: Props) {
  const words = useWords(kitWords)
  const [asTable, setAsTable] = useState(false)
  const chart = useRef<EChartsType>(undefined)

  return (
    <figure className="chart">
      <figcaption className="chart-head">
        <div>
          <h2>{title}</h2>
          {note === undefined ? null : <p className="caption">{note}</p>}
        </div>
        <div className="chart-tools">
          {tools}
          {asTable ? null : (
            <button
              type="button"
              className="link-button"
              onClick={() => savePicture(chart.current, title)}
            >
              {words.savePicture}
            </button>
          )}
          <button
            type="button"
            className="link-button"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? words.showChart : words.showTable}
          </button>
        </div>
      </figcaption>
      {asTable ? (
        table
      ) : (
        <>
          <Canvas option={option} summary={summary} height={height} chart={chart} />
          {legend === undefined ? null : <div className="chart-legend">{legend}</div>}
        </>
      )}
    </figure>
  )
}

function Canvas(props: {
  readonly option: Props['option']
  readonly summary: string
  readonly height: number
  readonly chart: { current: EChartsType | undefined }
}) {
  const { option, summary, height, chart } = props
  const box = useRef<HTMLDivElement>(null)
  const scheme = schemeOf(usePreferences())
  const [ready, setReady] = useState(false)

  useEffect(() => {
    let gone = false
    const sized = new ResizeObserver(() => chart.current?.resize())
    void import('./echarts.ts').then(({ init }) => {
      if (gone || box.current === null) return
      // Drawn as fine as it is shown, where the page around it is enlarged.
      const enlarged = box.current.currentCSSZoom ?? 1
      chart.current = init(box.current, undefined, {
        devicePixelRatio: devicePixelRatio * enlarged,
      })
      sized.observe(box.current)
      setReady(true)
    })
    return () => {
      gone = true
      sized.disconnect()
      chart.current?.dispose()
      chart.current = undefined
    }
  }, [chart])

  useEffect(() => {
    if (!ready) return
    const draw = () => {
      chart.current?.setTheme(`paper-${scheme}`)
      chart.current?.setOption(option(palettes[scheme]), true)
    }
    draw()
    void loadFaces(summary + JSON.stringify(option(palettes[scheme])))
    // A canvas does not draw itself again when a face arrives.
    document.fonts.addEventListener('loadingdone', draw)
    return () => document.fonts.removeEventListener('loadingdone', draw)
  }, [ready, option, scheme, chart, summary])

  return (
    <div ref={box} className="chart-canvas" role="img" aria-label={summary} style={{ height }} />
  )
}

/** Asks for the slices of the served face that a text needs. */
const loadFaces = (text: string): Promise<unknown> =>
  document.fonts.load('12px "Noto Sans SC"', [...new Set(text)].join(''))

/** The chart as a picture at twice its size, on paper. */
function savePicture(chart: EChartsType | undefined, title: string): void {
  if (chart === undefined) return
  const link = document.createElement('a')
  link.download = `${title}.png`
  link.href = chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#FFFFFF' })
  link.click()
}
