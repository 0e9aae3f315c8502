import { splitter } from './apportion.ts'
import type { Result, SplitFault } from './faults.ts'
import type { Tree } from './tree.ts'

/**
 * Splits the total over a whole tree: the root gets all of it, and every node's amount is split
 * among its children by `apportion`, within bounds first tightened by those below (a floor lifted
 * to the sum of the children's floors, a cap lowered to the sum of their caps). The root's own
 * weight decides nothing. Amounts come in the order of the rows. A total that does not fit is
 * refused with the node that stops it, and by how much.
 */
export function decompose(total: number, tree: Tree): Result<Float64Array, SplitFault> {
  const { shares, rows, children, ids } = tree
  const bounds = tighten(tree)
  if (!bounds.ok) return bounds
  const { floors, caps } = bounds.value
  const misfit = findMisfit(total, { floor: floors[0]!, cap: caps[0]!, id: ids[rows[0]!]! })
  if (misfit !== undefined) return { ok: false, faults: [misfit] }

  const amounts = new Float64Array(rows.length)
  amounts[0] = total
  const split = splitter({ weights: shares.weights, floors, caps }, amounts)
  const inRowOrder = new Float64Array(rows.length)
  for (let place = 0; place < rows.length; place++) {
    const amount = amounts[place]!
    inRowOrder[rows[place]!] = amount
    const from = children[place]!
    const to = children[place + 1]!
    if (from === to) continue
    const by = split(amount, from, to)
    if (by > 0) {
      const id = ids[rows[place]!]!
      return {
        ok: false,
        faults: [{ code: 'weightless', id, amount, placed: amount - by, by }],
      }
    }
  }
  return { ok: true, value: inRowOrder }
}

interface Bounds {
  readonly floors: Float64Array
  readonly caps: Float64Array
}

/** Bottom-up; the lowest nodes that contradict those below them are named, not all above as well. */
function tighten(tree: Tree): Result<Bounds, SplitFault> {
  const { shares, rows, parents, children } = tree
  const floors = shares.floors.slice()
  const caps = shares.caps.slice()
  const below = { floors: new Float64Array(rows.length), caps: new Float64Array(rows.length) }
  const faults: SplitFault[] = []
  const isSpoiled = new Uint8Array(rows.length)

  for (let place = rows.length - 1; place >= 0; place--) {
    const parent = parents[place]!
    if (children[place] !== children[place + 1] && isSpoiled[place] === 0) {
      const least = below.floors[place]!
      const most = below.caps[place]!
      if (least > floors[place]!) floors[place] = least
      if (most < caps[place]!) caps[place] = most
      if (floors[place]! > caps[place]! || least > Number.MAX_SAFE_INTEGER) {
        faults.push(contradiction(tree, place, { least, most }))
        isSpoiled[place] = 1
      }
    }
    if (parent < 0) continue
    if (isSpoiled[place] === 1) isSpoiled[parent] = 1
    below.floors[parent]! += floors[place]!
    below.caps[parent]! += caps[place]!
  }
  return faults.length > 0
    ? { ok: false, faults: faults.reverse() }
    : { ok: true, value: { floors, caps } }
}

/** Sums that pass 2^53 are rounded, yet stay above every amount and cap there can be. */
function contradiction(
  { shares, rows, ids }: Tree,
  place: number,
  { least, most }: { least: number; most: number },
): SplitFault {
  const id = ids[rows[place]!]!
  const floor = shares.floors[place]!
  const cap = shares.caps[place]!
  if (least > Number.MAX_SAFE_INTEGER) return { code: 'floors-too-large', id }
  if (least > cap) return { code: 'floors-above-cap', id, least, cap, by: least - cap }
  return { code: 'caps-below-floor', id, most, floor, by: floor - most }
}

function findMisfit(
  total: number,
  { floor, cap, id }: { floor: number; cap: number; id: string },
): SplitFault | undefined {
  if (total < floor)
    return { code: 'total-below-floors', id, total, least: floor, by: floor - total }
  if (total > cap) return { code: 'total-above-caps', id, total, most: cap, by: total - cap }
  return undefined
}
