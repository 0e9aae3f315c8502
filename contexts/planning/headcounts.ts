import { wholeYear } from '#kernel/days.ts'
import type { Act } from '#platform/change.ts'
import { headcountsOf, stateHeadcount, unitsAsOf } from '../organisation/index.ts'
import { basisOf } from './rules/caps.ts'
import type { Draft } from './rules/draft.ts'
import type { ReadNotice } from './rules/notice/shape.ts'

interface Stated {
  readonly year: number
  readonly draft: Draft
  /** By the unit's name as the notice prints it. */
  readonly counts: ReadonlyMap<string, number>
}

/** Keeps the head-counts that a notice states, with the notice as their source and its day. */
export async function stateHeadcounts(
  act: Act,
  {
    read,
    fileName,
    demo,
  }: { readonly read: ReadNotice; readonly fileName: string; readonly demo: boolean },
  { year, draft, counts }: Stated,
): Promise<void> {
  const holders = draft.targets.flatMap(({ unitId, label }) =>
    unitId !== null && counts.has(label) ? [{ unitId, amount: counts.get(label)! }] : [],
  )
  const ids = holders.map(({ unitId }) => unitId)
  const kinds = new Map(
    (await unitsAsOf(act.tx, ids, wholeYear(year).from)).map(({ id, kind }) => [id, kind]),
  )
  const known = await headcountsOf(act.tx, ids, year)
  for (const { unitId, amount } of holders) {
    const basis = basisOf(kinds.get(unitId) ?? 'other')
    const before = known.find(
      (one) => one.unitId === unitId && one.basis === basis && one.year === year,
    )
    await stateHeadcount(act, {
      unitId,
      year,
      basis,
      amount,
      migrants: null,
      source: read.documentNumber ?? read.title ?? fileName,
      statedOn: read.issuedOn ?? act.today,
      replaces: before?.id ?? null,
      demo,
    })
  }
}
