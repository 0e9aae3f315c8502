import type { Instance } from './instance.ts'
import type { Placement } from './placements.ts'
import { type Choice, loadsOf } from './score.ts'

/** The same shapes as the solver's own: a rule knows no machine. */
export interface Program {
  readonly columns: readonly { cost: number; most: number; whole: boolean }[]
  readonly rows: readonly {
    least: number | null
    most: number | null
    terms: readonly (readonly [column: number, factor: number])[]
  }[]
}

/** What may give way, each 人份 at so many points; null: it may not. */
export interface Slack {
  /** Columns may hold more than their room. */
  readonly room: number | null
  /** Blocks may be left out. */
  readonly left: number | null
}

export const tight: Slack = { room: null, left: null }

/** A program with the way back from its answer. */
export interface Model {
  readonly program: Program
  readonly choiceOf: (values: readonly number[]) => Choice
  readonly valuesOf: (choice: Choice) => readonly number[]
}

/**
 * The choice as a mixed-integer program: one column of nought or one for each placement, exactly one
 * for each block; a row for each column's room, and two for what the curve is content with.
 */
export function modelOf(
  instance: Instance,
  placements: readonly (readonly Placement[])[],
  slack: Slack = tight,
): Model {
  const { slots, blocks, weights } = instance
  const all = placements.flatMap((own, block) => own.map((placement) => ({ block, placement })))
  const columns: Program['columns'][number][] = all.map(({ placement: { cost } }) => ({
    ...{ cost, most: 1, whole: true },
  }))
  // What the columns after the placements come to, in a choice whose loads are these.
  const slackened: ((loads: readonly number[], choice: Choice) => number)[] = []
  const add = (
    column: Partial<Program['columns'][number]> & { cost: number },
    value: (typeof slackened)[number],
  ): number => {
    slackened.push(value)
    return columns.push({ most: Number.POSITIVE_INFINITY, whole: false, ...column }) - 1
  }

  const chosen = blocks.map((): [number, number][] => [])
  const sums = slots.map((): [number, number][] => [])
  for (const [column, { block, placement }] of all.entries()) {
    chosen[block]!.push([column, 1])
    for (const [n, share] of placement.shares.entries()) {
      if (share > 0) sums[placement.first + n]!.push([column, share])
    }
  }
  if (slack.left !== null) {
    for (const [at, { amount }] of blocks.entries()) {
      const left = { cost: amount * slack.left, most: 1, whole: true }
      chosen[at]!.push([add(left, (_loads, choice) => (choice[at] === null ? 1 : 0)), 1])
    }
  }
  const rows: Program['rows'][number][] = chosen.map((terms) => ({ least: 1, most: 1, terms }))
  for (const [at, terms] of sums.entries()) {
    const { room, low, high } = slots[at]!
    const beyond = (most: number, cost: number): [number, number] => [
      add({ cost }, (now) => Math.max(0, now[at]! - most)),
      -1,
    ]
    const over = slack.room === null ? [] : [beyond(room, slack.room)]
    rows.push({ least: null, most: room, terms: [...terms, ...over] })
    if (weights.off === 0) continue
    if (high < room || slack.room !== null) {
      rows.push({ least: null, most: high, terms: [...terms, beyond(high, weights.off)] })
    }
    if (low > 0) {
      const short = add({ cost: weights.off }, (now) => Math.max(0, low - now[at]!))
      rows.push({ least: low, most: null, terms: [...terms, [short, 1]] })
    }
  }
  return {
    program: { columns, rows },
    choiceOf: (values) => {
      const choice: (Placement | null)[] = blocks.map(() => null)
      for (const [column, { block, placement }] of all.entries()) {
        if (values[column]! > 0.5) choice[block] = placement
      }
      return choice
    },
    valuesOf: (choice) => {
      const now = loadsOf(slots, choice)
      return [
        ...all.map(({ block, placement }) => (choice[block] === placement ? 1 : 0)),
        ...slackened.map((value) => value(now, choice)),
      ]
    },
  }
}
