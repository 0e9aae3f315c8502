import { z } from 'zod'
import { reading, writing } from '#platform/contract.ts'

const tags = ['support']
const Id = z.uuid()
const Year = z.coerce.number().int().min(1998).max(2200)

export const FlagShape = z.object({
  of: z.enum(['yuan', 'leaveDays']),
  why: z.enum(['over-ceiling', 'outlier']),
  value: z.number(),
  against: z.number(),
  bound: z.number().optional(),
  among: z.number().int().optional(),
})

export const SupportRow = z.object({
  unitId: Id,
  unit: z.string(),
  year: z.number().int(),
  yuan: z.number(),
  leaveDays: z.number(),
  basis: z.string(),
  declaredAt: z.string(),
  flags: z.array(FlagShape),
})
export type SupportRow = z.infer<typeof SupportRow>

const Ceiling = z
  .object({ value: z.number(), from: z.string().nullable(), citation: z.string().nullable() })
  .nullable()

export const SupportShape = z.object({
  rows: z.array(SupportRow),
  /** In force today for the first region within reach; null where none is set. */
  yuanCeiling: Ceiling,
  leaveCeiling: Ceiling,
})
export type SupportShape = z.infer<typeof SupportShape>

/** What units declare to give for one donation. */
export const supportEndpoints = {
  support: reading
    .route({
      method: 'GET',
      path: '/support',
      summary: 'Declared support of a year, by unit',
      tags,
    })
    .meta({ may: 'support.see' })
    .input(z.object({ year: Year }))
    .output(SupportShape),
  declareSupport: writing
    .route({ method: 'POST', path: '/support', summary: 'Declare what a unit gives', tags })
    .meta({ may: 'support.declare', kind: 'write' })
    .input(
      z.object({
        unitId: Id,
        year: z.number().int().min(1998).max(2200),
        yuan: z.number().min(0).max(1_000_000).multipleOf(0.01),
        leaveDays: z.number().min(0).max(365).multipleOf(0.5),
        basis: z.string().trim().min(1).max(200),
      }),
    )
    .output(z.object({ flags: z.array(FlagShape) })),
}
