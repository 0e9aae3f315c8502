import { z } from 'zod'
import { Unit } from '#kernel/blood.ts'
import { reading } from '#platform/contract.ts'
import { Amount, DayShape, Id, revisionStates } from '../shapes.ts'

const tags = ['planning']
const Revision = {
  planId: Id,
  regionName: z.string(),
  year: z.number().int(),
  number: z.number().int(),
}

export const TaskShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('approve'), ...Revision }),
  z.object({
    kind: z.literal('approve-cap'),
    regionId: Id,
    regionName: z.string(),
    basis: z.enum(['staff', 'residents-without-unit']),
    ratio: z.number(),
  }),
  z.object({ kind: z.literal('returned'), reason: z.string(), ...Revision }),
  z.object({
    kind: z.literal('notice'),
    noticeId: Id,
    title: z.string(),
    errors: z.number().int(),
  }),
  z.object({ kind: z.literal('unallocated'), amount: Amount, unit: Unit, ...Revision }),
  z.object({ kind: z.literal('draft'), ...Revision }),
])
export type TaskShape = z.infer<typeof TaskShape>

export const TodayShape = z.object({
  today: DayShape,
  /** At most five; `more` says how many others there are. */
  tasks: z.array(TaskShape),
  more: z.number().int(),
  /** The plan to show: of this year, else the newest; null before the first. */
  plan: z.object({ id: Id, year: z.number().int(), regionName: z.string() }).nullable(),
  /** This ten-day period and the two that follow, with what is issued for them. */
  coming: z.object({
    periods: z.array(
      z.object({
        from: DayShape,
        to: DayShape,
        month: z.number().int(),
        part: z.literal([1, 2, 3]),
      }),
    ),
    items: z.array(
      z.object({
        planId: Id,
        key: Id,
        label: z.string(),
        area: z.string().nullable(),
        from: DayShape,
        to: DayShape,
        amount: Amount,
        unit: Unit,
      }),
    ),
    total: z.number().int(),
  }),
  notices: z.array(
    z.object({
      id: Id,
      title: z.string(),
      regionName: z.string(),
      receivedAt: z.string(),
      demo: z.boolean(),
    }),
  ),
  /** Dates that notices set and that have not passed, the nearest first. */
  deadlines: z.array(
    z.object({ noticeId: Id, noticeTitle: z.string(), what: z.string(), on: DayShape }),
  ),
})
export type TodayShape = z.infer<typeof TodayShape>

export const HitShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('plan'),
    id: Id,
    regionName: z.string(),
    year: z.number().int(),
    state: z.enum(revisionStates),
  }),
  z.object({
    kind: z.literal('notice'),
    id: Id,
    title: z.string(),
    documentNumber: z.string().nullable(),
    year: z.number().int().nullable(),
  }),
])

export type HitShape = z.infer<typeof HitShape>

/** What the home page and the palette ask of planning. */
export const todayEndpoints = {
  today: reading
    .route({
      method: 'GET',
      path: '/planning/today',
      summary: 'What needs the asker today, and what comes next',
      tags,
    })
    .meta({ may: 'planning.see' })
    .output(TodayShape),
  search: reading
    .route({
      method: 'GET',
      path: '/planning/search',
      summary: 'Plans and notices by region, year, title or document number',
      tags,
    })
    .meta({ may: 'planning.see' })
    .input(z.object({ text: z.string().trim().min(1).max(100) }))
    .output(z.array(HitShape)),
}
