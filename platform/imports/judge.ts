import type { Text } from '#kernel/text.ts'
import type { ImportDefinition, Judged, SheetRow } from './definition.ts'

/** A row with its judgement and what was decided about it. */
export interface JudgedRow<Field extends string, Row> extends Judged<Row> {
  readonly source: SheetRow<Field>
  readonly decision: string | null
}

/** Judges every row; of two rows about one thing the second repeats the first or contradicts it. */
export function judgeRows<Field extends string, Facts, Row>(
  { judge, alike }: Pick<ImportDefinition<Field, never, Facts, Row>, 'judge' | 'alike'>,
  rows: readonly SheetRow<Field>[],
  facts: Facts,
  decisions: Readonly<Record<string, string>>,
): readonly JudgedRow<Field, Row>[] {
  const first = new Map<string, { readonly row: number; readonly content: string | undefined }>()
  const decidedFor = new Map(
    rows.flatMap((row) => {
      const decision = decisions[row.row]
      if (alike === undefined || decision === undefined || decision === 'skip') return []
      return [[alike(row), decision] as const]
    }),
  )
  return rows.map((source) => {
    const decision = decisions[source.row] ?? decidedFor.get(alike?.(source) ?? '') ?? null
    if (decision === 'skip') {
      const { choices = [] } = judge(source, facts, undefined)
      return { source, decision, verdict: 'skipped', faults: [], choices }
    }
    const judged = judge(source, facts, decision ?? undefined)
    const { key, content } = judged
    const before = key === undefined ? undefined : first.get(key)
    if (key !== undefined && before === undefined) first.set(key, { row: source.row, content })
    if (before === undefined || judged.verdict === 'error') return { ...judged, source, decision }
    return { ...again(judged, before, content), source, decision }
  })
}

function again<Row>(
  { choices = [] }: Judged<Row>,
  before: { readonly row: number; readonly content: string | undefined },
  content: string | undefined,
): Judged<Row> {
  if (before.content === content) {
    return { verdict: 'same', faults: [], choices, effect: says.repeats(before.row) }
  }
  const fault = { field: null, found: '', expected: says.once(before.row), fix: says.keepOne }
  return { verdict: 'conflict', faults: [fault], choices }
}

const says = {
  repeats: (row: number): Text => ({
    zh: `与第${row}行重复`,
    en: `repeats row ${row}`,
  }),
  once: (row: number): Text => ({
    zh: `与第${row}行说的是同一对象，但内容不同`,
    en: `about the same as row ${row}, but it says something else`,
  }),
  keepOne: {
    zh: '请核对后只保留一行，或跳过其中一行',
    en: 'check and keep one of them, or skip one',
  } satisfies Text,
}
