import { type AnnouncedTable, likeness } from '../annexes.ts'
import { bare, plain } from '../characters.ts'
import { isBlank, type Line } from '../lines.ts'
import type { Finding } from '../shape.ts'
import type { ReadTable } from '../tables/read-tables.ts'
import { finding } from './finding.ts'

/** Annex tables that the notice announces and the text does not contain. */
export function absentFindings(
  announced: readonly AnnouncedTable[],
  tables: readonly ReadTable[],
  lines: readonly Line[],
  own: ReadonlySet<number>,
): Finding[] {
  if (announced.length === 0) return []
  const free = new Set(tables)
  const byTitle = Map.groupBy(tables, ({ table }) => bare(plain(table.title ?? '')))
  const take = (table: ReadTable | undefined): boolean => table !== undefined && free.delete(table)
  const inexact = announced.filter(({ title }) => !take(byTitle.get(bare(plain(title)))?.pop()))
  const unmatched = inexact.filter(({ title }) => {
    const wanted = bare(plain(title))
    const best = [...free.values().take(compared)]
      .map((table) => ({ table, like: alike(wanted, bare(plain(table.table.title ?? ''))) }))
      .sort((one, other) => other.like - one.like)[0]
    return best === undefined || best.like < 0.6 || !take(best.table)
  })
  if (unmatched.length === 0) return []
  const untitled = [...free].filter(({ table }) => table.title === null).length
  const standing = standingTitles(lines, own)
  return unmatched
    .slice(untitled)
    .filter(({ title }) => !standing.has(bare(plain(title))))
    .map(({ title, at }) => finding('table-absent', { title }, at))
}

/** How many tables a title that none bears exactly is compared with. */
const compared = 24

function alike(one: string, other: string): number {
  if (one === '' || other === '') return 0
  return one.includes(other) || other.includes(one) ? 1 : likeness(one, other)
}

/** Lines that stand over something: a title here may be of an annex that is no table of amounts. */
function standingTitles(lines: readonly Line[], own: ReadonlySet<number>): Set<string> {
  const standing = new Set<string>()
  let below: Line | undefined
  for (const line of lines.toReversed()) {
    if (isBlank(line)) continue
    const over = below !== undefined && !/^附[件表]/.test(bare(below.plain))
    if (over && !own.has(line.index) && line.plain.length <= 120) standing.add(bare(line.plain))
    below = line
  }
  return standing
}
