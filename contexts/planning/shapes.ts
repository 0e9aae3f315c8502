import { z } from 'zod'
import { Unit } from '#kernel/blood.ts'
import type { Day } from '#kernel/days.ts'
import { isDay } from '#kernel/days.ts'
import { bounds, tracks } from './rules/notice/shape.ts'

/** The shapes that planning's contract is made of. */

export const Id = z.uuid()
export const DayShape = z
  .string()
  .refine((text) => isDay(text), 'a day is YYYY-MM-DD')
  .transform((text) => text as Day)
export const Amount = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
export const Track = z.enum(tracks)
export const Bound = z.enum(bounds)

export const Source = z.object({ line: z.number().int(), text: z.string() }).nullable()

export const revisionStates = ['draft', 'submitted', 'issued', 'discarded'] as const
export const targetKinds = ['total', 'track', 'group', 'unit'] as const
export const targetStatuses = ['stated', 'pending', 'reserve'] as const

/** One part of the target: a node of the tree whose children and remainder make it up. */
export const TargetShape = z.object({
  id: Id,
  key: Id,
  parentKey: Id.nullable(),
  position: z.number().int(),
  kind: z.enum(targetKinds),
  track: Track,
  label: z.string(),
  unitId: Id.nullable(),
  unitKind: z.string().nullable(),
  lines: z.array(z.string()),
  /** The region its unit lies in. */
  town: z.string().nullable(),
  amount: Amount.nullable(),
  status: z.enum(targetStatuses),
  bound: Bound,
  note: z.string().nullable(),
  source: Source,
  /** The head-count that a cap is taken of; null: none stated, the cap is not checked. */
  headcount: z
    .object({
      amount: z.number().int(),
      basis: z.enum(['staff', 'residents-without-unit']),
      year: z.number().int(),
      source: z.string(),
      statedOn: DayShape,
    })
    .nullable(),
  cap: z.object({ ratio: z.number(), amount: Amount.nullable(), citation: z.string() }).nullable(),
  lastYear: z.object({ target: Amount.nullable(), done: z.number().nullable() }).nullable(),
})
export type TargetShape = z.infer<typeof TargetShape>

/** A span of the schedule; it counts once. */
export const ItemShape = z.object({
  id: Id,
  key: Id,
  targetKey: Id,
  position: z.number().int(),
  label: z.string().nullable(),
  area: z.string().nullable(),
  from: DayShape,
  to: DayShape,
  text: z.string(),
  amount: Amount,
  source: Source,
})
export type ItemShape = z.infer<typeof ItemShape>

export const RevisionShape = z.object({
  id: Id,
  number: z.number().int(),
  state: z.enum(revisionStates),
  version: z.number().int(),
  noticeId: Id.nullable(),
  noticeTitle: z.string().nullable(),
  author: z.string().nullable(),
  draftedAt: z.string(),
  submittedBy: z.string().nullable(),
  submittedAt: z.string().nullable(),
  documentNumber: z.string().nullable(),
  effectiveOn: DayShape.nullable(),
  reason: z.string().nullable(),
  issuedBy: z.string().nullable(),
  issuedAt: z.string().nullable(),
})
export type RevisionShape = z.infer<typeof RevisionShape>

/** Why a revision cannot be issued yet, each with the part it concerns. */
export const BlockerShape = z.object({
  code: z.enum([
    'unallocated',
    'over-allocated',
    'over-cap',
    'overscheduled',
    'item-outside-year',
    'no-total',
    'unscheduled',
  ]),
  /** Blocks issuing; otherwise it is only shown. */
  blocks: z.boolean(),
  targetKey: Id.nullable(),
  label: z.string(),
  values: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
})
export type BlockerShape = z.infer<typeof BlockerShape>

export const PlanShape = z.object({
  id: Id,
  regionId: Id,
  regionName: z.string(),
  year: z.number().int(),
  unit: Unit,
  demo: z.boolean(),
  revision: RevisionShape,
  revisions: z.array(RevisionShape),
  targets: z.array(TargetShape),
  items: z.array(ItemShape),
  blockers: z.array(BlockerShape),
})
export type PlanShape = z.infer<typeof PlanShape>

const Position = z.number().int().min(0).max(100_000)
/** A part without the facts beside it. */
export const PartShape = TargetShape.pick({
  key: true,
  parentKey: true,
  kind: true,
  track: true,
  label: true,
  unitId: true,
  amount: true,
  status: true,
  bound: true,
  note: true,
  source: true,
})
const SpanShape = ItemShape.omit({ id: true, position: true })

/** One change of a draft; a batch of them is made whole or not at all. */
export const ChangeShape = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('set-target'),
    key: Id,
    amount: Amount.nullable(),
    status: z.enum(targetStatuses),
    note: z.string().max(500).nullable().optional(),
  }),
  z.object({
    do: z.literal('add-target'),
    key: Id.optional(),
    parentKey: Id,
    kind: z.enum(['track', 'group', 'unit']),
    track: Track,
    label: z.string().trim().min(1).max(100),
    unitId: Id.nullable(),
    amount: Amount.nullable(),
    status: z.enum(targetStatuses),
  }),
  z.object({ do: z.literal('remove-target'), key: Id }),
  z.object({
    do: z.literal('set-item'),
    key: Id,
    amount: Amount,
    from: DayShape,
    to: DayShape,
    area: z.string().trim().max(100).nullable(),
  }),
  z.object({
    do: z.literal('add-item'),
    key: Id.optional(),
    targetKey: Id,
    amount: Amount,
    from: DayShape,
    to: DayShape,
    area: z.string().trim().max(100).nullable(),
    label: z.string().trim().max(100).nullable().optional(),
  }),
  z.object({ do: z.literal('remove-item'), key: Id }),
  /** What was removed, as it was and where it stood: how a removal is undone. */
  z.object({
    do: z.literal('put-back'),
    targets: z
      .array(z.object({ at: Position, part: PartShape }))
      .max(5000)
      .readonly(),
    items: z
      .array(z.object({ at: Position, span: SpanShape }))
      .max(5000)
      .readonly(),
  }),
])
export type ChangeShape = z.infer<typeof ChangeShape>

export const DifferenceShape = z.object({
  what: z.enum(['target', 'item']),
  key: Id,
  label: z.string(),
  change: z.enum(['added', 'removed', 'altered']),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
})
export type DifferenceShape = z.infer<typeof DifferenceShape>

/** A target as it reaches the one who holds it: only what was issued, and only their own. */
export const HandedDownShape = z.object({
  planId: Id,
  year: z.number().int(),
  unit: Unit,
  demo: z.boolean(),
  from: z.string(),
  revision: z.number().int(),
  documentNumber: z.string().nullable(),
  effectiveOn: DayShape.nullable(),
  label: z.string(),
  amount: Amount.nullable(),
  items: z.array(
    z.object({
      area: z.string().nullable(),
      from: DayShape,
      to: DayShape,
      text: z.string(),
      amount: Amount,
    }),
  ),
})
export type HandedDownShape = z.infer<typeof HandedDownShape>
