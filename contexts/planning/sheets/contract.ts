import { z } from 'zod'
import { reading } from '#platform/contract.ts'
import { DayShape, Id } from '../shapes.ts'

const tags = ['planning']

const Wanted = z.object({
  id: Id,
  revision: z.coerce.number().int().optional(),
  on: DayShape.optional(),
})

/** A plan as the annexes of its document, for spreadsheets. */
export const sheetEndpoints = {
  targetsFile: reading
    .route({
      method: 'GET',
      path: '/planning/plans/{id}/targets.xlsx',
      summary: 'The targets as the annexes of the document, a sheet for each group',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(Wanted)
    .output(z.file()),
  scheduleFile: reading
    .route({
      method: 'GET',
      path: '/planning/plans/{id}/schedule.xlsx',
      summary: 'The schedule as an annex: months with merged cells, or units with their ten days',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(Wanted)
    .output(z.file()),
}
