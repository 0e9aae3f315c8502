import { pino } from 'pino'
import type { Config } from './config.ts'

/** One line a request and a job, ids only; what could be personal is cut out whatever the caller does. */
export const openLog = ({ LOG_LEVEL }: Pick<Config, 'LOG_LEVEL'>) =>
  pino(
    {
      level: LOG_LEVEL,
      redact: {
        paths: [
          'password',
          '*.password',
          'phone',
          '*.phone',
          'idNumber',
          '*.idNumber',
          'name',
          '*.login',
          'req.headers.cookie',
          'err.values',
          'err.parameters',
          'err.detail',
          'err.where',
        ],
        censor: '[cut]',
      },
    },
    pino.destination({ fd: 2, sync: true }),
  )
