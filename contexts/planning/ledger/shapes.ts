import { z } from 'zod'
import { tallyTracks } from '../progress/rules/credit.ts'
import { DayShape, Id } from '../shapes.ts'

/** The shapes that the ledger answers with. */

const Known = z.number().nullable()
const CreditTrack = z.enum(tallyTracks)

export const LedgerShape = z.object({
  regionId: Id,
  name: z.string(),
  years: z.array(z.number().int()),
})
export type LedgerShape = z.infer<typeof LedgerShape>

/** A line of the ledger as it stands now. */
export const LineShape = z.object({
  tallyId: Id,
  n: z.number().int(),
  regionId: Id,
  day: DayShape,
  unitId: Id.nullable(),
  /** Null where nobody's unit is credited, and where the asker may not know which. */
  unitName: z.string().nullable(),
  firstUnitId: Id.nullable(),
  firstUnitName: z.string().nullable(),
  track: CreditTrack,
  visits: z.number().int(),
  persons: Known,
  renfen: Known,
  /** Whether it counts. */
  stands: z.boolean(),
  corrections: z.number().int(),
  fileName: z.string(),
  importedAt: z.string(),
  demo: z.boolean(),
  revertedAt: z.string().nullable(),
  openDispute: Id.nullable(),
})
export type LineShape = z.infer<typeof LineShape>

/** Where the page before ended. */
export const AfterShape = z.object({ day: DayShape, n: z.number().int() })

export const LinesShape = z.object({
  lines: z.array(LineShape),
  /** Where the next page begins; null at the end. */
  next: AfterShape.nullable(),
})
export type LinesShape = z.infer<typeof LinesShape>

/** One thing that was written of a line: taken in, taken back, credited to another. */
export const StepShape = z.object({
  step: z.number().int(),
  sign: z.union([z.literal(1), z.literal(-1)]),
  unitId: Id.nullable(),
  unitName: z.string().nullable(),
  track: CreditTrack,
  visits: z.number().int(),
  persons: Known,
  renfen: Known,
  at: z.string(),
  byName: z.string().nullable(),
  fileName: z.string().nullable(),
  why: z.string().nullable(),
})
export type StepShape = z.infer<typeof StepShape>

export const decisions = ['upheld', 'moved', 'withdrawn'] as const

export const DisputeShape = z.object({
  id: Id,
  tallyId: Id,
  regionId: Id,
  unitId: Id.nullable(),
  unitName: z.string().nullable(),
  proposedUnitId: Id.nullable(),
  proposedUnitName: z.string().nullable(),
  day: DayShape.nullable(),
  track: CreditTrack.nullable(),
  visits: Known,
  renfen: Known,
  reason: z.string(),
  raisedBy: z.string().nullable(),
  raisedByMe: z.boolean(),
  raisedAt: z.string(),
  decision: z.enum([...decisions, 'lapsed']).nullable(),
  movedToName: z.string().nullable(),
  answer: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
})
export type DisputeShape = z.infer<typeof DisputeShape>

export const HistoryShape = z.object({
  steps: z.array(StepShape),
  disputes: z.array(DisputeShape),
})
export type HistoryShape = z.infer<typeof HistoryShape>
