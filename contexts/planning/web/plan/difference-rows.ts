import type { DifferenceShape } from '../../shapes.ts'

/** One line of a readable difference: what of which part was what, and is what. */
export interface DifferenceRow {
  readonly key: string
  readonly label: string
  readonly what: DifferenceShape['what']
  readonly change: DifferenceShape['change']
  readonly field: Field
  readonly before: Value
  readonly after: Value
  /** After less before, where both are amounts. */
  readonly by: number | null
}

export type Field = 'label' | 'amount' | 'status' | 'bound' | 'note' | 'area' | 'period'
export type Value = string | number | null

const fields: readonly Field[] = ['label', 'amount', 'period', 'area', 'status', 'bound', 'note']

/** Differences as lines: of an altered part each field, of an added or removed one its amount. */
export function differenceRows(differences: readonly DifferenceShape[]): DifferenceRow[] {
  return differences.flatMap((one) => {
    const [before, after] = [face(one.before), face(one.after)]
    const told =
      one.change === 'altered'
        ? fields.filter((field) => field in before || field in after)
        : (['amount'] as const)
    return told.filter(notSaidAlready(one, told)).map((field): DifferenceRow => {
      const [was, is] = [before[field] ?? null, after[field] ?? null]
      return {
        key: `${one.what} ${one.key} ${field}`,
        label: one.label,
        what: one.what,
        change: one.change,
        field,
        before: was,
        after: is,
        by: byHowMuch(one.change, was, is),
      }
    })
  })
}

/** That a part is no longer pending is said by its amount. */
const notSaidAlready =
  ({ before, after }: DifferenceShape, told: readonly Field[]) =>
  (field: Field): boolean =>
    field !== 'status' ||
    !told.includes('amount') ||
    before?.status === 'reserve' ||
    after?.status === 'reserve'

function byHowMuch(change: DifferenceShape['change'], was: Value, is: Value): number | null {
  if (change === 'added') return typeof is === 'number' ? is : null
  if (change === 'removed') return typeof was === 'number' ? -was : null
  return typeof was === 'number' && typeof is === 'number' ? is - was : null
}

/** The fields of one side; the two ends of a span are one period. */
function face(side: DifferenceShape['before']): Partial<Record<Field, Value>> {
  if (side === null) return {}
  const { from, to, ...rest } = side
  const plain = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value === null || isValue(value)),
  ) as Partial<Record<Field, Value>>
  if (from === undefined && to === undefined) return plain
  return { ...plain, period: [from, to].filter(isValue).join(' ~ ') }
}

const isValue = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number'
