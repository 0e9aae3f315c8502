/** A line as far as its place goes. */
export interface LineNode {
  readonly id: string
  readonly parentId: string | null
}

export interface LineSum {
  readonly lineId: string
  readonly units: number
  readonly amount: number
}

/**
 * Sums figures up the lines: each line counts every unit once that stands on it or on a line within
 * it, on however many of them. The sums of two lines may share units and are never added together.
 */
export function sumByLine(
  lines: readonly LineNode[],
  standings: readonly { readonly unitId: string; readonly lineId: string }[],
  amounts: ReadonlyMap<string, number>,
): readonly LineSum[] {
  const units = new Map(lines.map(({ id }) => [id, new Set<string>()]))
  const parents = new Map(lines.map(({ id, parentId }) => [id, parentId]))
  for (const { unitId, lineId } of standings) {
    const seen = new Set<string>()
    for (
      let at: string | null = lineId;
      at !== null && !seen.has(at);
      at = parents.get(at) ?? null
    ) {
      seen.add(at)
      units.get(at)?.add(unitId)
    }
  }
  return lines.map(({ id }) => {
    const those = [...units.get(id)!]
    const amount = those.reduce((sum, unit) => sum + (amounts.get(unit) ?? 0), 0)
    return { lineId: id, units: those.length, amount }
  })
}
