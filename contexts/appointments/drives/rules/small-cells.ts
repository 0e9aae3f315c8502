/** The counts of a drive, of all its people together. */
export interface Counts {
  readonly arrived: number
  readonly registered: number
  readonly deferred: number
  readonly walkedOut: number
  /** Begun, and too little came (QNS). */
  readonly qns: number
  /** 人次 collected. */
  readonly visits: number
  readonly firstTime: number
  /** 人份 collected. */
  readonly renfen: number
}
export type Counter = keyof Counts
export const counters = [
  'arrived',
  'registered',
  'deferred',
  'walkedOut',
  'qns',
  'visits',
  'firstTime',
  'renfen',
] as const satisfies readonly Counter[]

/** A count outside the station: itself, 'few' (less than the bound), or 'withheld' since it would give one away. */
export type Shown = number | 'few' | 'withheld'
export type ShownCounts = Readonly<Record<Counter, Shown>> & {
  /** Came and gave nothing, for whatever reason. */
  readonly withoutDonation: Shown
}

/**
 * What people outside the station see of a closed drive.
 *
 * The reasons why nothing was collected are shown apart only where none is a small cell; otherwise
 * only their sum, and where that is small, neither is anything from which it follows by subtraction.
 * Nobody can then tell of one known person which of the reasons it was.
 */
export function shownOutside(counts: Counts, bound: number): ShownCounts {
  const { deferred, walkedOut, qns, visits, firstTime, renfen, arrived, registered } = counts
  const reasons = [deferred, walkedOut, qns]
  const without = deferred + walkedOut + qns
  const apart = without === 0 || reasons.every((count) => count >= bound)
  const small = (count: number) => count > 0 && count < bound
  const reason = (count: number): Shown => (apart ? count : 'withheld')
  const few = small(without) || small(visits)
  // A small rest beside what was collected tells as much as the small cell itself.
  const rest = (whole: number): Shown => (few || small(whole - visits) ? 'withheld' : whole)
  return {
    arrived: rest(arrived),
    registered: rest(registered),
    deferred: reason(deferred),
    walkedOut: reason(walkedOut),
    qns: reason(qns),
    withoutDonation: small(without) ? 'few' : without,
    visits: small(visits) ? 'few' : visits,
    renfen: small(visits) ? 'withheld' : renfen,
    firstTime: small(firstTime) ? 'few' : small(visits - firstTime) ? 'withheld' : firstTime,
  }
}

/** What a unit sees while its drive is on: who waits and who is done, donated and deferred alike. */
export const shownLive = ({ arrived, deferred, walkedOut, qns, visits }: Counts) => {
  const done = deferred + walkedOut + qns + visits
  return { arrived, done, waiting: arrived - done }
}
