import { convert, quantity, wholeBloodToRenfen } from '#kernel/blood.ts'
import type { Day } from '#kernel/days.ts'
import type { Text } from '#kernel/text.ts'
import type { TallyTrack } from './credit.ts'

/** What one row of a table states; null where the cell is blank. */
export interface StatedTally {
  readonly day: Day
  readonly track: TallyTrack
  readonly visits: number | null
  readonly persons: number | null
  readonly visits200: number | null
  readonly visits300: number | null
  readonly visits400: number | null
  readonly renfen: number | null
  /**
   * Whether the table has a column of 人份 or mL. Then a blank cell is a gap; without one the source
   * counts people alone, and how much they gave is unknown.
   */
  readonly tellsVolumes: boolean
}

/** The same, complete: what is kept of it. */
export interface Counts {
  readonly visits: number
  readonly persons: number | null
  readonly visits200: number | null
  readonly visits300: number | null
  readonly visits400: number | null
  /** To the half; null where the source does not say, which is not 0. */
  readonly renfen: number | null
}

/** What is wrong with a figure: what is written, what would be right, and what to do. */
export interface TallyFault {
  readonly field: keyof Counts
  readonly found: string
  readonly expected: Text
  readonly fix: Text
}

/** Either all its figures, or everything that is wrong with them. */
export type Completed = { readonly counts: Counts } | { readonly faults: readonly TallyFault[] }

/**
 * Completes a row: visits from its volumes, 人份 from its volumes at 1, 1.5 and 2 a visit. Where both
 * are stated they must agree; nothing is put right silently. Of a source that counts people alone, each
 * is a visit: nobody gives twice on a day (Blood Donation Law, art. 9); 人份 stay unknown.
 */
export function complete(stated: StatedTally): Completed {
  const volumes = volumesOf(stated)
  const visits = stated.visits ?? volumes?.visits ?? stated.persons
  const renfen = stated.renfen ?? volumes?.renfen ?? (stated.track === 'apheresis' ? 0 : null)
  const faults = [
    ...visitFaults(stated, visits, volumes?.visits ?? null),
    ...renfenFaults(stated, visits, renfen, volumes?.renfen ?? null),
  ]
  if (faults.length > 0 || visits === null) return { faults }
  const { persons, visits200, visits300, visits400 } = stated
  return { counts: { visits, persons, visits200, visits300, visits400, renfen } }
}

function visitFaults(
  { visits: stated, persons }: StatedTally,
  visits: number | null,
  counted: number | null,
): readonly TallyFault[] {
  if (visits === null) return [fault('visits', null, says.someVisits, says.fillIn)]
  return [
    ...(stated !== null && counted !== null && stated !== counted
      ? [fault('visits', stated, says.sumOfVolumes(counted), says.check)]
      : []),
    ...(visits > mostVisits ? [fault('visits', visits, says.atMost(mostVisits), says.digits)] : []),
    ...(persons !== null && persons > visits
      ? [fault('persons', persons, says.atMost(visits), says.morePersons)]
      : []),
  ]
}

function renfenFaults(
  { renfen: stated, tellsVolumes }: StatedTally,
  visits: number | null,
  renfen: number | null,
  counted: number | null,
): readonly TallyFault[] {
  if (renfen === null) {
    return tellsVolumes ? [fault('renfen', null, says.someRenfen, says.fillIn)] : []
  }
  const most = visits === null ? null : visits * mostRenfen
  return [
    ...(Number.isInteger(renfen * 2) && renfen >= 0
      ? []
      : [fault('renfen', renfen, says.halves, says.check)]),
    ...(stated !== null && counted !== null && stated !== counted
      ? [fault('renfen', stated, says.byVolumes(counted), says.check)]
      : []),
    ...(most !== null && renfen > most
      ? [fault('renfen', renfen, says.atMost(most), says.tooMuch)]
      : []),
  ]
}

/** One visit gives at most 400 mL of whole blood, two 人份. */
const mostRenfen = 2

/** What the columns of the table hold. */
const mostVisits = 2_147_483_647

function volumesOf({ day, track, visits200, visits300, visits400 }: StatedTally) {
  if (track === 'apheresis') return null
  if (visits200 === null && visits300 === null && visits400 === null) return null
  const counts = [visits200 ?? 0, visits300 ?? 0, visits400 ?? 0] as const
  const volume = counts[0] * 200 + counts[1] * 300 + counts[2] * 400
  const { amount } = convert(quantity(volume, 'mL'), wholeBloodToRenfen, day)
  return { visits: counts[0] + counts[1] + counts[2], renfen: amount }
}

const fault = (
  field: keyof Counts,
  found: number | null,
  expected: Text,
  fix: Text,
): TallyFault => ({ field, found: found === null ? '' : String(found), expected, fix })

const says = {
  someVisits: {
    zh: '人次，或 200、300、400 毫升各多少人次',
    en: 'visits, or how many of them gave 200, 300 and 400 mL',
  },
  someRenfen: {
    zh: '人份，或 200、300、400 毫升各多少人次',
    en: '200 mL units, or how many visits gave 200, 300 and 400 mL',
  },
  sumOfVolumes: (counted: number): Text => ({
    zh: `各容量人次之和 ${counted}`,
    en: `the sum of its volumes, ${counted}`,
  }),
  byVolumes: (counted: number): Text => ({
    zh: `按各容量计算的 ${counted}`,
    en: `what its volumes come to, ${counted}`,
  }),
  halves: { zh: '0.5 的整数倍', en: 'a multiple of a half' },
  atMost: (most: number): Text => ({ zh: `不超过 ${most}`, en: `at most ${most}` }),
  fillIn: { zh: '请补填这一格', en: 'fill the cell in' },
  check: { zh: '请核对后改正其中一个', en: 'check, and correct one of them' },
  digits: { zh: '请看是否多写了数字', en: 'see whether there are digits too many' },
  morePersons: {
    zh: '人数不会多于人次，请看两列是否填反',
    en: 'there are never more people than visits; see whether they are exchanged',
  },
  tooMuch: {
    zh: '每人次最多献 400 毫升，即 2 人份，请核对',
    en: 'a visit gives at most 400 mL, two units; check',
  },
} satisfies Record<string, Text | ((figure: number) => Text)>
