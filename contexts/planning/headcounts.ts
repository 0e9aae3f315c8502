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

/**
 * Keeps the head-counts that a notice states, with the notice as their source and its day. One that
 * somebody stated of a later day stays.
 */
export async function stateHeadcounts(
  act: Act,
  {
    read,
    fileName,
    demo,
  }: { readonly read: ReadNotice; readonly fileName: string; readonly demo: boolean },
  { year, draft, counts }: Stated,
): Promise<void> {
  const holders = countsByUnit(draft, counts)
  const ids = holders.map(({ unitId }) => unitId)
  const kinds = new Map(
    (await unitsAsOf(act.tx, ids, wholeYear(year).from)).map(({ id, kind }) => [id, kind]),
  )
  const known = await headcountsOf(act.tx, ids, year)
  const statedOn = read.issuedOn ?? act.today
  for (const { unitId, amount } of holders) {
    const basis = basisOf(kinds.get(unitId) ?? 'other')
    const before = known.find(
      (one) => one.unitId === unitId && one.basis === basis && one.year === year,
    )
    if (before !== undefined && before.statedOn > statedOn) continue
    await stateHeadcount(act, {
      unitId,
      year,
      basis,
      amount,
      migrants: null,
      source: read.documentNumber ?? read.title ?? fileName,
      statedOn,
      replaces: before?.id ?? null,
      demo,
    })
  }
}

/** Where two names of one unit come with different head-counts, none is taken. */
function countsByUnit({ targets }: Draft, counts: Stated['counts']) {
  const byUnit = Map.groupBy(
    targets.filter(({ unitId, label }) => unitId !== null && counts.has(label)),
    ({ unitId }) => unitId!,
  )
  return [...byUnit].flatMap(([unitId, parts]) => {
    const amounts = new Set(parts.map(({ label }) => counts.get(label)!))
    return amounts.size === 1 ? [{ unitId, amount: [...amounts][0]! }] : []
  })
}
