/** A variable of a program, never below nought. */
export interface Column {
  readonly cost: number
  readonly most: number
  /** Takes whole values only. */
  readonly whole: boolean
}

/** A sum that is held between two bounds; null where it has none. */
export interface Row {
  readonly least: number | null
  readonly most: number | null
  /** Places of columns and what each counts. */
  readonly terms: readonly (readonly [column: number, factor: number])[]
}

/** A linear program that is to cost as little as possible. */
export interface Program {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

/** When to stop. All but the time give the same answer whenever asked again. */
export interface Limits {
  readonly milliseconds: number
  readonly nodes: number
  /** Stops when the answer is proven to be within this share of the best. */
  readonly gap: number
}

/** How it ended. `stopped`: at the limit of nodes, with the best answer so far. */
export interface Solved {
  readonly is: 'optimal' | 'stopped' | 'out-of-time' | 'infeasible'
  /** The columns' values; null where no answer was found. */
  readonly values: readonly number[] | null
  readonly cost: number | null
  /** No answer can cost less. */
  readonly bound: number | null
}
