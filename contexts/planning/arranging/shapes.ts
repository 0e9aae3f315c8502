import { z } from 'zod'
import { GrainShape, SpanShape } from '../feasibility/shapes.ts'
import { ChangeShape, DayShape, Id } from '../shapes.ts'

/** The shapes that arranging's contract is made of. */

const Score = z.object({
  extra: z.number().int(),
  off: z.number().int(),
  unliked: z.number().int(),
  moved: z.number().int(),
  points: z.number().int(),
})
const Named = z.object({ key: z.string(), label: z.string(), amount: z.number().int() })

export const WeightsShape = z.object({
  extra: z.number().int().min(0).max(10_000),
  off: z.number().int().min(0).max(10_000),
  unliked: z.number().int().min(0).max(10_000),
  moved: z.number().int().min(0).max(10_000),
})

/** What a proposal is asked for; kept with it, so that it can be asked again. */
export const AskedShape = z.object({
  grain: GrainShape.default('xun'),
  /** Keys of spans that stay where they are. */
  fixed: z.array(Id).max(50_000).default([]),
  /** Follow the region's stated need; without one, evenly by what can be collected. */
  follow: z.enum(['need', 'capacity']).default('need'),
  band: z.number().min(0).max(1).default(0.1),
  weights: WeightsShape.optional(),
  seconds: z.number().int().min(0).max(1800).default(120),
})
export type AskedShape = z.infer<typeof AskedShape>

export const ProposedShape = z.object({
  key: z.string(),
  targetKey: Id,
  itemKey: Id.nullable(),
  label: z.string(),
  area: z.string().nullable(),
  amount: z.number().int(),
  now: SpanShape.nullable(),
  span: SpanShape,
  same: z.boolean(),
  shares: z.array(
    z.object({
      at: z.number().int(),
      amount: z.number().int(),
      drives: z.number().int().nullable(),
    }),
  ),
})

const Slots = z.array(
  z.object({
    span: SpanShape,
    room: z.number().int(),
    low: z.number().int(),
    high: z.number().int(),
    perShift: z.number().nullable(),
    fixed: z.number().int(),
    load: z.number().int().nullable(),
  }),
)

const Relief = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('room'),
    columns: z.array(
      z.object({
        at: z.number().int(),
        renfen: z.number().int(),
        shifts: z.number().int().nullable(),
      }),
    ),
    renfen: z.number().int(),
    proven: z.boolean(),
  }),
  z.object({
    is: z.literal('left'),
    blocks: z.array(Named),
    renfen: z.number().int(),
    proven: z.boolean(),
  }),
  z.object({
    is: z.literal('wishes'),
    blocks: z.array(Named.extend({ first: z.number().int(), last: z.number().int() })),
    renfen: z.number().int(),
    proven: z.boolean(),
  }),
])

/** What an arrangement came to; the same question gives the same, letter by letter. */
export const OutcomeShape = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('proposal'),
    curve: z.object({ by: z.enum(['need', 'capacity']), source: z.string().nullable() }),
    weights: WeightsShape,
    band: z.number(),
    slots: Slots,
    items: z.array(ProposedShape),
    method: z.enum(['proven', 'stopped', 'rule', 'by-groups']),
    score: Score,
    bound: z.number().int(),
    gap: z.number(),
    groups: z.object({ searched: z.number().int(), of: z.number().int() }).nullable(),
    full: z.array(
      z.object({ at: z.number().int(), load: z.number().int(), room: z.number().int() }),
    ),
    off: z.array(z.object({ at: z.number().int(), load: z.number().int(), by: z.number().int() })),
    whatIfs: z.array(
      z.object({
        is: z.enum(['shift', 'wishes', 'fixed']),
        columns: z.array(z.number().int()),
        score: Score,
        gap: z.number(),
        method: z.enum(['proven', 'stopped']),
      }),
    ),
  }),
  z.object({
    is: z.literal('no-way'),
    curve: z.object({ by: z.enum(['need', 'capacity']), source: z.string().nullable() }),
    weights: WeightsShape,
    band: z.number(),
    slots: Slots,
    proven: z.boolean(),
    alone: z.array(Named),
    reliefs: z.array(Relief),
  }),
])
export type OutcomeShape = z.infer<typeof OutcomeShape>

export const arrangementStates = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const

export const ArrangementHead = z.object({
  id: Id,
  planId: Id,
  revisionId: Id,
  version: z.number().int(),
  asked: AskedShape,
  state: z.enum(arrangementStates),
  stage: z.enum(['rule', 'search', 'bounds']).nullable(),
  percent: z.number().int(),
  /** Other arrangements of the same plan that were under way when it began. */
  beside: z.number().int(),
  begunBy: z.string().nullable(),
  begunAt: z.string(),
  endedAt: z.string().nullable(),
  acceptedBy: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  accepted: z.number().int().nullable(),
})
export type ArrangementHead = z.infer<typeof ArrangementHead>

export const ArrangementShape = ArrangementHead.extend({
  year: z.number().int(),
  regionName: z.string(),
  outcome: OutcomeShape.nullable(),
})
export type ArrangementShape = z.infer<typeof ArrangementShape>

export const AcceptedShape = z.object({
  version: z.number().int(),
  /** Spans that were changed. */
  changed: z.number().int(),
  /** One batch of changes that takes all of it back. */
  undo: z.array(ChangeShape),
})

export const WishShape = z.object({
  id: Id,
  unitId: Id,
  unitName: z.string(),
  stance: z.enum(['preferred', 'forbidden']),
  from: DayShape,
  to: DayShape,
  source: z.string(),
  statedBy: z.string().nullable(),
  statedAt: z.string(),
})
export type WishShape = z.infer<typeof WishShape>
