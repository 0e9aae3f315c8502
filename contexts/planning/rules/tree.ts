import type { Shares } from './apportion.ts'
import { type Decimal, wholeWeights } from './decimal.ts'
import type { Result, TreeFault } from './faults.ts'

/** Nodes as they were written down, column by column; row i is one node, `parents` '' a root. */
export interface TreeTable {
  readonly ids: readonly string[]
  readonly parents: readonly string[]
  readonly weights: readonly Decimal[]
  readonly floors: readonly number[]
  /** Infinity: no cap. */
  readonly caps: readonly number[]
  /** The line each row stands on. */
  readonly lines: readonly number[]
}

/**
 * A tree laid out level by level: the root at place 0, the children of one parent side by side in
 * the order of their rows, every parent before its children.
 */
export interface Tree {
  readonly shares: Shares
  /** The row of each place. */
  readonly rows: Int32Array
  /** The place of each place's parent; −1 at the root. */
  readonly parents: Int32Array
  /** The children of place p are the places from `children[p]` to `children[p + 1]`. */
  readonly children: Int32Array
  readonly ids: readonly string[]
}

/** Lays the rows out as one tree, or says why they are not one; the rows may come in any order. */
export function layOut(table: TreeTable): Result<Tree, TreeFault> {
  const found = findParents(table)
  if (!found.ok) return found
  const parentRows = found.value

  const { rows, parents, children } = levels(parentRows)
  if (rows.length < parentRows.length) {
    return { ok: false, faults: [cycle(table, parentRows, rows)] }
  }
  const weights = wholeWeights(table.weights)
  return {
    ok: true,
    value: {
      rows,
      parents,
      children,
      ids: table.ids,
      shares: {
        weights:
          weights instanceof Float64Array
            ? Float64Array.from(rows, (row) => weights[row]!)
            : Array.from(rows, (row) => weights[row]!),
        floors: Float64Array.from(rows, (row) => table.floors[row]!),
        caps: Float64Array.from(rows, (row) => table.caps[row]!),
      },
    },
  }
}

/** The row of each row's parent, −1 for the one root. */
function findParents({ ids, parents, lines }: TreeTable): Result<Int32Array, TreeFault> {
  const faults: TreeFault[] = []
  const rowOf = new Map<string, number>()
  for (const [row, id] of ids.entries()) {
    const first = rowOf.get(id)
    if (first === undefined) rowOf.set(id, row)
    else faults.push({ code: 'id-repeated', line: lines[row]!, id, first: lines[first]! })
  }

  const roots: number[] = []
  const found = new Int32Array(ids.length).fill(-1)
  for (const [row, parent] of parents.entries()) {
    if (parent === '') {
      roots.push(row)
      continue
    }
    const parentRow = rowOf.get(parent)
    if (parentRow !== undefined) found[row] = parentRow
    else faults.push({ code: 'parent-missing', line: lines[row]!, id: ids[row]!, parent })
  }
  if (roots.length > 1) faults.push({ code: 'two-roots', ...named(roots, { ids, lines }) })
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, value: found }
}

/** Walks down from the root, level by level; rows on a cycle, or below one, are never reached. */
function levels(parentRows: Int32Array): Pick<Tree, 'rows' | 'parents' | 'children'> {
  const n = parentRows.length
  const start = new Int32Array(n + 1)
  for (const parent of parentRows) if (parent >= 0) start[parent + 1]!++
  for (let row = 0; row < n; row++) start[row + 1]! += start[row]!
  const siblings = new Int32Array(n)
  const next = start.slice()
  for (let row = 0; row < n; row++) {
    const parent = parentRows[row]!
    if (parent >= 0) siblings[next[parent]!++] = row
  }

  const rows = new Int32Array(n)
  const parents = new Int32Array(n).fill(-1)
  const children = new Int32Array(n + 1)
  let reached = 0
  const root = parentRows.indexOf(-1)
  if (root >= 0) rows[reached++] = root
  for (let place = 0; place < reached; place++) {
    children[place] = reached
    const row = rows[place]!
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      parents[reached] = place
      rows[reached++] = siblings[k]!
    }
  }
  children[reached] = reached
  return { rows: rows.subarray(0, reached), parents, children }
}

/** The first cycle: from a row that the root does not reach, upwards until a row comes again. */
function cycle(table: TreeTable, parentRows: Int32Array, reached: Int32Array): TreeFault {
  const isReached = new Uint8Array(parentRows.length)
  for (const row of reached) isReached[row] = 1

  const place = new Map<number, number>()
  let row = isReached.indexOf(0)
  while (!place.has(row)) {
    place.set(row, place.size)
    row = parentRows[row]!
  }
  const onCycle = [...place.keys()].slice(place.get(row)!)
  return { code: 'cycle', ...named(onCycle, table) }
}

const named = (rows: readonly number[], { ids, lines }: Pick<TreeTable, 'ids' | 'lines'>) => ({
  ids: rows.slice(0, 10).map((row) => ids[row]!),
  lines: rows.slice(0, 10).map((row) => lines[row]!),
})
