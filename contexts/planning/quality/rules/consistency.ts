import { convert, quantity, wholeBloodToRenfen } from '#kernel/blood.ts'
import type { Day } from '#kernel/days.ts'
import type { Found, Line, Rule } from './found.ts'

/** When a unit exists: from its first day until the day before its end. */
export interface Living {
  readonly beganOn: Day
  readonly endedOn: Day | null
}

/** 人份 a visit must lie between what 200 mL and 400 mL come to by the conversion of the day. */
export const ratios = (lines: readonly Line[]): readonly Found[] =>
  lines.flatMap((line) => {
    const { renfen, visits, track, day } = line
    if (renfen === null || track === 'apheresis') return []
    const [least, most] = [renfenOf(200, day) * visits, renfenOf(400, day) * visits]
    if (renfen >= least && renfen <= most) return []
    return [about(line, 'ratio', { visits, renfen, least, most })]
  })

/** Where visits are told by volume, they come to the visits and 人份 of the line. */
export const volumes = (lines: readonly Line[]): readonly Found[] =>
  lines.flatMap((line) => {
    const { visits, renfen, day, track, visits200, visits300, visits400 } = line
    if (track === 'apheresis') return []
    if (visits200 === null && visits300 === null && visits400 === null) return []
    const counts = [visits200 ?? 0, visits300 ?? 0, visits400 ?? 0] as const
    const counted = counts[0] + counts[1] + counts[2]
    const volume = renfenOf(counts[0] * 200 + counts[1] * 300 + counts[2] * 400, day)
    if (counted === visits && (renfen === null || volume === renfen)) return []
    return [about(line, 'volumes', { visits, renfen, counted, volume })]
  })

/** A unit and day that two files tell of: perhaps the same people under two tracks. */
export function twoSources(lines: readonly Line[]): readonly Found[] {
  const days = Map.groupBy(
    lines.filter(({ unitId }) => unitId !== null),
    ({ unitId, day }) => `${unitId} ${day}`,
  )
  return [...days].flatMap(([key, some]) => {
    const files = new Map(some.map(({ batchId, fileName }) => [batchId, fileName]))
    if (files.size < 2) return []
    const visits = some.reduce((all, line) => all + line.visits, 0)
    const names = [...files.values()].toSorted().join('、')
    return [{ ...about(some[0]!, 'two-sources', { visits, files: names }), key }]
  })
}

/** Lines credited to a unit on a day on which it did not exist. */
export const notLiving = (
  lines: readonly Line[],
  units: ReadonlyMap<string, Living>,
): readonly Found[] =>
  lines.flatMap((line) => {
    const unit = line.unitId === null ? undefined : units.get(line.unitId)
    if (unit === undefined) return []
    const { beganOn, endedOn } = unit
    if (beganOn <= line.day && (endedOn === null || line.day < endedOn)) return []
    return [about(line, 'ended-unit', { visits: line.visits, beganOn, endedOn })]
  })

/** Units collected from as a group of which the plan wants nothing: one finding for a unit. */
export function unplanned(lines: readonly Line[], planned: ReadonlySet<string>): readonly Found[] {
  const stray = lines.filter(
    ({ unitId, track }) => track === 'group' && unitId !== null && !planned.has(unitId),
  )
  return [...Map.groupBy(stray, ({ unitId }) => unitId!)].map(([unitId, some]) => {
    const days = some.map(({ day }) => day).toSorted()
    const visits = some.reduce((all, line) => all + line.visits, 0)
    const facts = { visits, lines: some.length }
    return {
      ...about(some[0]!, 'unplanned', facts),
      ...{ key: unitId, from: days[0]!, to: days.at(-1)! },
    }
  })
}

const about = (line: Line, rule: Rule, facts: Found['facts']): Found => ({
  ...{ rule, key: line.id, source: 'tallies', sourceName: line.fileName, unitId: line.unitId },
  ...{ from: line.day, to: line.day, facts },
})

const renfenOf = (volumeMl: number, on: Day): number =>
  convert(quantity(volumeMl, 'mL'), wholeBloodToRenfen, on).amount
