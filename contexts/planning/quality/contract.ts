import { z } from 'zod'
import { reading, writing } from '#platform/contract.ts'
import { DayShape, Id } from '../shapes.ts'
import {
  DimensionShape,
  FindingDetailShape,
  QualityShape,
  SourceShape,
  StateShape,
  TimelinessShape,
} from './shapes.ts'

const tags = ['quality']

const Asked = z.object({
  regionId: Id,
  year: z.coerce.number().int().min(1998).max(2200),
  dimension: DimensionShape.optional(),
  source: SourceShape.optional(),
  state: StateShape.optional(),
})
const Seen = z.object({ id: Id, version: z.number().int().min(1) })
const Reason = z.string().trim().min(1).max(500)
const Now = z.object({ state: StateShape, version: z.number().int() })

const take = (path: `/${string}`, summary: string) =>
  writing.route({ method: 'POST', path: `/planning/findings/{id}${path}`, summary, tags })

/** How good figures are: what was measured, what is doubtful, and who looks after it. */
export const qualityEndpoints = {
  quality: reading
    .route({
      method: 'GET',
      path: '/planning/quality',
      summary: 'Completeness, timeliness, outliers and consistency of a year, by source',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(Asked)
    .output(QualityShape),
  qualityFile: reading
    .route({
      method: 'GET',
      path: '/planning/quality.xlsx',
      summary: 'The list of findings as a spreadsheet',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(Asked)
    .output(z.file()),
  finding: reading
    .route({
      method: 'GET',
      path: '/planning/findings/{id}',
      summary: 'One finding with its history and what may be done',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(z.object({ id: Id }))
    .output(FindingDetailShape),
  judgeQuality: writing
    .route({
      method: 'POST',
      path: '/planning/quality/judge',
      summary: 'Judge a region’s year now; the same finding is kept once',
      tags,
    })
    .meta({ may: 'planning.change', kind: 'write' })
    .input(z.object({ regionId: Id, year: z.number().int().min(1998).max(2200) }))
    .output(
      z.object({ found: z.number().int(), added: z.number().int(), vanished: z.number().int() }),
    ),
  assignFinding: take('/assign', 'Say who looks after it and by when; they get a message')
    .meta({ may: 'planning.review', kind: 'write' })
    .input(Seen.extend({ owner: Id, dueOn: DayShape }))
    .output(Now),
  explainFinding: take('/explain', 'Say why the figures are right as they are')
    .meta({ may: 'planning.review', kind: 'write' })
    .input(Seen.extend({ reason: Reason }))
    .output(Now),
  acceptFinding: take('/accept', 'Accept an explanation, as another than its author')
    .meta({ may: 'planning.review', kind: 'write' })
    .input(Seen)
    .output(Now),
  correctFinding: take('/correct', 'Say that it was corrected at its source')
    .meta({ may: 'planning.review', kind: 'write' })
    .input(Seen.extend({ reason: Reason }))
    .output(Now),
  reopenFinding: take('/reopen', 'Look at it again, with a reason')
    .meta({ may: 'planning.review', kind: 'write' })
    .input(Seen.extend({ reason: Reason }))
    .output(Now),
  timeliness: reading
    .route({
      method: 'GET',
      path: '/planning/timeliness',
      summary: 'Within how many days figures are expected, in a region and above it',
      tags,
    })
    .meta({ may: 'rules.see' })
    .input(z.object({ regionId: Id }))
    .output(z.array(TimelinessShape)),
  proposeTimeliness: writing
    .route({
      method: 'POST',
      path: '/planning/timeliness',
      summary: 'Propose an expectation with its source',
      tags,
    })
    .meta({ may: 'rules.propose', kind: 'write' })
    .input(
      z.object({
        regionId: Id,
        days: z.number().int().min(0).max(366),
        from: DayShape,
        to: DayShape.nullable(),
        citation: z.string().trim().min(1).max(300),
      }),
    )
    .output(z.object({ id: Id })),
  decideTimeliness: writing
    .route({
      method: 'POST',
      path: '/planning/timeliness/{id}',
      summary: 'Approve or refuse it, as a second person',
      tags,
    })
    .meta({ may: 'rules.approve', kind: 'write' })
    .input(
      z.object({ id: Id, approve: z.boolean(), reason: z.string().trim().max(500).default('') }),
    )
    .output(z.object({ approved: z.boolean() })),
}
