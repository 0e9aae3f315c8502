import type { Instance } from './instance.ts'
import type { Placement } from './placements.ts'
import { modelOf, type Program, type Slack } from './program.ts'
import { type Choice, isFeasible, scoreOf } from './score.ts'

/** When to stop: all but the time give the same answer whenever asked again. */
export interface Limits {
  readonly milliseconds: number
  readonly nodes: number
  readonly gap: number
}

/** A solver of programs; a rule is handed one and knows no machine. */
export type Solve = (
  program: Program,
  limits: Limits,
  start?: readonly number[],
  onGap?: (gap: number) => void,
) => {
  readonly is: 'optimal' | 'stopped' | 'out-of-time' | 'infeasible'
  readonly values: readonly number[] | null
  readonly bound: number | null
}

/** What arranging leans on: a solver, how much time is left, and whom to tell how far it is. */
export interface Means {
  readonly solve: Solve
  /** Milliseconds until it shall be done. */
  readonly left: () => number
  readonly told: (stage: Stage, share: number) => void
}

/** Where arranging is: by rule, searching for the best, asking what a bound costs. */
export type Stage = 'rule' | 'search' | 'bounds'

export interface Found {
  readonly is: 'optimal' | 'stopped' | 'out-of-time' | 'infeasible'
  readonly choice: Choice | null
  /** No choice can come to fewer points. */
  readonly bound: number
}

export interface Searching {
  readonly limits: Omit<Limits, 'milliseconds'>
  readonly slack?: Slack
  readonly start?: Choice | undefined
  readonly onGap?: (gap: number) => void
}

/** Searches the best choice with the solver, from a start where one is known. */
export function search(
  instance: Instance,
  placements: readonly (readonly Placement[])[],
  means: Means,
  { limits, slack, start, onGap }: Searching,
): Found {
  const milliseconds = means.left()
  if (milliseconds <= 0) return { is: 'out-of-time', choice: null, bound: 0 }
  const model = modelOf(instance, placements, slack)
  const { is, values, bound } = means.solve(
    model.program,
    { ...limits, milliseconds },
    start && model.valuesOf(start),
    onGap,
  )
  return {
    is,
    choice: values === null ? null : model.choiceOf(values),
    // A hair is lost in floating point; points are whole.
    bound: bound === null ? 0 : Math.max(0, Math.ceil(bound - 1e-4)),
  }
}

/** The better of two choices; the first where they are equal, and one that is not feasible never wins. */
export function better(
  instance: Instance,
  one: Choice | null,
  other: Choice | null,
): Choice | null {
  const [left, right] = [one, other].map((choice) =>
    choice !== null && isFeasible(instance, choice) ? scoreOf(instance, choice).points : null,
  )
  if (right === null || right === undefined) return left === null ? null : one
  return left === null || left === undefined || right < left ? other : one
}

/** The same places in another list of placements; undefined where it lacks one of them. */
export function sameIn(
  placements: readonly (readonly Placement[])[],
  choice: Choice,
): Choice | undefined {
  const found = choice.map((wanted, at) =>
    wanted === null
      ? null
      : placements[at]!.find(({ first, last }) => first === wanted.first && last === wanted.last),
  )
  return found.includes(undefined) ? undefined : (found as Choice)
}
