import { z } from 'zod'
import { Unit } from '#kernel/blood.ts'
import { Amount, Bound, DayShape, Id, revisionStates, Track } from '../shapes.ts'
import { actions, states } from './rules/life.ts'

/** The shapes of what is handed down and of its answers. */

export const StateShape = z.enum(states)
export const rungNames = ['soon', 'due', 'over', 'leader', 'officer', 'by-hand'] as const
export const flagNames = [
  'no-liaison',
  'no-way',
  'expired',
  'ends-before-due',
  'unreachable',
] as const
export type Flag = (typeof flagNames)[number]

const Head = z.object({
  id: Id,
  planId: Id,
  unitId: Id,
  label: z.string(),
  issuer: z.string(),
  year: z.number().int(),
  unit: Unit,
  demo: z.boolean(),
  state: StateShape,
  wants: z.enum(['answer', 'plan']),
  round: z.number().int(),
  askedOn: DayShape,
  dueOn: DayShape,
  /** Calendar days since the due day while an answer is open; else 0. */
  daysOver: z.number().int(),
  amount: Amount.nullable(),
  bound: Bound,
  documentNumber: z.string().nullable(),
  effectiveOn: DayShape,
  version: z.number().int(),
})

const FiledHead = z.object({
  number: z.string(),
  total: Amount,
  /** Filed less handed down; null where nothing was stated. */
  difference: z.number().int().nullable(),
})

/** A row of the issuing level's list. */
export const HandDownRow = Head.extend({
  /** Nothing was heard since it was asked. */
  silent: z.boolean(),
  open: z.boolean(),
  lastContact: z.object({ at: z.string(), action: z.string() }).nullable(),
  liaison: z.string().nullable(),
  flags: z.array(z.enum(flagNames)),
  filed: FiledHead.nullable(),
  objection: z.string().nullable(),
})
export type HandDownRow = z.infer<typeof HandDownRow>

export const StepShape = z.object({
  id: Id,
  at: z.string(),
  round: z.number().int(),
  action: z.string(),
  side: z.enum(['issuer', 'receiver', 'programme']),
  by: z.string(),
  text: z.string().nullable(),
  rung: z.enum(rungNames).nullable(),
  /** What a later issue changed. */
  before: Amount.nullable(),
  after: Amount.nullable(),
})
export type StepShape = z.infer<typeof StepShape>

export const ReceiptShape = FiledHead.extend({
  id: Id,
  handDownId: Id,
  kind: z.enum(['plan', 'months']),
  label: z.string(),
  issuer: z.string(),
  year: z.number().int(),
  unit: Unit,
  handed: Amount.nullable(),
  filedAt: z.string(),
  by: z.string(),
  parts: z.array(z.object({ label: z.string(), amount: Amount.nullable() })),
  items: z.array(
    z.object({
      label: z.string(),
      from: DayShape,
      to: DayShape,
      text: z.string(),
      amount: Amount,
    }),
  ),
  /** SHA-256 of what was filed, in hexadecimal. */
  sha256: z.string(),
})
export type ReceiptShape = z.infer<typeof ReceiptShape>

/** A hand-down with its whole history, as one of its two sides sees it. */
export const HandDownShape = Head.extend({
  side: z.enum(['issuer', 'receiver']),
  /** It went to a region of its own, which may split it further. */
  toRegion: z.boolean(),
  offered: z.array(z.enum(actions)),
  parts: z.array(
    z.object({ label: z.string(), track: Track, amount: Amount.nullable(), bound: Bound }),
  ),
  items: z.array(
    z.object({
      area: z.string().nullable(),
      from: DayShape,
      to: DayShape,
      text: z.string(),
      amount: Amount,
    }),
  ),
  child: z
    .object({
      planId: Id,
      revision: z.number().int(),
      state: z.enum(revisionStates),
      total: Amount.nullable(),
    })
    .nullable(),
  steps: z.array(StepShape),
  receipts: z.array(ReceiptShape),
  /** Who can help: the one who issued it, and the office's number. */
  helper: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  /** Who answers for the unit, masked. */
  liaison: z
    .object({
      name: z.string(),
      phone: z.string().nullable(),
      validTo: DayShape.nullable(),
      confirmedAt: z.string().nullable(),
    })
    .nullable(),
})
export type HandDownShape = z.infer<typeof HandDownShape>

/** What a reminder would say to whom, before it is sent. */
export const ReminderShape = z.object({
  id: Id,
  label: z.string(),
  /** Masked; null: nobody is registered, and it goes to the office itself. */
  to: z.string().nullable(),
  phone: z.string().nullable(),
  text: z.object({ zh: z.string(), en: z.string() }),
  /** Why none would be sent. */
  why: z.enum(['answered', 'today-already']).nullable(),
  flags: z.array(z.enum(flagNames)),
})
export type ReminderShape = z.infer<typeof ReminderShape>
