import { z } from 'zod'
import { Unit } from '#kernel/blood.ts'
import { DayShape, Id } from '../shapes.ts'
import { carriers } from './rules/capacity.ts'
import { seasonKinds } from './rules/seasons.ts'

/** The shapes that feasibility's contract is made of. */

export const GrainShape = z.enum(['month', 'xun'])
export const SpanShape = z.object({ from: DayShape, to: DayShape })

const Factor = z.number().gt(0).max(2).nullable()
const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

export const WhenShape = z.union([
  z.object({
    beforeDays: z.number().int().min(0).max(60),
    afterDays: z.number().int().min(0).max(60),
  }),
  z.object({ fromMonthDay: MonthDay, toMonthDay: MonthDay }),
])

export const SeasonShape = z.object({
  id: Id,
  kind: z.enum(seasonKinds),
  name: z.string(),
  fromYear: z.number().int(),
  toYear: z.number().int().nullable(),
  when: WhenShape,
  capacityFactor: Factor,
  willingnessFactor: Factor,
  source: z.string(),
})

const CapacityShape = z.object({
  shifts: z.number().int(),
  renfen: z.number().int(),
  spareShifts: z.number().int(),
  spareRenfen: z.number().int(),
  unknownDays: z.number().int(),
})

const PeriodShape = z.object({
  at: z.number().int(),
  month: z.number().int(),
  part: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  span: SpanShape,
})

/** What a region can collect in a year, by column; null of a carrier: nothing is registered. */
export const YearCapacityShape = z.object({
  planId: Id,
  regionName: z.string(),
  year: z.number().int(),
  grain: GrainShape,
  /** What the plan counts; only 人份 meets 人份. */
  unit: Unit,
  comparable: z.boolean(),
  periods: z.array(PeriodShape),
  capacities: z.object({
    mobile: z.array(CapacityShape).nullable(),
    site: z.array(CapacityShape).nullable(),
  }),
  /** Teams, vehicles and sites that it is made of. */
  fleet: z.object({
    teams: z.number().int(),
    vehicles: z.number().int(),
    sites: z.number().int(),
  }),
  windows: z.array(z.object({ season: SeasonShape, span: SpanShape })),
  /** Null: the statutory holidays of the year are not announced yet. */
  holidays: z.array(z.object({ name: z.string(), span: SpanShape })).nullable(),
})
export type YearCapacityShape = z.infer<typeof YearCapacityShape>

export const StandingShape = z.object({
  at: z.number().int(),
  asked: z.number().int(),
  capacity: CapacityShape,
  need: z.number().nullable(),
  perShift: z.number().nullable(),
  over: z.number().int(),
  parts: z.array(z.object({ key: z.string(), label: z.string(), amount: z.number().int() })),
})

export const WayShape = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('move'),
    steps: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        amount: z.number().int(),
        whole: z.boolean(),
        to: SpanShape,
        at: z.number().int(),
        freeShifts: z.number(),
        freeRenfen: z.number().int(),
      }),
    ),
  }),
  z.object({ is: z.literal('open'), shifts: z.number().int() }),
  z.object({ is: z.literal('borrow'), shifts: z.number().int() }),
])

export const FeasibilityShape = YearCapacityShape.extend({
  revision: z.number().int(),
  /** How a span is spread over the columns it touches. */
  basis: z.literal('by-days'),
  standings: z.object({
    mobile: z.array(StandingShape).nullable(),
    site: z.array(StandingShape).nullable(),
  }),
  /** 人份 of a carrier of which nothing is registered. */
  unchecked: z.object({ mobile: z.number().int(), site: z.number().int() }),
  conflicts: z.array(
    z.object({
      carrier: z.enum(carriers),
      standing: StandingShape,
      ways: z.array(WayShape),
    }),
  ),
})
export type FeasibilityShape = z.infer<typeof FeasibilityShape>

/** A season or a need as it stands in the rules: proposed, approved or refused. */
export const StatedSeasonShape = z.object({
  id: Id,
  regionId: Id,
  regionName: z.string(),
  kind: z.enum([...seasonKinds, 'need']),
  name: z.string(),
  fromYear: z.number().int(),
  toYear: z.number().int().nullable(),
  when: WhenShape.nullable(),
  capacityFactor: Factor,
  willingnessFactor: Factor,
  weights: z.array(z.number().int()).nullable(),
  source: z.string(),
  demo: z.boolean(),
  proposedBy: z.string().nullable(),
  proposedAt: z.string(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  refusedBy: z.string().nullable(),
  refusedAt: z.string().nullable(),
  mine: z.boolean(),
})
export type StatedSeasonShape = z.infer<typeof StatedSeasonShape>

const Year = z.number().int().min(1998).max(2200)

export const NewSeasonShape = z.object({
  regionId: Id,
  name: z.string().trim().min(1).max(50),
  fromYear: Year,
  toYear: Year.nullable().default(null),
  source: z.string().trim().min(1).max(300),
  what: z.discriminatedUnion('is', [
    z.object({
      is: z.literal('window'),
      kind: z.enum(seasonKinds),
      when: WhenShape,
      capacityFactor: Factor.default(null),
      willingnessFactor: Factor.default(null),
    }),
    z.object({
      is: z.literal('need'),
      weights: z.array(z.number().int().min(0).max(1_000_000)).length(12),
    }),
  ]),
})
