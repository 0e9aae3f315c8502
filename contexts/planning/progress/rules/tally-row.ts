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
}

/** The same, complete: what is kept of it. */
export interface Counts {
  readonly visits: number
  readonly persons: number | null
  readonly visits200: number | null
  readonly visits300: number | null
  readonly visits400: number | null
  /** To the half. */
  readonly renfen: number
}

/** Either all its figures, or everything that is wrong with them. */
export type Completed = { readonly counts: Counts } | { readonly faults: readonly Text[] }

/**
 * Completes a row: visits from its volumes, 人份 from its volumes at 1, 1.5 and 2 a visit. Where both
 * are stated they must agree; nothing is put right silently.
 */
export function complete(stated: StatedTally): Completed {
  const faults: Text[] = []
  const volumes = volumesOf(stated)
  const visits = stated.visits ?? volumes?.visits ?? null
  if (visits === null) faults.push(says.noVisits)
  if (stated.visits !== null && volumes !== null && volumes.visits !== stated.visits) {
    faults.push(says.visitsDiffer(stated.visits, volumes.visits))
  }
  const renfen = stated.renfen ?? volumes?.renfen ?? (stated.track === 'apheresis' ? 0 : null)
  if (renfen === null) faults.push(says.noRenfen)
  else if (!Number.isInteger(renfen * 2) || renfen < 0) faults.push(says.notHalves(renfen))
  if (stated.renfen !== null && volumes !== null && volumes.renfen !== stated.renfen) {
    faults.push(says.renfenDiffer(stated.renfen, volumes.renfen))
  }
  if (visits !== null && renfen !== null && renfen > visits * mostRenfen) {
    faults.push(says.tooMuch(visits, renfen))
  }
  if (visits !== null && stated.persons !== null && stated.persons > visits) {
    faults.push(says.morePersons(stated.persons, visits))
  }
  for (const one of [visits, stated.persons]) {
    if (one !== null && one > mostVisits) faults.push(says.tooMany(one))
  }
  if (faults.length > 0 || visits === null || renfen === null) return { faults }
  const { persons, visits200, visits300, visits400 } = stated
  return { counts: { visits, persons, visits200, visits300, visits400, renfen } }
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

const says = {
  noVisits: {
    zh: '没有人次，也没有各容量的人次',
    en: 'It states neither visits nor visits by volume.',
  },
  noRenfen: {
    zh: '没有人份，也没有 200、300、400 毫升各多少人次，算不出人份',
    en: 'It states neither 200 mL units nor how many visits gave 200, 300 and 400 mL.',
  },
  visitsDiffer: (stated: number, counted: number): Text => ({
    zh: `人次写 ${stated}，各容量相加是 ${counted}`,
    en: `It states ${stated} visits, but its volumes add up to ${counted}.`,
  }),
  renfenDiffer: (stated: number, counted: number): Text => ({
    zh: `人份写 ${stated}，按各容量计算是 ${counted}`,
    en: `It states ${stated} units of 200 mL, but its volumes come to ${counted}.`,
  }),
  notHalves: (renfen: number): Text => ({
    zh: `人份 ${renfen} 不是 0.5 的整数倍`,
    en: `${renfen} units of 200 mL is not a multiple of a half.`,
  }),
  tooMuch: (visits: number, renfen: number): Text => ({
    zh: `${visits} 人次献不出 ${renfen} 人份：每人次最多 400 毫升，即 2 人份`,
    en: `${visits} visits cannot give ${renfen} units: at most 400 mL, two units, a visit.`,
  }),
  morePersons: (persons: number, visits: number): Text => ({
    zh: `人数 ${persons} 多于人次 ${visits}`,
    en: `More people (${persons}) than visits (${visits}).`,
  }),
  tooMany: (amount: number): Text => ({
    zh: `${amount} 太大，请检查是否多写了数字`,
    en: `${amount} is too large; check for extra digits.`,
  }),
}
