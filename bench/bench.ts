/**
 * Something that is timed; `prepare` runs before each round and is not. What has milliseconds of its
 * own, because it is no work but a wait that was seen or is allowed, answers them.
 */
export interface Timed {
  readonly prepare?: () => unknown
  readonly run: () => unknown
}

/** Milliseconds that count instead of those that a run took. */
export class Milliseconds {
  readonly value: number

  constructor(value: number) {
    this.value = value
  }
}

/** A figure: our time over the time of a limit measured in the same run. */
export interface Figure {
  readonly name: string
  readonly ours: Timed
  readonly limit: Timed & { readonly name: string }
  /** The ratio that is still good, at most or at least. */
  readonly target: { readonly atMost: number } | { readonly atLeast: number }
  readonly rounds?: number
  /** Rounds before those that count, until the code is compiled. */
  readonly warmUp?: number
  /** Throws when what was measured was not right; called after the last round. */
  readonly check: () => unknown
}

/** What a file in this folder exports: its figures one by one, cleaning up after the last. */
export type Figures = () => AsyncGenerator<Figure> | Generator<Figure>

export interface Measured {
  readonly ratio: number
  readonly least: number
  readonly most: number
  readonly oursMs: number
  readonly limitMs: number
  readonly isKept: boolean
}

/**
 * Runs both sides in turn, each first every other time, and compares them round by round: on a
 * machine that is shared, only the median of such ratios says something. The first rounds warm up
 * and do not count.
 */
export async function measure({
  ours,
  limit,
  target,
  rounds = 15,
  warmUp = Math.min(3, rounds),
  check,
}: Figure): Promise<Measured> {
  const pairs: { ours: number; limit: number }[] = []
  for (let round = -warmUp; round < rounds; round++) {
    const isOursFirst = round % 2 === 0
    const first = await time(isOursFirst ? ours : limit)
    const second = await time(isOursFirst ? limit : ours)
    if (round < 0) continue
    pairs.push(isOursFirst ? { ours: first, limit: second } : { ours: second, limit: first })
  }
  await check()
  const ratios = pairs.map((pair) => pair.ours / pair.limit).sort((a, b) => a - b)
  const ratio = median(ratios)
  return {
    ratio,
    least: ratios[0]!,
    most: ratios.at(-1)!,
    oursMs: median(pairs.map((pair) => pair.ours)),
    limitMs: median(pairs.map((pair) => pair.limit)),
    isKept: 'atMost' in target ? ratio <= target.atMost : ratio >= target.atLeast,
  }
}

/** The one line that a figure prints. */
export function lineOf({ name, limit, target }: Figure, measured: Measured): string {
  const wanted = 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`
  const { ratio, least, most, oursMs, limitMs, isKept } = measured
  return [
    isKept ? 'kept  ' : 'MISSED',
    name.padEnd(48),
    `${short(ratio)} [${short(least)}..${short(most)}] ${wanted}`.padEnd(32),
    `${short(oursMs)} ms against ${short(limitMs)} ms: ${limit.name}`,
  ].join(' ')
}

async function time({ prepare, run }: Timed): Promise<number> {
  await prepare?.()
  const start = performance.now()
  const result = await run()
  return result instanceof Milliseconds ? result.value : performance.now() - start
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const short = (value: number): string => (value < 10 ? value.toPrecision(3) : value.toFixed(1))
