import type { TallyBatchShape } from '../../shapes.ts'

/** What the imports that still count come to; visits and 人份 each for themselves, unknown with one unknown. */
export function countedIn(batches: readonly TallyBatchShape[]) {
  const counted = batches.filter(({ revertedAt }) => revertedAt === null)
  const sum = (of: (batch: TallyBatchShape) => number) =>
    counted.reduce((total, batch) => total + of(batch), 0)
  return {
    rows: sum(({ rows }) => rows),
    visits: sum(({ visits }) => visits),
    renfen: counted.some(({ renfen }) => renfen === null) ? null : sum(({ renfen }) => renfen ?? 0),
  }
}
