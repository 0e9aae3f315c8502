import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { givenPaper, givenStamp, type Picture, perMm, picturesOf } from './given.ts'
import { setWhole } from './set.ts'
import { layoutOn, linePitchMm, points } from './standard.ts'

const layout = layoutOn(day('2027-03-05'))
const step = 1 / perMm

describe('GB/T 9704-2012, measured in the picture of a page', () => {
  let pages: Picture[]
  beforeAll(async () => {
    const papers = { papers: [givenPaper()], stamp: givenStamp }
    pages = await picturesOf(await setWhole(papers, { format: 'pdf', layout, title: 'x' }))
  }, 60_000)

  test('the paper is A4', () => {
    expect([pages[0]!.width, pages[0]!.height]).toEqual([210, 297])
  })

  test('type keeps the margins of 37, 35, 28 and 26 mm within a millimetre', () => {
    const text = edges(pages[1]!, { top: 0, bottom: 262 })
    expect(Math.abs(text.left - 28)).toBeLessThan(1)
    expect(Math.abs(210 - text.right - 26)).toBeLessThan(1)
    expect(Math.abs(text.top - 37)).toBeLessThan(1)
    // The last line ends within the block, and no further line would fit into it.
    expect(text.bottom).toBeLessThanOrEqual(262)
    expect(262 - text.bottom).toBeLessThan(linePitchMm(layout))
  })

  test('a page has 22 lines, 225 mm shared among them', () => {
    const tops = lineTops(pages[1]!)
    expect(tops).toHaveLength(22)
    const pitch = (tops.at(-1)! - tops[0]!) / 21
    expect(pitch).toBeCloseTo(225 / 22, 1)
    for (const [at, top] of tops.entries())
      expect(Math.abs(top - tops[0]! - at * pitch)).toBeLessThan(0.3)
  })

  test('a line has 28 letters', () => {
    const y = lineTops(pages[1]!)[3]!
    expect(letters(pages[1]!, y)).toBe(28)
  })

  test('the red head begins 35 mm below the top of the block, the red line is 4 mm below the number', () => {
    const [page] = pages as [Picture]
    const red = rows(page, (x, y) => page.isRed(x, y))
    const head = red.filter((y) => y < 100)
    expect(Math.abs(head[0]! - 72)).toBeLessThan(1)
    const line = red.filter((y) => y > 100)
    expect(line.at(-1)! - line[0]!).toBeLessThan(0.8)
    const number = rows(page, (x, y) => page.isInk(x, y) && !page.isRed(x, y)).filter(
      (y) => y < line[0]! - 1,
    )
    expect(Math.abs(line[0]! - number.at(-1)! - 4)).toBeLessThan(0.8)
    const drawn = columns(page, (x) => page.isRed(x, (line[0]! + line.at(-1)!) / 2))
    expect(drawn[0]!).toBeCloseTo(28, 0)
    expect(drawn.at(-1)! - drawn[0]!).toBeCloseTo(156, 0)
  })

  test('page numbers stand 7 mm below the block, right on odd pages and left on even ones', () => {
    for (const [at, page] of pages.entries()) {
      const number = edges(page, { top: 264, bottom: 275 })
      expect(Math.abs(number.top - 269)).toBeLessThan(3)
      const letter = layout.sizesPt.small / points(1)
      if (at % 2 === 0) expect(184 - letter - number.right).toBeCloseTo(0, -1)
      else expect(Math.abs(number.left - 28 - letter)).toBeLessThan(1)
    }
  })

  test('the imprint ends with the block of the last page', () => {
    const page = pages.at(-1)!
    const inked = rows(page, (x, y) => page.isInk(x, y)).filter((y) => y < 264)
    expect(Math.abs(inked.at(-1)! - 262)).toBeLessThan(0.5)
  })
})

/** The lines of a page's picture in which something is drawn. */
function rows(page: Picture, isDrawn: (x: number, y: number) => boolean): number[] {
  const found: number[] = []
  for (let y = 0; y < page.height - step; y += step) {
    for (let x = 0; x < page.width - step; x += step) {
      if (!isDrawn(x, y)) continue
      found.push(y)
      break
    }
  }
  return found
}

function columns(page: Picture, isDrawn: (x: number) => boolean): number[] {
  const found: number[] = []
  for (let x = 0; x < page.width - step; x += step) if (isDrawn(x)) found.push(x)
  return found
}

function edges(page: Picture, { top, bottom }: { top: number; bottom: number }) {
  const found = { left: 210, right: 0, top: 297, bottom: 0 }
  for (let y = top; y < bottom; y += step) {
    for (let x = 0; x < page.width - step; x += step) {
      if (!page.isInk(x, y)) continue
      found.left = Math.min(found.left, x)
      found.right = Math.max(found.right, x)
      found.top = Math.min(found.top, y)
      found.bottom = Math.max(found.bottom, y)
    }
  }
  return found
}

function lineTops(page: Picture): number[] {
  const inked = rows(page, (x, y) => page.isInk(x, y)).filter((y) => y < 262)
  return inked.filter((y, at) => at === 0 || y - inked[at - 1]! > 1.5)
}

/** Letters of one line: places where the picture is blank from the line's top to its bottom part them. */
function letters(page: Picture, top: number): number {
  const inked = columns(page, (x) => {
    for (let y = top; y < top + 5.4; y += step) if (page.isInk(x, y)) return true
    return false
  })
  return inked.filter((x, at) => at === 0 || x - inked[at - 1]! > 0.25).length
}
