import { z } from 'zod'
import { writing } from '#platform/contract.ts'
import { DayShape, Id } from '../shapes.ts'

/** How many people live in a region: stated, with source and day, and replaced knowingly. */
export const populationEndpoints = {
  statePopulation: writing
    .route({
      method: 'POST',
      path: '/organisation/regions/{regionId}/populations',
      summary: 'State the resident population of a region in a year',
      tags: ['organisation'],
    })
    .meta({ may: 'organisation.change', kind: 'write' })
    .input(
      z.object({
        regionId: Id,
        year: z.number().int().min(1949).max(2200),
        amount: z.number().int().min(1).max(2_000_000_000),
        source: z.string().trim().min(1).max(200),
        statedOn: DayShape,
        /** The statement it takes the place of; null where none was shown. */
        replaces: Id.nullable().default(null),
      }),
    )
    .output(z.object({ id: Id })),
}
