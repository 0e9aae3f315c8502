import { z } from 'zod'
import { reading, writing } from '#platform/contract.ts'
import { DayShape, Id } from '../shapes.ts'
import {
  CockpitShape,
  IndicatorsShape,
  ProgressShape,
  TallyBatchShape,
  TallyPreview,
  VerdictCounts,
} from './shapes.ts'

const tags = ['progress']

const Asked = z.object({
  regionId: Id,
  year: z.coerce.number().int().min(1998).max(2200),
  /** By default the last day of which anything was collected. */
  on: DayShape.optional(),
})

/** A table of what was collected, and what an officer decided on its names. */
const TallyFile = z.object({
  regionId: Id,
  uploadId: Id,
  /** By a name of the file: the unit it means. */
  units: z.record(z.string().max(200), Id).default({}),
})

/** What planning answers about its progress. */
export const progressEndpoints = {
  progress: reading
    .route({
      method: 'GET',
      path: '/planning/progress',
      summary: 'What is done of a plan against what should be done by a day',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(Asked)
    .output(ProgressShape),
  progressFile: reading
    .route({
      method: 'GET',
      path: '/planning/progress.xlsx',
      summary: 'The same as a spreadsheet, in the order of the plan',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(Asked)
    .output(z.file()),
  cockpit: reading
    .route({
      method: 'GET',
      path: '/planning/cockpit',
      summary: 'A year at a glance: total, parts, months, what to decide, what comes',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(Asked.extend({ spans: z.enum(['first-month', 'by-day']).default('first-month') }))
    .output(CockpitShape),
  indicators: reading
    .route({
      method: 'GET',
      path: '/planning/indicators',
      summary: 'The programme’s indicators with formula, numerator and denominator',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(Asked.extend({ population: z.coerce.number().int().min(1).optional() }))
    .output(IndicatorsShape),
  tallyBatches: reading
    .route({
      method: 'GET',
      path: '/planning/tallies',
      summary: 'Imports of what was collected in a region, newest first',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(z.object({ regionId: Id }))
    .output(z.array(TallyBatchShape)),
  previewTallies: reading
    .route({
      method: 'POST',
      path: '/planning/tallies/preview',
      summary: 'What will become of each row of a table; nothing is written',
      tags,
    })
    .meta({ may: 'tallies.import' })
    .input(TallyFile)
    .output(TallyPreview),
  rejectedTallies: reading
    .route({
      method: 'POST',
      path: '/planning/tallies/rejected.xlsx',
      summary: 'The rows that are not taken, each with its reason',
      tags,
    })
    .meta({ may: 'tallies.import' })
    .input(TallyFile)
    .output(z.file()),
  importTallies: writing
    .route({
      method: 'POST',
      path: '/planning/tallies',
      summary: 'Take the new rows of a table: all of them or none',
      tags,
    })
    .meta({ may: 'tallies.import', kind: 'write' })
    .input(TallyFile)
    .output(z.object({ batchId: Id.nullable(), counts: VerdictCounts })),
  revertTallies: writing
    .route({
      method: 'POST',
      path: '/planning/tallies/{id}/revert',
      summary: 'Take an import back as a whole, with a reason',
      tags,
    })
    .meta({ may: 'tallies.import', kind: 'write' })
    .input(z.object({ id: Id, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ rows: z.number().int() })),
}
