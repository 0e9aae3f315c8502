import { z } from 'zod'
import { policyKinds } from '../rules/policies.ts'
import { DayShape, Id } from '../shapes.ts'

/** A number that was proposed for a region, and what became of it. */
export const PolicyShape = z.object({
  id: Id,
  regionId: Id,
  regionName: z.string().nullable(),
  kind: z.enum(policyKinds),
  from: DayShape,
  value: z.number(),
  citation: z.string(),
  state: z.enum(['proposed', 'approved', 'refused']),
  proposer: z.string().nullable(),
  decidedBy: z.string().nullable(),
  /** The asker proposed it, so another decides. */
  mine: z.boolean(),
})
export type PolicyShape = z.infer<typeof PolicyShape>

/** What holds today; without a source it is house policy, without a value there is none. */
export const InForceShape = z.object({
  kind: z.enum(policyKinds),
  value: z.number().nullable(),
  from: DayShape.nullable(),
  citation: z.string().nullable(),
})
export type InForceShape = z.infer<typeof InForceShape>
