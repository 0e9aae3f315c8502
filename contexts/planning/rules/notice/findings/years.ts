import { monthOf, yearOf } from '#kernel/days.ts'
import { plain } from '../characters.ts'
import type { Headings } from '../headings.ts'
import { placeIn } from '../lines.ts'
import type { Finding, Place } from '../shape.ts'
import type { ReadTable } from '../tables/read-tables.ts'
import type { Targets } from '../targets.ts'
import { finding } from './finding.ts'

/** Where title, body, tables and date disagree about the year of the plan. */
export function yearFindings(
  year: number | null,
  { issuedOn, issuedAt }: Headings,
  { otherYears }: Targets,
  tables: readonly ReadTable[],
): Finding[] {
  if (year === null) return []
  const conflicts: { year: number; at: Place }[] = [...otherYears]
  for (const { table } of tables) {
    if (table.kind === 'result' || table.title === null) continue
    const named = [...plain(table.title).matchAll(/((?:19|20)\d\d)(?=年|度)/g)].map(
      ([text]) => +text,
    )
    if (named.length > 0 && !named.includes(year)) conflicts.push({ year: named[0]!, at: table.at })
  }
  if (
    issuedOn !== null &&
    issuedAt !== null &&
    !mayIssue(year, yearOf(issuedOn), monthOf(issuedOn))
  ) {
    conflicts.push({ year: yearOf(issuedOn), at: placeIn(issuedAt) })
  }
  if (conflicts.length === 0) return []
  const others = [...new Set(conflicts.map((conflict) => conflict.year))]
  const [first, ...more] = conflicts.toSorted((one, other) => one.at.line - other.at.line)
  const also = more.map(({ at }) => at).filter(({ line }) => line !== first!.at.line)
  return [
    finding(
      'year-conflict',
      { years: [year, ...others].join('、') },
      also.length > 0 ? { ...first!.at, also } : first!.at,
    ),
  ]
}

/** A plan is issued in its year, or late in the year before. */
const mayIssue = (plan: number, issued: number, month: number): boolean =>
  issued === plan || (issued === plan - 1 && month >= 7)
