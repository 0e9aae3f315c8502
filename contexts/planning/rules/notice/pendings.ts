import { trait } from './characters.ts'
import { matchesOf } from './matches.ts'
import type { Paragraph } from './paragraphs.ts'
import type { Place, Track } from './shape.ts'
import { tracksIn } from './tracks.ts'

/** A part of the plan that the level above is still to state. */
export interface PendingTarget {
  readonly track: Track
  readonly at: Place
  readonly order: number
}

/** Reads what is 另行下达: the tracks that the sentence names before it says so. */
export function readPendings(paragraphs: readonly Paragraph[]): PendingTarget[] {
  const found: PendingTarget[] = []
  for (const paragraph of paragraphs) {
    if (!(paragraph.traits & trait.later)) continue
    for (const match of matchesOf(later, paragraph.plain)) {
      const window = Math.max(0, match.index - reach)
      const before = paragraph.plain.slice(window, match.index)
      const from = Math.max(...['。', ';', '!'].map((mark) => before.lastIndexOf(mark))) + 1
      const last = lastFigure(before, from)
      const said = before.slice(last)
      if (!amountWords.test(said)) continue
      for (const { track, at } of tracksIn(said)) {
        if (found.some((pending) => pending.track === track)) continue
        const position = window + last + at
        found.push({ track, at: paragraph.at(position), order: paragraph.line(position) })
      }
    }
  }
  return found.sort((one, other) => one.order - other.order)
}

/** What has a figure of its own is stated: only what comes after it can be pending. */
function lastFigure(text: string, from: number): number {
  let last = from
  for (const match of text.matchAll(/\d[\d,]{0,20}(?:人份|人次|人|名|毫升|单位|U|袋|治疗量)/g)) {
    if (match.index >= from) last = match.index + match[0].length
  }
  return last
}

const reach = 300
const later =
  /(?:另行|另文|再行|另外)(?:下达|确定|明确|核定|通知|安排|分配|公布)|待(?:上级|市|省|县|区)[^,。;]{0,16}(?:下达|确定|明确)/g
const amountWords = /(?:募集|献血|采集)?(?:总?量|目标|任务|指标|计划数|人份|名额|数量|数)/
