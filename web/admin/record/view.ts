import { z } from 'zod'
import { isDay } from '#kernel/days.ts'
import { useView } from '../../kit/useView.ts'

const DayShape = z.string().refine((text) => isDay(text))

const shape = z.object({
  person: z.uuid().optional(),
  kind: z.enum(['change', 'read']).optional(),
  event: z.string().max(100).optional(),
  subject: z.string().max(200).optional(),
  from: DayShape.optional(),
  to: DayShape.optional(),
  entry: z.coerce.number().int().optional(),
  /** Whether the proof is open. */
  proof: z.literal('1').optional(),
})

/** What is looked for in the record. */
export type RecordView = z.output<typeof shape>

/** The search of the record, in the page's address. */
export const useRecordView = () => useView(shape)
