import { z } from 'zod'
import { Id } from '../../shapes.ts'
import { dimensions, sources } from '../rules/found.ts'
import { states } from '../rules/life.ts'

/** What the page looks at, in its address. */
export const View = z.object({
  region: Id.optional(),
  year: z.coerce.number().int().min(1998).max(2200).optional(),
  dimension: z.enum(dimensions).optional(),
  source: z.enum(sources).optional(),
  state: z.enum(states).optional(),
  at: Id.optional(),
})
