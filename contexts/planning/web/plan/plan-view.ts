import { z } from 'zod'
import { DayShape } from '../../shapes.ts'

/** What the address of a page of one plan says: which revision is seen, and beside which. */
export const planView = {
  revision: z.coerce.number().int().optional(),
  /** What held on that day. */
  on: DayShape.optional(),
  /** The history is open. */
  versions: z.literal('open').optional(),
  /** The revision that the shown one is compared with. */
  compare: z.coerce.number().int().optional(),
}
