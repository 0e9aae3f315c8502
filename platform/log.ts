import { type DestinationStream, pino } from 'pino'
import type { Config } from './config.ts'

/** One line a request and a job, ids only; what could be personal is cut out whatever the caller does. */
export const openLog = (
  { LOG_LEVEL }: Pick<Config, 'LOG_LEVEL'>,
  to: DestinationStream = pino.destination({ fd: 2, sync: true }),
) =>
  pino(
    {
      level: LOG_LEVEL,
      serializers: { err: withoutData },
      redact: {
        paths: ['password', 'phone', 'idNumber', 'name', 'login'].flatMap((key) => [
          key,
          `*.${key}`,
        ]),
        censor: '[cut]',
      },
    },
    to,
  )

interface Thrown {
  readonly name?: unknown
  readonly message?: unknown
  readonly stack?: unknown
  readonly code?: unknown
  readonly cause?: unknown
}

/**
 * What an error tells operators: its kind, place and stack. Never what it carries: the database puts
 * rows into `detail` and values into its messages, validation puts the whole input beside them.
 */
function withoutData(error: unknown): object {
  if (typeof error !== 'object' || error === null) return { type: typeof error }
  const { name, message, stack, code, cause, ...rest } = error as Thrown & Record<string, unknown>
  const places = ['severity', 'schema', 'table', 'column', 'constraint', 'routine', 'syscall']
  const told = typeof stack === 'string' ? stack : ''
  const frames = told.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: name ?? 'Error',
    code,
    message: mayCarryData(error) ? '[cut]' : message,
    ...Object.fromEntries(places.filter((key) => key in rest).map((key) => [key, rest[key]])),
    stack: frames.join('\n'),
    ...(cause === undefined ? {} : { cause: withoutData(cause) }),
  }
}

/** The database quotes what it was given where the data was at fault (class 22) or broke a rule (23). */
const mayCarryData = (error: object): boolean =>
  'severity' in error && 'code' in error && /^2[23]/.test(String(error.code))
