import { z } from 'zod'
import { reading, writing } from '#platform/contract.ts'
import { DayShape, Id } from '../shapes.ts'

const tags = ['planning']

export const CapShape = z.object({
  id: Id,
  regionId: Id,
  regionName: z.string(),
  basis: z.enum(['staff', 'residents-without-unit']),
  ratio: z.number(),
  from: DayShape,
  to: DayShape.nullable(),
  citation: z.string(),
  proposedBy: z.string().nullable(),
  proposedAt: z.string(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  refusedBy: z.string().nullable(),
  refusedAt: z.string().nullable(),
  /** The asker proposed it, so another decides. */
  mine: z.boolean(),
  /** The plans within reach whose units it limits, once it is approved. */
  plans: z.array(z.object({ id: Id, year: z.number().int(), regionName: z.string() })),
})
export type CapShape = z.infer<typeof CapShape>

/** Ceilings of what a unit may be asked for: proposed by one, approved by another. */
export const capEndpoints = {
  caps: reading
    .route({
      method: 'GET',
      path: '/planning/caps',
      summary: 'Caps that hold or held in a region',
      tags,
    })
    .meta({ may: 'rules.see' })
    .input(z.object({ regionId: Id }))
    .output(z.array(CapShape)),
  proposeCap: writing
    .route({
      method: 'POST',
      path: '/planning/caps',
      summary: 'Propose a cap with its citation',
      tags,
    })
    .meta({ may: 'rules.propose', kind: 'write' })
    .input(
      z.object({
        regionId: Id,
        basis: z.enum(['staff', 'residents-without-unit']),
        ratio: z.number().gt(0).max(1),
        from: DayShape,
        to: DayShape.nullable(),
        citation: z.string().trim().min(1).max(300),
        noticeId: Id.optional(),
      }),
    )
    .output(z.object({ id: Id })),
  decideCap: writing
    .route({
      method: 'POST',
      path: '/planning/caps/{id}',
      summary: 'Approve or refuse it, as a second person',
      tags,
    })
    .meta({ may: 'rules.approve', kind: 'write' })
    .input(
      z.object({ id: Id, approve: z.boolean(), reason: z.string().trim().max(500).default('') }),
    )
    .output(z.object({ approved: z.boolean() })),
}
