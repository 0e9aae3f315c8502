import type { Load } from './assess.ts'
import { type Period, periodAt, periodsOf, spread } from './periods.ts'
import type { Going, Scene } from './resolve.ts'

const offered = 3

/** One whole span elsewhere: the smallest that are enough, each to the nearest columns that take it. */
export function wholeMoves(scene: Scene): Going[][] {
  const { parts, over } = scene.standing
  const found: Going[][] = []
  const enough = parts.filter(({ amount }) => amount >= over).toReversed()
  for (const { key } of enough) {
    const going = firstThatFits(scene, loadOf(scene, key), askedNow(scene))
    if (going !== undefined) found.push([going])
    if (found.length === offered) break
  }
  return found
}

/** Just what is too much, of the largest span within this column, to the nearest column that takes it. */
export function partMove(scene: Scene): Going[][] {
  const { standing, frame } = scene
  const load = standing.parts
    .map(({ key }) => loadOf(scene, key))
    .find(
      ({ from, to, amount }) =>
        amount > standing.over && periodAt(from, frame.grain) === periodAt(to, frame.grain),
    )
  if (load === undefined) return []
  const part = { ...load, amount: standing.over }
  const going = firstThatFits(scene, part, askedNow(scene))
  return going === undefined ? [] : [[{ ...going, load, amount: standing.over }]]
}

/** Where no single span is enough: one after the other, the largest first, until it fits. */
export function severalMoves(scene: Scene): Going[][] {
  const { parts, over, at, capacity } = scene.standing
  if (parts.some(({ amount }) => amount >= over)) return []
  const goings: Going[] = []
  const asked = askedNow(scene)
  for (const { key } of parts) {
    const load = loadOf(scene, key)
    const going = firstThatFits(scene, load, asked)
    if (going === undefined) continue
    goings.push(going)
    for (const share of sharesOf(scene, load)) asked[share.at]! -= share.amount
    for (const share of sharesOf(scene, { ...load, ...going.to })) asked[share.at]! += share.amount
    if (asked[at]! <= capacity.renfen) return [goings]
  }
  return []
}

/** The nearest run of columns, as long as the span's own, that takes it without being asked too much. */
function firstThatFits(scene: Scene, load: Load, asked: readonly number[]): Going | undefined {
  const away = [...asked]
  for (const share of sharesOf(scene, load)) away[share.at]! -= share.amount
  return places(scene, load).find(({ to }) =>
    sharesOf(scene, { ...load, ...to }).every(
      ({ at, amount }) => away[at]! + amount <= scene.before[at]!.capacity.renfen,
    ),
  )
}

/** Runs of columns a span could go to, the nearest first; none that holds this column. */
function places({ frame, standing }: Scene, load: Load): Going[] {
  const periods: readonly Period[] = periodsOf(frame.year, frame.grain)
  const width = periodAt(load.to, frame.grain) - periodAt(load.from, frame.grain)
  return periods
    .filter(({ at }) => at + width < periods.length)
    .filter(({ at }) => standing.at < at || standing.at > at + width)
    .map(({ at, span }) => ({
      ...{ load, amount: load.amount, at },
      to: { from: span.from, to: periods[at + width]!.span.to },
    }))
    .toSorted((one, other) => distance(one.at) - distance(other.at) || one.at - other.at)

  function distance(at: number): number {
    return Math.abs(at - standing.at)
  }
}

const sharesOf = ({ frame }: Scene, { from, to, amount }: Load) =>
  spread({ from, to }, amount, frame)
const loadOf = ({ loads }: Scene, key: string): Load => loads.find((one) => one.key === key)!
const askedNow = ({ before }: Scene): number[] => before.map(({ asked }) => asked)
