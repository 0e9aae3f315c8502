import type { PDFOperatorList } from 'pdfjs-dist/types/src/display/api.js'

/** A straight line drawn on a page, level or upright, in points from the top left. */
export interface Rule {
  readonly level: boolean
  /** Its y when level, its x when upright. */
  readonly at: number
  readonly from: number
  readonly to: number
}

type Matrix = readonly number[]

/** The numbers that pdf.js gives its drawing operations, as far as they are used here. */
export interface DrawOps {
  readonly save: number
  readonly restore: number
  readonly transform: number
  readonly paintFormXObjectBegin: number
  readonly paintFormXObjectEnd: number
  readonly constructPath: number
  readonly endPath: number
}

/**
 * The level and upright lines of a page, among them the edges of its boxes, thin filled ones too,
 * which is how some programs draw a line. Lines that continue each other are one; what only clips
 * is left out. Nothing is returned for a drawing of so many lines that it is no table.
 */
export function pageRules(list: PDFOperatorList, ops: DrawOps, view: Matrix): Rule[] {
  const rules: Rule[] = []
  const saved: Matrix[] = []
  let matrix = view
  for (const [i, op] of list.fnArray.entries()) {
    const args: unknown = list.argsArray[i]
    if (op === ops.save) saved.push(matrix)
    else if (op === ops.restore || op === ops.paintFormXObjectEnd) matrix = saved.pop() ?? view
    else if (op === ops.transform && isMatrix(args)) matrix = times(matrix, args)
    else if (op === ops.paintFormXObjectBegin) {
      saved.push(matrix)
      const own = Array.isArray(args) ? args[0] : undefined
      if (isMatrix(own)) matrix = times(matrix, own)
    } else if (op === ops.constructPath) addPath(rules, args, ops, matrix)
    if (rules.length > 40_000) return []
  }
  return joinedRules(rules)
}

const isMatrix = (value: unknown): value is Matrix =>
  (Array.isArray(value) || value instanceof Float32Array) && value.length === 6

const times = (a: Matrix, b: Matrix): Matrix => [
  a[0]! * b[0]! + a[2]! * b[1]!,
  a[1]! * b[0]! + a[3]! * b[1]!,
  a[0]! * b[2]! + a[2]! * b[3]!,
  a[1]! * b[2]! + a[3]! * b[3]!,
  a[0]! * b[4]! + a[2]! * b[5]! + a[4]!,
  a[1]! * b[4]! + a[3]! * b[5]! + a[5]!,
]

/** pdf.js writes a path as move (0), line (1), curves (2, 3) and close (4), each with its points. */
function addPath(rules: Rule[], args: unknown, ops: DrawOps, matrix: Matrix): void {
  if (!Array.isArray(args) || args[0] === ops.endPath) return
  const data: unknown = Array.isArray(args[1]) ? args[1][0] : undefined
  if (!(data instanceof Float32Array)) return

  let start: Point | undefined
  let last: Point | undefined
  for (let i = 0; i < data.length; ) {
    const kind = data[i]!
    const points = kind === 2 ? 3 : kind === 3 ? 2 : kind === 4 ? 0 : 1
    const next =
      points === 0 ? start : moved(matrix, data[i + points * 2 - 1]!, data[i + points * 2]!)
    if ((kind === 1 || kind === 4) && last && next) addRule(rules, last, next)
    if (kind === 0) start = next
    last = next
    i += 1 + points * 2
  }
}

type Point = readonly [number, number]

const moved = (m: Matrix, x: number, y: number): Point => [
  m[0]! * x + m[2]! * y + m[4]!,
  m[1]! * x + m[3]! * y + m[5]!,
]

function addRule(rules: Rule[], [ax, ay]: Point, [bx, by]: Point): void {
  const level = Math.abs(ay - by) < 0.5
  if (level === Math.abs(ax - bx) < 0.5) return
  const [from, to] = level
    ? [Math.min(ax, bx), Math.max(ax, bx)]
    : [Math.min(ay, by), Math.max(ay, by)]
  if (to - from >= 4) rules.push({ level, at: level ? (ay + by) / 2 : (ax + bx) / 2, from, to })
}

/** Lines within 2.5 points of each other that touch or overlap become one. */
function joinedRules(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort(
    (a, b) => Number(a.level) - Number(b.level) || a.at - b.at || a.from - b.from,
  )
  const joined: Rule[] = []
  let group: Rule[] = []
  const close = () => {
    let open: Rule | undefined
    for (const rule of group.sort((a, b) => a.from - b.from)) {
      if (open && rule.from <= open.to + 2.5) open = { ...open, to: Math.max(open.to, rule.to) }
      else {
        if (open) joined.push(open)
        open = { ...rule, at: group[0]!.at }
      }
    }
    if (open) joined.push(open)
    group = []
  }
  for (const rule of sorted) {
    const first = group[0]
    if (first && (first.level !== rule.level || rule.at - first.at > 2.5)) close()
    group.push(rule)
  }
  close()
  return joined.length > 2_000 ? [] : joined
}
