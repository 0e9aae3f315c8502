import highsModule, { type Highs } from 'highs'
import type { Limits, Program, Solved } from './program.ts'

/** Solves linear programs, one after the other, on one thread. */
export interface Solver {
  /** The same program with the same start and limits of nodes and gap gives the same answer. */
  readonly solve: (
    program: Program,
    limits: Limits,
    start?: readonly number[],
    onGap?: (gap: number) => void,
  ) => Solved
}

/** Loads HiGHS, a build of one thread; what it solves blocks the thread, so it belongs into a worker. */
export async function openSolver(): Promise<Solver> {
  // Its types speak of the CommonJS build; Node loads the other, whose default is the loader itself.
  const loadHighs = highsModule as unknown as typeof highsModule.default
  const highs = await loadHighs()
  return {
    solve: (program, limits, start, onGap) =>
      highs.withModel(modelOf(highs, program), (model) => {
        model.options.set({
          output_flag: false,
          random_seed: 1,
          time_limit: limits.milliseconds / 1000,
          mip_max_nodes: limits.nodes,
          mip_rel_gap: limits.gap,
          mip_abs_gap: 1e-6,
        })
        if (start !== undefined) model.setSolution({ colValue: Float64Array.from(start) })
        const said = onGap ?? (() => {})
        model.run({
          [highs.constants.callbackType.mipLogging]: ({ data }) => {
            said(data.mip_gap ?? 1)
            return undefined
          },
        })
        return answerOf(highs, model, program)
      }),
  }
}

type Model = ReturnType<Highs['createModel']>

function modelOf(highs: Highs, { columns, rows }: Program) {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { terms } of rows) {
    for (const [column, factor] of terms) {
      indices.push(column)
      values.push(factor)
    }
    starts.push(indices.length)
  }
  const { integer, continuous } = highs.constants.variableType
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(() => 0),
    colUpper: columns.map(({ most }) => (Number.isFinite(most) ? most : highs.infinity)),
    rowLower: rows.map(({ least }) => least ?? -highs.infinity),
    rowUpper: rows.map(({ most }) => most ?? highs.infinity),
    matrix: {
      format: 'csr' as const,
      ...{ numRows: rows.length, numCols: columns.length, starts, indices, values },
    },
    integrality: Int32Array.from(columns, ({ whole }) => (whole ? integer : continuous)),
  }
}

function answerOf(highs: Highs, model: Model, { columns }: Program): Solved {
  const status = model.getModelStatus()
  const { modelStatus } = highs.constants
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) {
    return { is: 'infeasible', values: null, cost: null, bound: null }
  }
  const isMixed = columns.some(({ whole }) => whole)
  const found = model.info.get('primal_solution_status') === 2
  const bound = isMixed ? Number(model.info.get('mip_dual_bound')) : model.getObjectiveValue()
  const is =
    status === modelStatus.optimal
      ? 'optimal'
      : status === modelStatus.timeLimit
        ? 'out-of-time'
        : 'stopped'
  return {
    is,
    values: found ? [...model.getSolution().colValue] : null,
    cost: found ? model.getObjectiveValue() : null,
    bound: Number.isFinite(bound) ? bound : null,
  }
}
