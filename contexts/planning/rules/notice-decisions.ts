import type { Finding, ReadNotice, Row, Table, Target } from './notice/shape.ts'

/** What an officer decided on one thing that was understood of a notice. */
export interface NoticeDecision {
  /** 'finding:<index>', 'target:<index>', 'row:<table>:<row>', 'unit:<label>' or 'year'. */
  readonly item: string
  readonly choice: 'accepted' | 'corrected' | 'ignored'
  readonly value: Readonly<Record<string, unknown>> | null
}

export interface DecidedTable {
  readonly table: Table
  readonly index: number
  readonly rows: readonly Row[]
}

/** A notice as it stands once every decision is applied. */
export interface DecidedNotice {
  readonly year: number | null
  readonly targets: readonly Target[]
  /** Only those that make a plan: quotas and schedules. */
  readonly tables: readonly DecidedTable[]
  /** Errors that nobody has decided on yet: a plan is not made before they are. */
  readonly undecided: readonly Finding[]
}

/** Leaves out what was ignored, takes the officer's figures where they were corrected. */
export function applyDecisions(
  read: ReadNotice,
  decisions: readonly NoticeDecision[],
): DecidedNotice {
  const on = new Map(decisions.map((decision) => [decision.item, decision]))
  const kept = <T>(item: string, value: T): T[] => {
    const decision = on.get(item)
    if (decision?.choice === 'ignored') return []
    // `decisionFaults` has let only fields of the thing itself through.
    return [decision?.choice === 'corrected' ? ({ ...value, ...decision.value } as T) : value]
  }
  return {
    year: yearOf(on.get('year')) ?? read.year,
    targets: read.targets.flatMap((target, index) => kept(`target:${index}`, target)),
    tables: read.tables.flatMap((table, index) =>
      table.kind === 'quota' || table.kind === 'schedule'
        ? [{ table, index, rows: table.rows.flatMap((row, at) => kept(`row:${index}:${at}`, row)) }]
        : [],
    ),
    undecided: read.findings.filter(
      ({ severity }, index) => severity === 'error' && !on.has(`finding:${index}`),
    ),
  }
}

/** The names that units are to be found for, each once, in the order of the notice. */
export const namesOf = ({ tables }: DecidedNotice): readonly string[] => [
  ...new Set(
    tables
      .filter(({ table }) => table.kind === 'quota')
      .flatMap(({ rows }) => rows.map(({ label }) => label)),
  ),
]

const yearOf = (decision: NoticeDecision | undefined): number | undefined =>
  typeof decision?.value?.year === 'number' ? decision.value.year : undefined
