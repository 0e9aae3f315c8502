import type { Unit } from '#kernel/blood.ts'
import { bare, squeeze } from '../characters.ts'
import { wholeDate } from '../dates.ts'
import { isBlank, isPageNumber, type Line } from '../lines.ts'
import { unitOfHeading } from '../units.ts'
import { isTableTitle } from './ends.ts'

/** The title above a table, the lines it takes, and the unit stated between it and the headings. */
export interface TableTitle {
  readonly text: string | null
  readonly lines: readonly Line[]
  readonly unit: Unit | null
}

/** Looks upwards from the headings of a table for its title. */
export function titleAbove(
  lines: readonly Line[],
  headings: Line,
  taken: ReadonlySet<number>,
): TableTitle {
  let unit: Unit | null = null
  const passed: Line[] = []
  for (let at = headings.index - 1, seen = 0; at >= 0 && seen < 5; at--) {
    const line = lines[at]!
    if (isBlank(line) || isPageNumber(line)) continue
    if (taken.has(at)) break
    seen++
    const text = bare(line.plain)
    if (!/[\p{L}\p{N}]/u.test(text)) continue
    if (unitLine.test(text)) {
      unit = unitOfHeading(text.replace(/\)$/, ''))
      passed.push(line)
    } else if (dateOrOffice.test(text)) {
      passed.push(line)
    } else {
      const title = titleOf(line, text)
      if (title === null) break
      const start = startOfTitle(lines, at, text, taken)
      const whole = start === null ? title : squeeze(start.text) + title
      return {
        text: whole,
        lines: [...(start ? [start] : []), line, ...passed],
        unit: unit ?? unitIn(text),
      }
    }
  }
  return { text: null, lines: [], unit }
}

/** The title that a piece of a line is, its 附件 or section number left out. */
export function titleOf(line: Line, text: string): string | null {
  if (text.length > 70 || text.length < 4 || /[。;!?:]$/.test(text) || annexOnly.test(text))
    return null
  const numbered = section.test(text)
  const named = text.replace(section, '').replace(annexBefore, '')
  if (numbered && !/(?:19|20)\d\d年|〇.年|[表]$/.test(named)) return null
  if (!isTableTitle(named)) return null
  const printed = line.text.trim()
  return squeeze(printed.replace(printedBefore, ''))
}

/** A title broken over two lines: the first half names the year and ends in the middle. */
function startOfTitle(
  lines: readonly Line[],
  at: number,
  text: string,
  taken: ReadonlySet<number>,
): Line | null {
  const above = lines[at - 1]
  if (above === undefined || isBlank(above) || taken.has(at - 1)) return null
  const first = bare(above.plain)
  const halves = !/(?:19|20)\d\d/.test(text) && /^[^。;:]*(?:19|20)\d\d年[^。;:,]*$/.test(first)
  return halves &&
    !wholeDate(first) &&
    !isTableTitle(first) &&
    first.length < 40 &&
    !/号$/.test(first)
    ? above
    : null
}

const unitIn = (title: string): Unit | null =>
  /\((?:单位:)?(?:人份|人次|人|毫升|ml|袋|治疗量|单位|U)\)$/i.test(title)
    ? unitOfHeading(title)
    : null

const unitLine = /^\(?(?:计量)?单位:(?:人份|人次|人|名|毫升|ml|袋|治疗量|单位|U).{0,6}$/i
const dateOrOffice = /^(?:(?:制表|填报|填表)[^:]*:|\(?(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?\)?$)/
const annexOnly = /^附[件表]?\d*[:.]?$/
const section = /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d{1,2}[.、](?!\d))/
const annexBefore = /^附[件表]?\d{0,2}[:.、]?(?:表\d+)?/
const printedBefore =
  /^(?:附\s*[件表]?\s*[\d０-９]{0,2}\s*[:：.．、]?\s*|[一二三四五六七八九十]+\s*、\s*|[（(][一二三四五六七八九十]+[)）]\s*|\d{1,2}\s*[.、](?!\d)\s*)/
