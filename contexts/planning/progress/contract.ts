import { z } from 'zod'
import { reading, writing } from '#platform/contract.ts'
import { importEndpoints } from '#platform/imports/contract.ts'
import { DayShape, Id } from '../shapes.ts'
import {
  BelowShape,
  CockpitShape,
  IndicatorsShape,
  PartMonthsShape,
  ProgressShape,
  TallyBatchShape,
} from './shapes.ts'

const tags = ['progress']

const Asked = z.object({
  regionId: Id,
  year: z.coerce.number().int().min(1998).max(2200),
  /** By default the last day of which anything was collected. */
  on: DayShape.optional(),
})

const steps = importEndpoints({
  path: '/planning/tallies',
  tags,
  may: 'tallies.import',
  options: z.object({ regionId: Id }),
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
  partMonths: reading
    .route({
      method: 'GET',
      path: '/planning/progress/months',
      summary: 'Every part of a plan by month, what was done beside what should be',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(Asked)
    .output(PartMonthsShape),
  progressBelow: reading
    .route({
      method: 'GET',
      path: '/planning/progress/handed-down',
      summary: 'How far the asker’s own parts of what was issued from above are',
      tags,
    })
    .meta({ may: 'planning.see-issued' })
    .output(z.array(BelowShape)),
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
    .input(Asked)
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
  talliesTemplate: steps.template,
  previewTallies: steps.preview,
  confirmTallies: steps.confirm,
  rejectedTallies: steps.rejected,
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
