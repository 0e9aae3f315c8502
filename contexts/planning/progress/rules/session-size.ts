import type { Unit } from '#kernel/blood.ts'
import type { SessionSize } from './forecast.ts'

/** A way of counting, as far as a unit's lines tell it. */
interface Told {
  readonly sum: number
  readonly lines: number
}

interface OfUnit {
  readonly unitId: string | null
  readonly track: string
  readonly visits: number
  readonly lines: number
  readonly told: { readonly persons: Told; readonly renfen: Told }
}

/**
 * What a session of each unit collects on average, to the tenth; null stands for the whole region.
 * Of the group track alone, whose lines are sessions; lines that do not say it are left out.
 */
export function sessionSizes(
  unit: Unit,
  sums: readonly OfUnit[],
): ReadonlyMap<string | null, SessionSize> {
  const sizes = new Map<string | null, SessionSize>()
  let whole: Told = { sum: 0, lines: 0 }
  for (const of of sums) {
    const told = of.track === 'group' ? toldIn(unit, of) : undefined
    if (told === undefined || of.unitId === null) continue
    sizes.set(of.unitId, sizeOf(told))
    whole = { sum: whole.sum + told.sum, lines: whole.lines + told.lines }
  }
  return sizes.set(null, sizeOf(whole))
}

function toldIn(unit: Unit, { visits, lines, told }: OfUnit): Told | undefined {
  if (unit === 'renfen') return told.renfen
  if (unit === 'person') return told.persons
  return unit === 'visit' ? { sum: visits, lines } : undefined
}

const sizeOf = ({ sum, lines }: Told): SessionSize => ({
  mean: lines === 0 ? null : Math.round((sum / lines) * 10) / 10,
  sessions: lines,
})
