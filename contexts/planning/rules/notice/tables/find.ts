import { trait } from '../characters.ts'
import { isBlank, type Line } from '../lines.ts'
import { withLineBelow } from './below.ts'
import { blockAt, readBlock } from './blocks.ts'
import { isSpace } from './cells.ts'
import type { Found } from './entries.ts'
import { readFlow } from './flow.ts'
import { type FlowStart, flowHeader } from './flow-header.ts'
import type { GridRow } from './grid.ts'
import { mayBeItem, readList } from './lists.ts'
import { isTabbed, readTabs } from './tabs.ts'

/** Grids that no heading explains: a stamp, a frame, or a table of something else. */
export interface Unheaded {
  readonly rows: readonly GridRow[]
  readonly lines: readonly Line[]
}

export interface Tables {
  readonly found: readonly (Found & { readonly before: string })[]
  readonly unheaded: readonly Unheaded[]
}

/** Finds the tables of a document: real tables, drawn with bars or tabs, and flattened into text. */
export function findTables(
  lines: readonly Line[],
  skip: ReadonlySet<number>,
  year: number,
): Tables {
  const found: (Found & { before: string })[] = []
  const unheaded: Unheaded[] = []
  let listsFrom = 0
  let blocksFrom = 0
  let barren: Barren | null = null
  let at = 0
  while (at < lines.length) {
    const line = lines[at]!
    if (skip.has(at) || isBlank(line)) {
      at++
      continue
    }
    const block = at < blocksFrom ? null : blockAt(lines, at, skip)
    if (block?.rows.length === 0) blocksFrom = block.end
    else if (block) {
      const { tables, rest } = readBlock(block, lines, year)
      const list = tables.length === 0 && mayBeItem(line) ? readList(lines, at).table : null
      if (list) {
        found.push({ ...list, before: '' })
        at = list.lines.at(-1)!.index + 1
        continue
      }
      for (const table of tables) found.push({ ...table, before: '' })
      if (rest.length > 0) unheaded.push({ rows: rest, lines: rest.map((row) => row.line) })
      at = block.end
      continue
    }
    const start = mayBeHeading(line) ? flowHeader(lines, at, year) : null
    if (start === null) {
      const list = at >= listsFrom && mayBeItem(line) ? readList(lines, at) : null
      if (list?.table) found.push({ ...list.table, before: '' })
      else if (list) listsFrom = list.next
      at = list?.table ? list.next : at + 1
      continue
    }
    if (barren !== null && start.next <= barren.until && isAlike(start, barren.start)) {
      at = Math.max(start.next, at + 1)
      continue
    }
    const table = isTabbed(lines, start) ? readTabs(lines, start, year) : readFlow(lines, start)
    if (table.entries.length > 0) {
      found.push({ ...table, before: start.before })
      at = Math.max(table.next, at + 1)
    } else {
      if (table.barrenUntil > 0) barren = { start, until: table.barrenUntil }
      at = Math.max(table.next, start.next, at + 1)
    }
  }
  return { found: found.map((table) => withLineBelow(table, lines)), unheaded }
}

/** A header below which stand names alone; under the same headings further down there is no table either. */
interface Barren {
  readonly start: FlowStart
  readonly until: number
}

const isAlike = (one: FlowStart, other: FlowStart): boolean =>
  one.from === 0 &&
  other.from === 0 &&
  one.header.columns.length === other.header.columns.length &&
  one.header.printed === other.header.printed &&
  one.header.columns.every(({ heading }, at) => heading === other.header.columns[at]!.heading)

/** A line of headings begins with a word, not with a sentence; a table in one line names itself first. */
function mayBeHeading({ plain, traits }: Line): boolean {
  if (traits & trait.clause && !(traits & trait.space)) return false
  let from = 0
  while (from < plain.length && isSpace(plain.charCodeAt(from))) from++
  let to = from
  while (to < plain.length && !isSpace(plain.charCodeAt(to))) {
    const mark = plain[to]!
    if (to - from === 40 || clause.has(mark) || (mark === ':' && to - from >= 4)) return false
    to++
  }
  return to > from && !/[。;!?]/.test(plain.length > 200 ? plain.slice(to, 200) : plain)
}

const clause = new Set(',。;!?《》"“”')
