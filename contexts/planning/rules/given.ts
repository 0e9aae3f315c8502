import type { Candidate } from './allocation.ts'
import { type Shares, splitter } from './apportion.ts'
import { decompose } from './decompose.ts'
import type { Margins } from './margins.ts'
import { layOut } from './tree.ts'
import { treeHeader, treeReader } from './tree-csv.ts'

/** A child as weight, floor and cap. */
export type Row = readonly [weight: number, floor?: number, cap?: number]

/** The same children as columns, and as the witness takes them. */
export const asShares = (rows: readonly Row[]): Shares => ({
  weights: Float64Array.from(rows, ([weight]) => weight),
  floors: Float64Array.from(rows, ([, floor = 0]) => floor),
  caps: Float64Array.from(rows, ([, , cap = Infinity]) => cap),
})

export const asWitness = (rows: readonly Row[]) =>
  rows.map(([weight, floor = 0, cap = Infinity]) => ({
    weight: BigInt(weight),
    floor: BigInt(floor),
    cap: cap === Infinity ? null : BigInt(cap),
  }))

/** The amounts of one split, and what nobody could take. */
export function split(total: number, shares: Shares): { amounts: number[]; leftOver: number } {
  const amounts = new Float64Array(shares.floors.length)
  const leftOver = splitter(shares, amounts)(total, 0, amounts.length)
  return { amounts: [...amounts], leftOver }
}

export const amountsOf = (total: number, rows: readonly Row[]) =>
  split(total, asShares(rows)).amounts
export const asNumbers = (amounts: bigint[] | bigint) =>
  typeof amounts === 'bigint' ? amounts : amounts.map(Number)

/** Reads rows of a tree under the header and splits the total over it. */
export function plan(total: number, rows: readonly string[]) {
  const reader = treeReader()
  reader.write([treeHeader, ...rows].join('\n'))
  const table = reader.end()
  const tree = table.ok ? layOut(table.value) : table
  if (!tree.ok) return tree
  const split = decompose(total, tree.value)
  if (!split.ok) return split
  return {
    ok: true,
    value: tree.value.ids.map((id, row) => [id, split.value[row]] as const),
  } as const
}

/** A unit of which only what is given is known. */
export const unit = (name: string, known: Partial<Candidate> = {}): Candidate => ({
  id: name,
  name,
  headcount: null,
  lastYear: null,
  weight: null,
  floor: null,
  cap: null,
  fixed: null,
  ...known,
})

/** Units and periods with their totals; every cell open unless a pattern says otherwise. */
export const margins = (units: number[], periods: number[], pattern?: number[]): Margins => ({
  units: Float64Array.from(units),
  periods: Float64Array.from(periods),
  pattern: Float64Array.from(pattern ?? units.flatMap(() => periods.map(() => 1))),
})
