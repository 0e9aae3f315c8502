import type { EChartsCoreOption } from 'echarts/core'
import { diverging, type Palette } from '../tokens.ts'
import { number, percent, signed } from '../words/format.ts'

/** What is done and planned in each month; null where nothing is known yet. */
export interface MonthColumns {
  readonly names: readonly string[]
  readonly actual: readonly (number | null)[]
  readonly plan: readonly number[]
  /** Bands by the columns they begin and end in: 春节前后, 高温. */
  readonly bands?: readonly { readonly name: string; readonly from: number; readonly to: number }[]
  readonly says: { readonly actual: string; readonly plan: string }
}

/** Columns for what is done, ticks for the plan, the difference above where it is not small. */
export function monthColumns(months: MonthColumns, colour: Palette): EChartsCoreOption {
  const { names, actual, plan, bands = [], says } = months
  const gap = (at: number) => {
    const done = actual[at]
    return done === null || done === undefined ? null : done - plan[at]!
  }
  const notable = (at: number) => {
    const by = gap(at)
    return by !== null && Math.abs(by) >= Math.max(plan[at]! * 0.03, 1)
  }

  return {
    grid: { left: 8, right: 8, top: 24, bottom: 4, containLabel: true },
    xAxis: { type: 'category', data: [...names] },
    yAxis: { type: 'value', min: 0, axisLabel: { formatter: (value: number) => number(value) } },
    tooltip: {
      trigger: 'axis',
      formatter: (points: readonly { dataIndex: number }[]) => {
        const at = points[0]!.dataIndex
        const by = gap(at)
        const done = actual[at] ?? null
        return [
          names[at]!,
          `${says.plan} ${number(plan[at]!)}`,
          `${says.actual} ${done === null ? '--' : `${number(done)}（${signed(by!)}）`}`,
        ].join('\n')
      },
    },
    series: [
      {
        name: says.actual,
        type: 'bar',
        barWidth: '56%',
        data: actual.map((value) => value ?? '-'),
        itemStyle: { color: colour.primary },
        markArea: {
          silent: true,
          itemStyle: { color: colour.page },
          label: { color: colour.ink2, fontSize: 12, position: 'top' },
          data: bands.map(({ name, from, to }) => [
            { name, xAxis: names[from] },
            { xAxis: names[to] },
          ]),
        },
      },
      {
        name: says.plan,
        type: 'scatter',
        symbol: 'rect',
        symbolSize: [30, 2],
        itemStyle: { color: colour.ink },
        data: [...plan],
        label: {
          show: true,
          position: 'top',
          color: colour.ink,
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            if (actual[dataIndex] === null) return number(plan[dataIndex]!)
            return notable(dataIndex) ? signed(gap(dataIndex)!) : ''
          },
        },
        z: 3,
      },
    ],
  }
}

/** A part of the whole with what it should have done by now. */
export interface TreemapPart {
  readonly name: string
  readonly target: number
  /** Null where the sources do not say. */
  readonly actual: number | null
  /** Null where nothing places it in time: it is neither behind nor ahead. */
  readonly toDate: number | null
}

/** The colour of a difference from the plan to date, in five steps: 3 % and 10 % either way. */
export function stepOf({
  actual,
  toDate,
}: Pick<TreemapPart, 'actual' | 'toDate'>): 0 | 1 | 2 | 3 | 4 {
  if (toDate === null || actual === null) return 2
  if (toDate === 0) return actual > 0 ? 4 : 2
  const share = (actual - toDate) / toDate
  if (share <= -0.1) return 0
  if (share <= -0.03) return 1
  if (share < 0.03) return 2
  return share < 0.1 ? 3 : 4
}

/**
 * Area is the target, shade the difference from the plan to date, always with its signed figure;
 * `unscheduled` stands in the figure's place where there is no plan to date.
 */
export function treemap(
  parts: readonly TreemapPart[],
  colour: Palette,
  unscheduled: string,
): EChartsCoreOption {
  const dark = (step: number) => step === 0 || step === 4
  const gapOf = ({ actual, toDate }: TreemapPart): string =>
    toDate === null ? unscheduled : actual === null ? '--' : signed(actual - toDate)
  const shareOf = ({ actual, target }: TreemapPart): string =>
    `${actual === null ? '--' : number(actual)} / ${number(target)}`

  return {
    tooltip: {
      formatter: ({ data: { part } }: { data: { part?: TreemapPart } }) => {
        if (part === undefined) return ''
        const { name, target, actual } = part
        const done = target === 0 || actual === null ? '' : `（${percent(actual / target)}）`
        return `${name}\n${shareOf(part)}${done}\n${gapOf(part)}`
      },
    },
    series: [
      {
        type: 'treemap',
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        left: 0,
        right: 0,
        top: 0,
        bottom: 0,
        itemStyle: { borderColor: colour.line, borderWidth: 1, gapWidth: 2 },
        label: {
          position: 'insideTopLeft',
          fontSize: 12,
          lineHeight: 16,
          // The frame around all parts is asked for a label too, and is none of them.
          formatter: ({ data: { part } }: { data: { part?: TreemapPart } }) =>
            part === undefined ? '' : `${part.name}\n${gapOf(part)}\n${shareOf(part)}`,
        },
        data: parts.map((part) => {
          const step = stepOf(part)
          return {
            name: part.name,
            value: part.target,
            part,
            itemStyle: { color: diverging[step] },
            label: { color: dark(step) ? '#FFFFFF' : '#1D2B2F' },
          }
        }),
      },
    ],
  }
}
