/** One child in exact numbers; a cap of null is no cap. */
export interface WitnessShare {
  readonly weight: bigint
  readonly floor: bigint
  readonly cap: bigint | null
}

/**
 * The split written a second time, slowly, from the sentence of the rule alone: λ is found among
 * the breakpoints floor ÷ weight and cap ÷ weight instead of by pegging, in exact fractions. For
 * tests and benches: it shares no line with what it bears witness to. Instead of amounts, the
 * units that are too many (above 0) or too few (below 0).
 */
export function witness(total: bigint, shares: readonly WitnessShare[]): bigint[] | bigint {
  const floors = sum(shares.map((share) => share.floor))
  if (total < floors) return total - floors
  const rate = findRate(total, shares)
  if (typeof rate === 'bigint') return rate

  const quotas = shares.map((share) => quota(rate, share))
  const amounts = quotas.map((each) => each / rate.under)
  const remainders = quotas.map((each) => each % rate.under)
  const up = Number(total - sum(amounts))
  const byRemainder = [...shares.keys()].sort(
    (i, j) => order(remainders[j]!, remainders[i]!) || i - j,
  )
  return amounts.map((amount, i) => (byRemainder.indexOf(i) < up ? amount + 1n : amount))
}

/** A node of a tree as a person would write it down. */
export interface WitnessNode extends WitnessShare {
  readonly id: string
  readonly children: readonly WitnessNode[]
}

/** The amount of every node of the tree by id, or undefined where it cannot be split. */
export function witnessTree(total: bigint, root: WitnessNode): Map<string, bigint> | undefined {
  const { floor, cap } = tightened(root)
  if (total < floor || (cap !== null && total > cap)) return undefined
  const amounts = new Map([[root.id, total]])
  if (root.children.length === 0) return amounts

  const split = witness(
    total,
    root.children.map((child) => ({ weight: child.weight, ...tightened(child) })),
  )
  if (typeof split === 'bigint') return undefined
  for (const [i, child] of root.children.entries()) {
    const below = witnessTree(split[i]!, child)
    if (below === undefined) return undefined
    for (const [id, amount] of below) amounts.set(id, amount)
  }
  return amounts
}

/** The bounds of a node that also hold all of its children's. */
export function tightened(node: WitnessNode): { floor: bigint; cap: bigint | null } {
  if (node.children.length === 0) return { floor: node.floor, cap: node.cap }
  const below = node.children.map(tightened)
  const floors = sum(below.map((child) => child.floor))
  const caps = below.every((child) => child.cap !== null)
    ? sum(below.map((child) => child.cap ?? 0n))
    : null
  return {
    floor: largest([floors, node.floor]),
    cap: caps === null || (node.cap !== null && node.cap < caps) ? node.cap : caps,
  }
}

/** λ as a fraction. */
interface Rate {
  readonly over: bigint
  readonly under: bigint
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
const largest = (all: readonly bigint[]): bigint => all.toSorted(order).at(-1)!
const sum = (all: readonly bigint[]): bigint => all.reduce((left, right) => left + right, 0n)

/** The quota times `under`: whole. */
function quota({ over, under }: Rate, { weight, floor, cap }: WitnessShare): bigint {
  const capped = cap !== null && over * weight > cap * under ? cap * under : over * weight
  return largest([capped, floor * under])
}

function findRate(total: bigint, shares: readonly WitnessShare[]): Rate | bigint {
  const weighted = shares.filter((share) => share.weight > 0n)
  const breaks: Rate[] = [
    { over: 0n, under: 1n },
    ...weighted.map(({ floor, weight }) => ({ over: floor, under: weight })),
    ...weighted.flatMap(({ cap, weight }) => (cap === null ? [] : { over: cap, under: weight })),
  ].sort((a, b) => order(a.over * b.under, b.over * a.under))
  const reached = (rate: Rate) =>
    sum(shares.map((share) => quota(rate, share))) - total * rate.under

  const next = firstWhere(breaks, (rate) => reached(rate) >= 0n)
  if (next < breaks.length && reached(breaks[next]!) === 0n) return breaks[next]!

  const { over, under } = breaks[next - 1]!
  const isFree = ({ weight, floor, cap }: WitnessShare): boolean =>
    weight > 0n && over * weight >= floor * under && (cap === null || over * weight < cap * under)
  const held = shares.filter((share) => !isFree(share))
  const rest = total - sum(held.map((share) => quota({ over, under }, share) / under))
  const weight = sum(shares.filter(isFree).map((share) => share.weight))
  return weight === 0n ? rest : { over: rest, under: weight }
}

/** The first place in a list from which on the test holds. */
function firstWhere<T>(list: readonly T[], holds: (each: T) => boolean): number {
  let from = 0
  let to = list.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (holds(list[middle]!)) to = middle
    else from = middle + 1
  }
  return from
}
