import type { z } from 'zod'
import type { Text } from '#kernel/text.ts'
import type { App } from '../app.ts'
import type { Act, Change } from '../change.ts'

/** The options of a job, each a string on the command line. */
export type JobInput = z.ZodObject

interface Described<Input extends JobInput> {
  readonly name: string
  readonly summary: Text
  readonly input: Input
  /** A system administrator may start it from the page of operation; what each field is called. */
  readonly startable?: { readonly [Field in keyof z.infer<Input>]-?: Text }
}

/** A verb that runs in one transaction of its own, by hand, by an event or by the clock. */
export interface DatabaseJob<Input extends JobInput = JobInput> extends Described<Input> {
  readonly needs: 'database'
  /** Five fields of cron, in Asia/Shanghai. */
  readonly every?: string
  readonly run: (act: Act, input: z.infer<Input>) => Promise<Change<unknown>>
}

/** Work that makes its own transactions, or none. */
export interface ApplicationJob<Input extends JobInput = JobInput> extends Described<Input> {
  readonly needs: 'application'
  readonly every?: string
  readonly run: (app: App, input: z.infer<Input>) => Promise<unknown>
}

/** Work on files alone: no database, no configuration. */
export interface FileJob<Input extends JobInput = JobInput> extends Described<Input> {
  readonly needs: 'nothing'
  readonly run: (input: z.infer<Input>) => Promise<unknown>
}

export type Job = DatabaseJob | ApplicationJob | FileJob

/** Whether a job that came to its end found something wrong: its result says `failed: true`. */
export const hasFailed = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'failed' in result && result.failed === true

/** States a job; the options' types reach `run` from the shape of its input. */
export function job<Input extends JobInput>(
  stated: DatabaseJob<Input> | ApplicationJob<Input> | FileJob<Input>,
): Job {
  // `run` takes exactly what its own `input` parses, which the list of all jobs cannot express.
  return stated as unknown as Job
}
