import { z } from 'zod'
import { reading, writing } from '#platform/contract.ts'
import { Id } from '../shapes.ts'
import {
  FeasibilityShape,
  GrainShape,
  NewSeasonShape,
  StatedSeasonShape,
  YearCapacityShape,
} from './shapes.ts'

const tags = ['planning']

/** Whether a plan can be collected: by teams, vehicles, sites, holidays and seasons. */
export const feasibilityEndpoints = {
  capacity: reading
    .route({
      method: 'GET',
      path: '/planning/plans/{id}/capacity',
      summary: 'What the region of a plan can collect in its year, by month or 旬',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(z.object({ id: Id, grain: GrainShape.default('xun') }))
    .output(YearCapacityShape),
  feasibility: reading
    .route({
      method: 'GET',
      path: '/planning/plans/{id}/feasibility',
      summary:
        'A plan against what can be collected: conflicts by name, and what would resolve them',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(
      z.object({
        id: Id,
        grain: GrainShape.default('xun'),
        revision: z.coerce.number().int().min(1).optional(),
      }),
    )
    .output(FeasibilityShape),
  seasons: reading
    .route({
      method: 'GET',
      path: '/planning/seasons',
      summary: 'Seasons and seasonal needs stated for a region or one above it',
      tags,
    })
    .meta({ may: 'rules.see' })
    .input(z.object({ regionId: Id }))
    .output(z.array(StatedSeasonShape)),
  proposeSeason: writing
    .route({
      method: 'POST',
      path: '/planning/seasons',
      summary: 'Propose a season or a seasonal need with its source',
      tags,
    })
    .meta({ may: 'rules.propose', kind: 'write' })
    .input(NewSeasonShape)
    .output(z.object({ id: Id })),
  decideSeason: writing
    .route({
      method: 'POST',
      path: '/planning/seasons/{id}',
      summary: 'Approve or refuse it, as a second person',
      tags,
    })
    .meta({ may: 'rules.approve', kind: 'write' })
    .input(
      z.object({ id: Id, approve: z.boolean(), reason: z.string().trim().max(500).default('') }),
    )
    .output(z.object({ approved: z.boolean() })),
}
