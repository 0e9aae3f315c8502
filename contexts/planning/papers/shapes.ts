import { z } from 'zod'
import { Unit } from '#kernel/blood.ts'
import {
  type Paper,
  type PaperCell,
  type PaperTable,
  paperFormats,
} from '#platform/papers/contract.ts'
import { DayShape, Id, revisionStates } from '../shapes.ts'
import { paperKinds, slots } from './rules/kinds.ts'

export type { PaperCell, PaperTable }

export const Kind = z.enum(paperKinds)
export const Format = z.enum(paperFormats)
export const SnapshotNumber = z.string().regex(/^R-\d{8}-\d{4,}$/)

/** Made by our own composing; here it passes through as it is. */
export const PaperShape = z.custom<Paper>((value) => typeof value === 'object' && value !== null)

const Text = z.object({ zh: z.string(), en: z.string() })
const TemplateTextsShape = z.object(
  Object.fromEntries(
    slots.map((slot) => [slot, z.string().max(slot === 'body' ? 20_000 : 300)]),
  ) as {
    [Slot in (typeof slots)[number]]: z.ZodString
  },
)

export { TemplateTextsShape }

/** What a report is wanted of. */
export const WishShape = z.object({
  planId: Id,
  kind: Kind,
  /** By default the last issued, else the newest; of a progress report the one in force on its day. */
  revision: z.coerce.number().int().min(1).optional(),
  /** The day a progress report goes to; by default the last of which anything was collected. */
  on: DayShape.optional(),
  /** The part of the plan it is of; the whole when absent. */
  scope: Id.optional(),
  office: z.string().trim().max(60).optional(),
  number: z.string().trim().max(60).optional(),
  signedOn: DayShape.optional(),
})
export type WishShape = z.infer<typeof WishShape>

/** How complete the collected figures are that a report stands on. */
export const QualityShape = z.object({
  lastDay: DayShape.nullable(),
  importedAt: z.string().nullable(),
  staleDays: z.number().int().nullable(),
  demo: z.boolean(),
  /** Scheduled spans that are over, and those of them of which something was collected. */
  finished: z.number().int(),
  withFigures: z.number().int(),
  /** Up to twenty units whose span is over without any figure. */
  without: z.array(z.string()),
  /** Collected in ways the plan does not have, in visits. */
  besideVisits: z.number(),
})
export type QualityShape = z.infer<typeof QualityShape>

/** An import that a report stands on, and how far it went then. */
export const BatchShape = z.object({
  id: Id,
  fileName: z.string(),
  importedAt: z.string(),
  lines: z.number().int(),
  lastLine: z.string(),
})

/** A figure of the report by its name, with where it comes from. */
export const FigureShape = z.object({
  label: z.string(),
  value: z.number(),
  unit: z.string(),
  from: z.string(),
})

/** What a snapshot was made from; kept with it. */
export const FactsShape = z.object({
  regionName: z.string(),
  year: z.number().int(),
  unit: Unit,
  revision: z.object({
    number: z.number().int(),
    state: z.enum(revisionStates),
    documentNumber: z.string().nullable(),
    effectiveOn: DayShape.nullable(),
  }),
  scope: z.object({ key: Id, label: z.string() }).nullable(),
  on: DayShape.nullable(),
  office: z.string(),
  quality: QualityShape.nullable(),
  batches: z.array(BatchShape),
  figures: z.array(FigureShape),
})
export type FactsShape = z.infer<typeof FactsShape>

export const PreviewShape = z.object({
  title: z.string(),
  basis: z.string(),
  facts: FactsShape,
  templateVersion: z.number().int(),
  papers: z.number().int(),
  /** The first paper; of letters the first letter. */
  paper: PaperShape,
})
export type PreviewShape = z.infer<typeof PreviewShape>

export const ReportRow = z.object({
  number: SnapshotNumber,
  kind: Kind,
  title: z.string(),
  regionName: z.string(),
  basis: z.string(),
  dataTo: DayShape.nullable(),
  takenAt: z.string(),
  takenBy: z.string().nullable(),
  templateVersion: z.number().int(),
  papers: z.number().int(),
  demo: z.boolean(),
  issuedAt: z.string().nullable(),
  issuedBy: z.string().nullable(),
  /** By the clock, and not by a person. */
  scheduled: z.boolean(),
})
export type ReportRow = z.infer<typeof ReportRow>

export const ReportShape = ReportRow.extend({
  planId: Id,
  facts: FactsShape,
  stamp: z.string(),
  position: z.number().int(),
  paper: PaperShape,
  /** Whether everything is as it was when it was written; null where that is told by an export only. */
  intact: z.boolean().nullable(),
  mine: z.boolean(),
})
export type ReportShape = z.infer<typeof ReportShape>

/** Where a figure of a report comes from. */
export const SourceShape = z.object({
  label: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  revision: z.number().int(),
  planId: Id,
  key: Id.nullable(),
  /** In words: the notice's line, the head-count's source. */
  says: z.string().nullable(),
  /** What was collected, line by line, as it stood when the report was written. */
  lines: z.array(
    z.object({
      day: DayShape,
      unit: z.string().nullable(),
      track: z.string(),
      visits: z.number(),
      amount: z.number().nullable(),
      file: z.string(),
      importedAt: z.string(),
      /** Taken back since. */
      reverted: z.boolean(),
    }),
  ),
  lineCount: z.number().int(),
  linesSum: z.number().nullable(),
})
export type SourceShape = z.infer<typeof SourceShape>

export const TemplateShape = z.object({
  kind: Kind,
  version: z.number().int(),
  regionName: z.string().nullable(),
  inherited: z.boolean(),
  texts: TemplateTextsShape,
  madeBy: z.string().nullable(),
  madeAt: z.string().nullable(),
  fields: z.array(z.object({ name: z.string(), says: Text })),
})
export type TemplateShape = z.infer<typeof TemplateShape>

export const scheduleRecipients = [
  'blood-office-officer',
  'blood-office-approver',
  'health-commission',
  'liaison',
] as const

export const NewScheduleShape = z.object({
  regionId: Id,
  kind: Kind.exclude(['annual-notice', 'blank-form']),
  every: z.enum(['week', 'month']),
  onDay: z.number().int().min(1).max(31),
  recipients: z.array(z.enum(scheduleRecipients)).min(1).max(4),
})
export type NewScheduleShape = z.infer<typeof NewScheduleShape>

export const ScheduleShape = NewScheduleShape.extend({
  id: Id,
  proposedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  mine: z.boolean(),
  last: z
    .object({
      period: z.string(),
      outcome: z.enum(['sent', 'failed']),
      at: z.string(),
      told: z.number().int(),
      number: SnapshotNumber.nullable(),
      reason: Text.nullable(),
    })
    .nullable(),
})
export type ScheduleShape = z.infer<typeof ScheduleShape>

export const LetterShape = z.object({
  snapshotId: Id,
  position: z.number().int(),
  number: SnapshotNumber,
  kind: Kind,
  issuer: z.string(),
  basis: z.string(),
  issuedAt: z.string(),
  unit: z.string(),
  paper: PaperShape,
})
export type LetterShape = z.infer<typeof LetterShape>
