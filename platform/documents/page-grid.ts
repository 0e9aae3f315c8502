import type { Rule } from './page-rules.ts'

/** A table drawn with rules: its cells, each with its place on the grid and on the page. */
export interface Grid {
  readonly rows: number
  readonly cells: readonly GridCell[]
  readonly box: Box
}

export interface GridCell {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
  readonly box: Box
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * The tables that the rules of a page draw, from top to bottom: rules that touch belong together,
 * and where none divides two fields of the grid they are one merged cell. A frame, a line under a
 * title, and anything with fewer than two columns are no tables; neither is a drawing whose fields
 * are not rectangles.
 */
export function pageGrids(rules: readonly Rule[]): Grid[] {
  return groups(rules)
    .map(grid)
    .filter((found) => found !== undefined)
    .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
}

const reach = 3

function groups(rules: readonly Rule[]): Rule[][] {
  const parent = rules.map((_, i) => i)
  const rootOf = (i: number): number => {
    let at = i
    while (parent[at] !== at) at = parent[at]!
    return at
  }
  for (const [i, a] of rules.entries()) {
    for (let j = i + 1; j < rules.length; j++) {
      if (touch(a, rules[j]!)) parent[rootOf(j)] = rootOf(i)
    }
  }
  const byRoot = new Map<number, Rule[]>()
  for (const [i, rule] of rules.entries()) {
    const root = rootOf(i)
    byRoot.set(root, [...(byRoot.get(root) ?? []), rule])
  }
  return [...byRoot.values()]
}

const touch = (a: Rule, b: Rule): boolean =>
  a.level !== b.level && covers(a, b.at, reach) && covers(b, a.at, reach)

const covers = (rule: Rule, at: number, slack: number): boolean =>
  rule.from - slack <= at && at <= rule.to + slack

function grid(rules: readonly Rule[]): Grid | undefined {
  const level = rules.filter((rule) => rule.level)
  const upright = rules.filter((rule) => !rule.level)
  const ys = places(level)
  const xs = places(upright)
  if (ys.length < 2 || xs.length < 3) return undefined

  const columns = xs.length - 1
  const rows = ys.length - 1
  const leader = Array.from({ length: rows * columns }, (_, i) => i)
  const leaderOf = (i: number): number => {
    let at = i
    while (leader[at] !== at) at = leader[at]!
    return at
  }
  for (let row = 0; row < rows; row++) {
    const y = (ys[row]! + ys[row + 1]!) / 2
    for (let column = 0; column < columns; column++) {
      const x = (xs[column]! + xs[column + 1]!) / 2
      const i = row * columns + column
      if (column > 0 && !divides(upright, xs[column]!, y)) leader[leaderOf(i)] = leaderOf(i - 1)
      if (row > 0 && !divides(level, ys[row]!, x)) leader[leaderOf(i)] = leaderOf(i - columns)
    }
  }
  const cells = fields(
    leader.map((_, i) => leaderOf(i)),
    columns,
  ).map((field) => ({
    ...field,
    box: {
      left: xs[field.column]!,
      top: ys[field.row]!,
      right: xs[field.column + field.columns]!,
      bottom: ys[field.row + field.rows]!,
    },
  }))
  const area = cells.reduce((sum, cell) => sum + cell.rows * cell.columns, 0)
  if (area !== rows * columns || cells.length < 2) return undefined
  return { rows, cells, box: { left: xs[0]!, top: ys[0]!, right: xs.at(-1)!, bottom: ys.at(-1)! } }
}

const divides = (rules: readonly Rule[], at: number, through: number): boolean =>
  rules.some((rule) => Math.abs(rule.at - at) <= reach && covers(rule, through, 0))

/** The distinct places of rules, those within the reach of each other being one. */
function places(rules: readonly Rule[]): number[] {
  const found: number[] = []
  for (const at of rules.map((rule) => rule.at).sort((a, b) => a - b)) {
    if (found.length === 0 || at - found.at(-1)! > reach) found.push(at)
  }
  return found
}

/** The reach of each merged field, in order of its first cell; its bounds, if it is no rectangle. */
function fields(leaders: readonly number[], columns: number): Omit<GridCell, 'box'>[] {
  const found = new Map<number, { row: number; column: number; toRow: number; toColumn: number }>()
  for (const [i, leader] of leaders.entries()) {
    const row = Math.floor(i / columns)
    const column = i % columns
    const field = found.get(leader) ?? { row, column, toRow: row, toColumn: column }
    found.set(leader, {
      row: Math.min(field.row, row),
      column: Math.min(field.column, column),
      toRow: Math.max(field.toRow, row),
      toColumn: Math.max(field.toColumn, column),
    })
  }
  return [...found.values()]
    .map(({ row, column, toRow, toColumn }) => ({
      row,
      column,
      rows: toRow - row + 1,
      columns: toColumn - column + 1,
    }))
    .sort((a, b) => a.row - b.row || a.column - b.column)
}
