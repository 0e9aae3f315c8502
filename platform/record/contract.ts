import { z } from 'zod'
import { type Day, isDay } from '#kernel/days.ts'
import { reading, writing } from '../contract.ts'

export const EntryShape = z.object({
  id: z.number().int(),
  at: z.string(),
  actor: z.uuid().nullable(),
  actorName: z.string().nullable(),
  kind: z.enum(['change', 'read']),
  name: z.string(),
  subject: z.string(),
  data: z.record(z.string(), z.unknown()),
  /** What the accounts and regions that it speaks of are called now, by their ids. */
  names: z.record(z.string(), z.string()),
})
export type EntryShape = z.infer<typeof EntryShape>

const DayShape = z
  .string()
  .refine((text) => isDay(text), 'a day is YYYY-MM-DD')
  .transform((text) => text as Day)

export const Verdict = z.object({
  /** True when every sealed entry is as it was sealed. */
  sound: z.boolean(),
  seals: z.number().int(),
  entries: z.number().int(),
  unsealed: z.number().int(),
  head: z.string().nullable(),
  /** The first broken link, when there is one. */
  fault: z
    .object({
      kind: z.enum([
        'seal-missing',
        'entries-altered',
        'chain-broken',
        'entry-unsealed',
        'head-missing',
        'head-differs',
      ]),
      seal: z.number().int().nullable(),
      zh: z.string(),
      en: z.string(),
    })
    .nullable(),
})
export type Verdict = z.infer<typeof Verdict>

export const record = {
  entries: reading
    .route({
      method: 'GET',
      path: '/record/entries',
      summary: 'Search the record, newest first',
      tags: ['record'],
    })
    .meta({ may: 'record.see' })
    .input(
      z.object({
        before: z.coerce.number().int().optional(),
        actor: z.uuid().optional(),
        subject: z.string().max(200).optional(),
        name: z.string().max(100).optional(),
        kind: z.enum(['change', 'read']).optional(),
        /** Both days belong to it, as they are in Asia/Shanghai. */
        from: DayShape.optional(),
        to: DayShape.optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.array(EntryShape)),
  people: reading
    .route({
      method: 'GET',
      path: '/record/people',
      summary: 'Whose doings may be searched for',
      tags: ['record'],
    })
    .meta({ may: 'record.see' })
    .output(z.array(z.object({ id: z.uuid(), login: z.string(), name: z.string() }))),
  verify: writing
    .route({
      method: 'POST',
      path: '/record/verify',
      summary: 'Prove the record, against a saved head too',
      tags: ['record'],
    })
    .meta({ may: 'record.verify', kind: 'write' })
    .input(z.object({ head: z.string().max(200).optional() }))
    .output(Verdict),
}
