import type { Look } from '#platform/change.ts'

/** The imports into regions within reach, newest first. */
export const listImports = async ({ tx }: Look) => {
  const rows = await tx
    .selectFrom('organisation.import')
    .select(['id', 'kind', 'regionId', 'fileName', 'counts', 'at', 'revertedAt', 'reason'])
    .orderBy('at', 'desc')
    .limit(200)
    .execute()
  // The column holds exactly what `applyUnits` wrote.
  return rows.map((row) => ({ ...row, counts: row.counts as Record<string, number> }))
}
