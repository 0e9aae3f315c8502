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
  const unmatched = announced.filter(({ title }) => {
    const wanted = bare(plain(title))
    const best = [...free]
      .map((table) => ({ table, like: alike(wanted, bare(plain(table.table.title ?? ''))) }))
      .sort((one, other) => other.like - one.like)[0]
    if (best === undefined || best.like < 0.6) return true
    free.delete(best.table)
    return false
  })
  const untitled = [...free].filter(({ table }) => table.title === null).length
  return unmatched
    .slice(untitled)
    .filter(({ title }) => !standsAlone(bare(plain(title)), lines, own))
    .map(({ title, at }) => finding('table-absent', { title }, at))
}

function alike(one: string, other: string): number {
  if (one === '' || other === '') return 0
  return one.includes(other) || other.includes(one) ? 1 : likeness(one, other)
}

/** The title stands over something that is no table of amounts. */
const standsAlone = (title: string, lines: readonly Line[], own: ReadonlySet<number>): boolean =>
  lines.some((line) => {
    if (own.has(line.index) || line.plain.length > 120 || bare(line.plain) !== title) return false
    const below = lines.slice(line.index + 1, line.index + 60).find((next) => !isBlank(next))
    return below !== undefined && !/^附[件表]/.test(bare(below.plain))
  })
