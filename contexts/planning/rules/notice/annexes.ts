import { bare, squeeze, trait } from './characters.ts'
import { isBlank, type Line, placeIn } from './lines.ts'
import type { Place } from './shape.ts'

/** An annex table that the notice says it has. */
export interface AnnouncedTable {
  /** As printed, without its number. */
  readonly title: string
  readonly at: Place
}

/** Reads the list of annexes under the body: 附件：1. …表 2. …表; annexes that are no tables are left out. */
export function announcedTables(
  lines: readonly Line[],
  titles: ReadonlySet<number>,
): { readonly tables: AnnouncedTable[]; readonly lines: Set<number> } {
  const tables: AnnouncedTable[] = []
  const own = new Set<number>()
  for (const line of lines) {
    if (!(line.traits & trait.annex) || line.plain.length > 400 || own.has(line.index)) continue
    const opening = announcement.exec(bare(line.plain))
    if (opening === null || opening[1] === '') continue
    own.add(line.index)
    if (!titles.has(line.index)) push(tables, line, line.text.replace(printedOpening, ''))
    for (const next of following(lines, line.index)) {
      own.add(next.index)
      push(tables, next, next.text)
    }
  }
  return { tables, lines: own }
}

/** How alike two titles are, from 0 to 1: the share of character pairs that both have. */
export function likeness(one: string, other: string): number {
  const left = pairs(one)
  const right = pairs(other)
  if (left.size === 0 || right.size === 0) return 0
  let shared = 0
  for (const pair of left) if (right.has(pair)) shared++
  return (2 * shared) / (left.size + right.size)
}

function push(tables: AnnouncedTable[], line: Line, text: string): void {
  for (const item of text.split(/(?:^|\s)[\d０-９]{1,2}\s*[.．、]\s*/)) {
    const title = squeeze(item)
      .replace(/[。；;，,]$/, '')
      .replace(/^《(.*)》$/, '$1')
    if (/(?:表|一览|名单)(?:[（(][^（()）]*[)）])?$/.test(title) && !form.test(title)) {
      tables.push({ title, at: placeIn(line) })
    }
  }
}

/** The numbered lines right after the first annex. */
function following(lines: readonly Line[], from: number): Line[] {
  const more: Line[] = []
  for (let at = from + 1; at < Math.min(lines.length, from + 24); at++) {
    const line = lines[at]!
    if (isBlank(line)) continue
    if (!/^\s*\d{1,2}\s*[.、](?!\d)/.test(line.plain) || line.plain.length > 120) break
    more.push(line)
  }
  return more
}

const pairs = (text: string): Set<string> =>
  new Set(
    Array.from({ length: Math.max(0, text.length - 1) }, (_none, at) => text.slice(at, at + 2)),
  )

const announcement = /^附[件表]?:(.*)$/
const printedOpening = /^\s*附\s*[件表]?\s*[:：]/
const form = /报名表|登记表|申请表|回执|审批表|知情同意|征询表|签到表|统计表|联络员|联系人/
