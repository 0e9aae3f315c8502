import { z } from 'zod'
import { reading, writing } from '#platform/contract.ts'
import { importEndpoints } from '#platform/imports/contract.ts'
import { DayShape, Id, Year } from '../shapes.ts'

const tags = ['organisation']

const steps = importEndpoints({
  path: '/organisation/imports/units',
  tags,
  may: 'organisation.change',
  options: z.object({
    regionId: Id,
    year: Year,
    source: z.string().trim().max(200).nullable().default(null),
    statedOn: DayShape,
  }),
})

const Batch = z.object({
  id: Id,
  kind: z.string(),
  regionId: Id,
  fileName: z.string(),
  counts: z.record(z.string(), z.number().int()),
  at: z.string(),
  revertedAt: z.string().nullable(),
  reason: z.string().nullable(),
})

/** What may be asked about taking units in from a table, and back. */
export const unitsImport = {
  unitsTemplate: steps.template,
  previewUnits: steps.preview,
  confirmUnits: steps.confirm,
  rejectedUnits: steps.rejected,
  imports: reading
    .route({
      method: 'GET',
      path: '/organisation/imports',
      summary: 'What was taken in from files, newest first',
      tags,
    })
    .meta({ may: 'organisation.see' })
    .output(z.array(Batch)),
  revertImport: writing
    .route({
      method: 'POST',
      path: '/organisation/imports/{id}/revert',
      summary: 'Take an import back as a whole',
      tags,
    })
    .meta({ may: 'organisation.change', kind: 'write' })
    .input(z.object({ id: Id, reason: z.string().trim().min(1).max(200) }))
    .output(z.object({ reverted: z.boolean() })),
}
