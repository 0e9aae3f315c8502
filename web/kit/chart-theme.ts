import { categorical, type Palette, sans } from '../tokens.ts'

/** The chart theme 纸面: ink on paper, hairline grid, no motion that counts. */
export function paperTheme(colour: Palette) {
  const axis = {
    axisLine: { lineStyle: { color: colour.ink } },
    axisTick: { show: false },
    axisLabel: { color: colour.ink2, fontSize: 12 },
    splitLine: { lineStyle: { color: colour.grid } },
    splitNumber: 5,
  }
  return {
    color: [...categorical],
    backgroundColor: 'transparent',
    textStyle: { fontFamily: sans, color: colour.ink, fontSize: 12 },
    animationDuration: 0,
    animationDurationUpdate: 150,
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: { ...axis, axisLine: { show: false } },
    tooltip: {
      // Rich text is drawn on the canvas: the content policy allows no styles in markup.
      renderMode: 'richText',
      backgroundColor: colour.paper,
      borderColor: colour.control,
      borderRadius: 4,
      textStyle: { color: colour.ink, fontFamily: sans, fontSize: 13 },
      extraCssText: '',
    },
  }
}
