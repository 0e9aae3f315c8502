import { z } from 'zod'
import { reading, writing } from '#platform/contract.ts'
import { Id } from '../shapes.ts'
import {
  Format,
  Kind,
  LetterShape,
  NewScheduleShape,
  PreviewShape,
  ReportRow,
  ReportShape,
  ScheduleShape,
  SnapshotNumber,
  SourceShape,
  TemplateShape,
  TemplateTextsShape,
  WishShape,
} from './shapes.ts'

const tags = ['papers']

/** Documents and reports of a plan: written as snapshots, issued, exported, sent by the clock. */
export const paperEndpoints = {
  reports: reading
    .route({
      method: 'GET',
      path: '/planning/reports',
      summary: 'Snapshots within reach, newest first',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(z.object({ regionId: Id.optional(), kind: Kind.optional() }))
    .output(z.array(ReportRow)),
  previewReport: reading
    .route({
      method: 'GET',
      path: '/planning/reports/preview',
      summary: 'A report as it would be now, not kept',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(WishShape)
    .output(PreviewShape),
  writeReport: writing
    .route({
      method: 'POST',
      path: '/planning/reports',
      summary: 'Write a report as a snapshot that never changes',
      tags,
    })
    .meta({ may: 'planning.change', kind: 'write' })
    .input(WishShape)
    .output(z.object({ number: SnapshotNumber })),
  report: reading
    .route({
      method: 'GET',
      path: '/planning/reports/{number}',
      summary: 'A snapshot, as it was written',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(
      z.object({ number: SnapshotNumber, position: z.coerce.number().int().min(0).default(0) }),
    )
    .output(ReportShape),
  reportFile: reading
    .route({
      method: 'GET',
      path: '/planning/reports/{number}/file',
      summary: 'A snapshot as docx, pdf or xlsx; letters also one by one in a zip',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(
      z.object({ number: SnapshotNumber, format: Format, apart: z.stringbool().default(false) }),
    )
    .output(z.file()),
  reportSource: reading
    .route({
      method: 'GET',
      path: '/planning/reports/{number}/source',
      summary: 'Where a figure of a snapshot comes from',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(z.object({ number: SnapshotNumber, from: z.string().max(100) }))
    .output(SourceShape),
  issueReport: writing
    .route({
      method: 'POST',
      path: '/planning/reports/{number}/issue',
      summary: 'Issue a snapshot: by another than its writer',
      tags,
    })
    .meta({ may: 'planning.issue', kind: 'write' })
    .input(z.object({ number: SnapshotNumber }))
    .output(z.object({ issuedAt: z.string() })),

  reportTemplates: reading
    .route({
      method: 'GET',
      path: '/planning/report-templates',
      summary: 'The words in force in a region, with the fields they may name',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(z.object({ regionId: Id }))
    .output(z.array(TemplateShape)),
  changeTemplate: writing
    .route({
      method: 'POST',
      path: '/planning/report-templates',
      summary: 'Write the next version of a region’s words',
      tags,
    })
    .meta({ may: 'planning.change', kind: 'write' })
    .input(
      z.object({
        regionId: Id,
        kind: Kind,
        after: z.number().int().min(0),
        texts: TemplateTextsShape,
      }),
    )
    .output(z.object({ version: z.number().int() })),
  previewTemplate: reading
    .route({
      method: 'POST',
      path: '/planning/report-templates/preview',
      summary: 'A plan in words that are not kept',
      tags,
    })
    .meta({ may: 'planning.change' })
    .input(z.object({ wish: WishShape, texts: TemplateTextsShape }))
    .output(PreviewShape),

  reportSchedules: reading
    .route({
      method: 'GET',
      path: '/planning/report-schedules',
      summary: 'When reports are sent, and how the last sending went',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(z.object({ regionId: Id }))
    .output(z.array(ScheduleShape)),
  proposeReportSchedule: writing
    .route({
      method: 'POST',
      path: '/planning/report-schedules',
      summary: 'Propose to send a report every week or month',
      tags,
    })
    .meta({ may: 'planning.change', kind: 'write' })
    .input(NewScheduleShape)
    .output(z.object({ id: Id })),
  approveReportSchedule: writing
    .route({
      method: 'POST',
      path: '/planning/report-schedules/{id}/approve',
      summary: 'Let it be sent: by another than its author',
      tags,
    })
    .meta({ may: 'planning.issue', kind: 'write' })
    .input(z.object({ id: Id }))
    .output(z.object({ id: Id })),
  endReportSchedule: writing
    .route({
      method: 'POST',
      path: '/planning/report-schedules/{id}/end',
      summary: 'Send it no more',
      tags,
    })
    .meta({ may: 'planning.change', kind: 'write' })
    .input(z.object({ id: Id }))
    .output(z.object({ id: Id })),

  letters: reading
    .route({
      method: 'GET',
      path: '/planning/letters',
      summary: 'Letters issued to units of one’s own region',
      tags,
    })
    .meta({ may: 'planning.see-issued' })
    .output(z.array(LetterShape)),
  letterFile: reading
    .route({
      method: 'GET',
      path: '/planning/letters/{snapshotId}/{position}/file',
      summary: 'A letter to one’s own unit as docx or pdf',
      tags,
    })
    .meta({ may: 'planning.see-issued' })
    .input(z.object({ snapshotId: Id, position: z.coerce.number().int().min(0), format: Format }))
    .output(z.file()),
}
