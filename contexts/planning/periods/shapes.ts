import { z } from 'zod'
import { DayShape, Id } from '../shapes.ts'
import { actions, states } from './rules/life.ts'
import { periodKinds } from './rules/spans.ts'

const Sums = {
  visits: z.number().int(),
  /** Null where a source does not say. */
  persons: z.number().int().nullable(),
  renfen: z.number().nullable(),
}

/** What a period reported, as it was kept. */
export const FiguresShape = z.object({
  total: z.object(Sums),
  tracks: z.array(z.object({ track: z.string(), ...Sums })),
  units: z.array(
    z.object({ unitId: Id.nullable(), unit: z.string().nullable(), track: z.string(), ...Sums }),
  ),
})
export type FiguresShape = z.infer<typeof FiguresShape>

export const PeriodKindShape = z.enum(periodKinds)
export const StateShape = z.enum(states)
const ActionShape = z.enum(actions)

/** A cell of the matrix. */
export const PeriodCellShape = z.object({
  regionId: Id,
  kind: PeriodKindShape,
  number: z.number().int(),
  from: DayShape,
  to: DayShape,
  state: StateShape,
  round: z.number().int(),
  /** Over, so that it can be reported. */
  over: z.boolean(),
})
export type PeriodCellShape = z.infer<typeof PeriodCellShape>

export const MatrixShape = z.object({
  year: z.number().int(),
  regions: z.array(
    z.object({
      id: Id,
      name: z.string(),
      depth: z.number().int(),
      cells: z.array(PeriodCellShape),
    }),
  ),
})
export type MatrixShape = z.infer<typeof MatrixShape>

export const PeriodShape = PeriodCellShape.extend({
  regionName: z.string(),
  year: z.number().int(),
  version: z.number().int(),
  offered: z.array(ActionShape),
  submittedBy: z.string().nullable(),
  /** What stands in the ledger now, and what was reported last where something was. */
  now: FiguresShape,
  reported: FiguresShape.nullable(),
  conditions: z.object({
    lower: z.array(z.object({ regionId: Id, name: z.string(), state: StateShape })),
    openDisputes: z.number().int(),
    openFindings: z.number().int(),
  }),
  rounds: z.array(
    z.object({
      round: z.number().int(),
      state: StateShape,
      figures: FiguresShape.nullable(),
      lockedAt: z.string().nullable(),
    }),
  ),
  history: z.array(
    z.object({
      round: z.number().int(),
      at: z.string(),
      action: ActionShape,
      state: StateShape,
      by: z.string(),
      reason: z.string().nullable(),
    }),
  ),
})
export type PeriodShape = z.infer<typeof PeriodShape>
