import { z } from 'zod'
import { Unit } from '#kernel/blood.ts'
import {
  Bound,
  DayShape,
  Id,
  revisionStates,
  Track,
  targetKinds,
  targetStatuses,
} from '../shapes.ts'
import { indicatorNames } from './rules/indicators.ts'
import { matterCodes } from './rules/matters.ts'
import { progressStates } from './rules/progress.ts'

/** The shapes that progress answers with. */

/** Amounts of 人份 go by halves. */
const Figure = z.number()
const Known = Figure.nullable()
export const TextShape = z.object({ zh: z.string(), en: z.string() })

/** How far the figures go, and where they come from. */
export const AsOfShape = z.object({
  /** The last day of which anything was collected; null before any import. */
  lastDay: DayShape.nullable(),
  importedAt: z.string().nullable(),
  sources: z.array(z.object({ fileName: z.string(), importedAt: z.string(), demo: z.boolean() })),
  demo: z.boolean(),
  /** Days without a figure, where the year still runs and that is longer than it should be. */
  staleDays: z.number().int().nullable(),
})
export type AsOfShape = z.infer<typeof AsOfShape>

/** The plan that was held against, and the day. */
export const GroundShape = z.object({
  planId: Id,
  regionId: Id,
  regionName: z.string(),
  year: z.number().int(),
  unit: Unit,
  demo: z.boolean(),
  revision: z.number().int(),
  revisionState: z.enum(revisionStates),
  /** Whether that revision was in force on the day; otherwise it is the newest one there is. */
  inForce: z.boolean(),
  on: DayShape,
  asOf: AsOfShape,
})
export type GroundShape = z.infer<typeof GroundShape>

export const CollectedShape = z.object({ visits: Figure, persons: Known, renfen: Known })

export const CountsShape = z.record(z.enum(progressStates), z.number().int())

export const ForecastShape = z
  .object({
    atYearsEnd: Figure,
    low: Known,
    high: Known,
    ratio: Figure,
    remaining: Figure,
    finished: z.number().int(),
  })
  .nullable()

/** One part of the plan: what is done, and what should be by now. */
export const ProgressRow = z.object({
  key: Id,
  parentKey: Id.nullable(),
  kind: z.enum(targetKinds),
  track: Track,
  label: z.string(),
  unitId: Id.nullable(),
  target: Known,
  status: z.enum(targetStatuses),
  bound: Bound,
  collected: CollectedShape,
  actual: Known,
  /** Of it, what the plan to date is held against. */
  compared: Known,
  own: Figure,
  derived: Known,
  how: z.enum(['owed', 'in-proportion']).nullable(),
  toDate: Known,
  scheduled: Known,
  gap: Known,
  completion: Known,
  state: z.enum(progressStates),
  forecast: ForecastShape,
  closing: z
    .object({ sessions: z.number().int(), perSession: Figure, by: z.enum(['unit', 'region']) })
    .nullable(),
})
export type ProgressRow = z.infer<typeof ProgressRow>

export const ProgressShape = z.object({
  ground: GroundShape,
  counts: CountsShape,
  rows: z.array(ProgressRow),
  /** Collected in ways that the plan does not have. */
  beside: CollectedShape,
})
export type ProgressShape = z.infer<typeof ProgressShape>

/** Each part's year by month: twelve amounts on either side. */
export const PartMonthsShape = z.object({
  ground: GroundShape,
  parts: z.array(
    z.object({
      key: Id,
      plan: z.array(Figure).length(12).nullable(),
      actual: z.array(Known).length(12),
    }),
  ),
})
export type PartMonthsShape = z.infer<typeof PartMonthsShape>

/** A part of what was issued from above, as the region that holds it sees it. */
export const BelowShape = z.object({
  planId: Id,
  year: z.number().int(),
  unit: Unit,
  demo: z.boolean(),
  /** The region that issued it. */
  from: z.string(),
  /** Issued by a region above the asker's, not by one of theirs. */
  fromAbove: z.boolean(),
  key: Id,
  label: z.string(),
  amount: Known,
  on: DayShape,
  lastDay: DayShape.nullable(),
  actual: Known,
  toDate: Known,
  compared: Known,
  gap: Known,
  completion: Known,
  state: z.enum(progressStates),
  /** The year's end at the pace so far; null before anything was due. */
  atYearsEnd: Known,
  collected: CollectedShape,
})
export type BelowShape = z.infer<typeof BelowShape>

export const CockpitShape = z.object({
  ground: GroundShape,
  counts: CountsShape,
  /** The total, and the tracks below it. */
  rows: z.array(ProgressRow),
  /** The part that the headline speaks of: the one track placed in time, else the total. */
  head: Id,
  /** What the tracks still to be set share, and what they collected. */
  pending: z.object({ amount: Known, actual: Known, labels: z.array(z.string()) }).nullable(),
  parts: z.array(
    z.object({
      key: Id,
      label: z.string().nullable(),
      target: Figure,
      actual: Known,
      toDate: Known,
      gap: Known,
      state: z.enum(progressStates),
      units: z.number().int(),
    }),
  ),
  months: z.array(z.object({ month: z.number().int(), plan: Figure, actual: Known })),
  matters: z.array(
    z.object({
      code: z.enum(matterCodes),
      key: Id.nullable(),
      label: z.string().nullable(),
      amount: Known,
      units: z.number().int(),
      /** How many sessions would close the gap of a unit behind. */
      sessions: z.number().int().nullable(),
    }),
  ),
  coming: z.object({
    periods: z.array(
      z.object({
        month: z.number().int(),
        part: z.union([z.literal(1), z.literal(2), z.literal(3)]),
        from: DayShape,
        to: DayShape,
      }),
    ),
    items: z.array(
      z.object({
        key: Id,
        targetKey: Id,
        label: z.string(),
        area: z.string().nullable(),
        from: DayShape,
        to: DayShape,
        amount: Figure,
      }),
    ),
  }),
})
export type CockpitShape = z.infer<typeof CockpitShape>

const TermShape = z.object({ name: TextShape, value: Known })

export const IndicatorsShape = z.object({
  ground: GroundShape,
  /** The statement of residents that the rate is reckoned by. */
  population: z
    .object({ id: Id, amount: Figure, source: z.string(), statedOn: DayShape })
    .nullable(),
  indicators: z.array(
    z.object({
      name: z.enum(indicatorNames),
      formula: TextShape,
      numerator: z.array(TermShape),
      denominator: TermShape,
      value: Known,
      why: TextShape.nullable(),
      asOf: DayShape.nullable(),
    }),
  ),
})
export type IndicatorsShape = z.infer<typeof IndicatorsShape>

export const TallyBatchShape = z.object({
  id: Id,
  fileName: z.string(),
  importedBy: z.string().nullable(),
  importedAt: z.string(),
  demo: z.boolean(),
  rows: z.number().int(),
  from: DayShape.nullable(),
  to: DayShape.nullable(),
  visits: Figure,
  /** Null where some of its rows do not say. */
  renfen: Known,
  revertedBy: z.string().nullable(),
  revertedAt: z.string().nullable(),
  reason: z.string().nullable(),
})
export type TallyBatchShape = z.infer<typeof TallyBatchShape>
