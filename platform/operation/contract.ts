import { z } from 'zod'
import { reading, writing } from '../contract.ts'

const Moment = z.string()

/** What is wrong enough that somebody should look now. */
export const alarms = [
  'record-sealing-behind',
  'jobs-failing',
  'record-not-sound',
  'messages-waiting',
  'backup-missing',
  'backup-old',
] as const

const TextShape = z.object({ zh: z.string(), en: z.string() })

const FieldShape = z.object({
  name: z.string(),
  label: TextShape,
  required: z.boolean(),
  kind: z.enum(['text', 'whole-number', 'choice']),
  choices: z.array(z.string()),
  least: z.number().nullable(),
  most: z.number().nullable(),
  preset: z.string().nullable(),
})
export type FieldShape = z.infer<typeof FieldShape>

const JobShape = z.object({
  name: z.string(),
  summary: TextShape,
  /** Five fields of cron in Asia/Shanghai; null for a job that is started by hand or by an event. */
  every: z.string().nullable(),
  /** What it asks to be started from the page; null: it is not started from there. */
  fields: z.array(FieldShape).nullable(),
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
  /** How long the oldest message that might have been sent has waited. */
  messages: z.object({ oldestSeconds: z.number() }),
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
  run: writing
    .route({
      method: 'POST',
      path: '/operation/jobs/{name}/run',
      summary: 'Start a job now',
      tags: ['operation'],
    })
    .meta({ may: 'operation.run', kind: 'write' })
    .input(
      z.object({
        name: z.string().max(100),
        /** As on the command line: each option a text. */
        input: z.record(z.string(), z.string().max(500)).default({}),
      }),
    )
    .output(z.object({ started: z.boolean() })),
}
