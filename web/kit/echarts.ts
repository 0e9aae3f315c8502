import { BarChart, CustomChart, LineChart, ScatterChart, TreemapChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components'
import { init, registerTheme, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { palettes } from '../tokens.ts'
import { paperTheme } from './chart-theme.ts'

use([
  BarChart,
  CustomChart,
  LineChart,
  ScatterChart,
  TreemapChart,
  AriaComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  CanvasRenderer,
])
registerTheme('paper-light', paperTheme(palettes.light))
registerTheme('paper-dark', paperTheme(palettes.dark))

/** The parts of ECharts that our charts are made of; fetched when the first chart is drawn. */
export { init }
