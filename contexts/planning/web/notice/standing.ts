import type { Unit } from '#kernel/blood.ts'
import type { DecisionShape, NoticeView } from '../../contract.ts'
import { decisionOn } from './decided.ts'

/** A figure of a notice as it stands: as it was read, or as it was corrected before. */
export interface Standing {
  readonly amount: number | null
  /** Of a target; a row counts as its table says. */
  readonly unit?: Unit
  /** Of a row: the name it is given to. */
  readonly label?: string
}

export function standingOf(notice: NoticeView, item: string): Standing {
  const [kind, first, second] = item.split(':')
  const read: Standing =
    kind === 'target'
      ? notice.read.targets[Number(first)]!
      : notice.read.tables[Number(first)]!.rows[Number(second)]!
  // What was decided was checked against what it is decided on.
  return { ...read, ...(decisionOn(notice, item)?.value as Partial<Standing> | undefined) }
}

/** A figure that is put right, with what was corrected of it before and is not said anew. */
export function correction(
  notice: NoticeView,
  item: string,
  said: Standing & { readonly reason: string | null },
): DecisionShape {
  const { amount, unit, label, reason } = said
  const status = amount === null ? 'pending' : 'stated'
  const before = decisionOn(notice, item)?.value ?? {}
  const value =
    unit !== undefined
      ? { ...before, amount, status, unit }
      : { ...before, amount, ...(label === standingOf(notice, item).label ? {} : { label }) }
  return { item, choice: 'corrected', value, reason }
}
