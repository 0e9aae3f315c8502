import { z } from 'zod'
import { reading } from '../contract.ts'

const Moment = z.string()

/** What is wrong enough that somebody should look now. */
export const alarms = [
  'record-sealing-behind',
  'jobs-failing',
  'backup-missing',
  'backup-old',
] as const

const JobShape = z.object({
  name: z.string(),
  summary: z.object({ zh: z.string(), en: z.string() }),
  /** Five fields of cron in Asia/Shanghai; null for a job that is started by hand or by an event. */
  every: z.string().nullable(),
  last: z
    .object({
      state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
      at: Moment,
      seconds: z.number().nullable(),
    })
    .nullable(),
})
export type JobShape = z.infer<typeof JobShape>

export const OperationShape = z.object({
  at: Moment,
  version: z.string(),
  node: z.string(),
  mode: z.enum(['demonstration', 'production']),
  runningSince: Moment,
  alarms: z.array(z.enum(alarms)),
  database: z.object({
    version: z.string(),
    bytes: z.number().int(),
    /** The programme's own server, or one the operator keeps. */
    own: z.boolean(),
    answerMs: z.number(),
  }),
  record: z.object({
    /** How long the oldest entry has waited for its seal. */
    lagSeconds: z.number(),
    lastSealAt: Moment.nullable(),
    /** When a head was last written down outside the database. */
    headKeptAt: Moment.nullable(),
  }),
  /** Null where the operator's own server is used: its backups are the operator's. */
  backup: z
    .object({
      last: z.object({ at: Moment, name: z.string() }).nullable(),
      count: z.number().int(),
    })
    .nullable(),
  jobs: z.array(JobShape),
})
export type OperationShape = z.infer<typeof OperationShape>

export const operation = {
  state: reading
    .route({
      method: 'GET',
      path: '/operation/state',
      summary: 'How the programme is doing: health, sealing, jobs, database, backups',
      tags: ['operation'],
    })
    .meta({ may: 'operation.see' })
    .output(OperationShape),
}
