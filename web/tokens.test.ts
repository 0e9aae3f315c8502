import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { categorical, type Mark, type Palette, palettes } from './tokens.ts'

const sheet = await readFile(`${import.meta.dirname}/paper.css`, 'utf8')

describe.each(['light', 'dark'] as const)('the %s scheme', (scheme) => {
  const colour = palettes[scheme]

  test('is the same in the style sheet', () => {
    const block =
      scheme === 'light' ? /:root \{([^}]*)\}/ : /:root\[data-scheme="dark"\] \{([^}]*)\}/
    const given = Object.fromEntries(
      [...block.exec(sheet)![1]!.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [
        name,
        hex,
      ]),
    )
    expect(given).toEqual(variables(colour))
  })

  test.each([
    ['ink', 'paper', 7],
    ['ink', 'page', 7],
    ['ink2', 'paper', 4.5],
    ['ink2', 'page', 4.5],
    ['ink3', 'paper', 4.5],
    ['ink3', 'page', 4.5],
    ['link', 'paper', 4.5],
    ['primary', 'paper', 4.5],
    ['onPrimary', 'primary', 4.5],
    ['onPrimary', 'primaryHover', 4.5],
    ['ink', 'primaryTint', 4.5],
    ['primaryHover', 'primaryTint', 4.5],
    ['seal', 'paper', 4.5],
    ['onSeal', 'seal', 4.5],
    ['onSeal', 'sealHover', 4.5],
    ['control', 'paper', 3],
    ['control', 'page', 3],
    ['focusInk', 'focus', 7],
  ] as const)('%s is read on %s at %d to one or better', (front, back, least) => {
    expect(contrast(colour[front], colour[back])).toBeGreaterThanOrEqual(least)
  })

  test.each(['over', 'normal', 'level4', 'level3', 'level2', 'level1'] as const)(
    'the words of %s are read on their tint and on paper',
    (level) => {
      expect(contrast(colour[level].text, colour[level].tint)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(colour[level].text, colour.paper)).toBeGreaterThanOrEqual(4.5)
    },
  )
})

test.each([
  ['ink', 14.6],
  ['ink2', 7.54],
  ['ink3', 5.23],
  ['control', 3.67],
  ['primary', 7.8],
  ['link', 7.21],
  ['seal', 8.48],
] as const)('%s on white is what the visual language states: %d', (token, stated) => {
  expect(contrast(palettes.light[token], '#FFFFFF')).toBeCloseTo(stated, 2)
})

test('every series colour of a chart stands out from white at three to one', () => {
  for (const series of categorical) expect(contrast(series, '#FFFFFF')).toBeGreaterThanOrEqual(3)
})

/** The contrast ratio of WCAG 2.2. */
function contrast(front: string, back: string): number {
  const [light, dark] = [luminance(front), luminance(back)].toSorted((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** The palette under the names of the style sheet. */
function variables(palette: Palette): Record<string, string> {
  return Object.fromEntries(
    Object.entries(palette).flatMap(([name, value]: [string, string | Mark]) => {
      const variable = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      return typeof value === 'string'
        ? [[variable, value.toLowerCase()]]
        : [
            [variable, value.mark.toLowerCase()],
            [`${variable}-text`, value.text.toLowerCase()],
            [`${variable}-tint`, value.tint.toLowerCase()],
          ]
    }),
  )
}
