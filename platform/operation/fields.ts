import { z } from 'zod'
import type { Job } from '../jobs/job.ts'
import type { FieldShape } from './contract.ts'

/** What a form must ask to start this job; null for a job that is not started from a page. */
export function fieldsOf({ input, startable }: Job): FieldShape[] | null {
  if (startable === undefined) return null
  const labels = startable as Readonly<Record<string, FieldShape['label']>>
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: 'input' })
  return Object.entries(properties).map(([name, of]) => {
    const { type, enum: choices, minimum, maximum, default: preset } = bounded(input, name, of)
    return {
      name,
      label: labels[name] ?? { zh: name, en: name },
      required: required.includes(name) && input.shape[name]?.safeParse(undefined).success !== true,
      kind: choices !== undefined ? 'choice' : type === 'integer' ? 'whole-number' : 'text',
      choices: (choices ?? []).map(String),
      least: minimum ?? null,
      most: maximum ?? null,
      preset: preset === undefined ? null : String(preset),
    }
  })
}

interface Bounded {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly default?: unknown
}

/** A coerced number takes anything in; what comes out tells its bounds. */
function bounded(input: Job['input'], name: string, taken: unknown): Bounded {
  const { properties = {} } = z.toJSONSchema(input, { io: 'output' })
  return { ...(properties[name] as Bounded), ...(taken as Bounded) }
}
