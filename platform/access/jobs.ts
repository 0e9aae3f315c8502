import { z } from 'zod'
import { unchanged } from '../change.ts'
import { job } from '../jobs/job.ts'
import { sweepAttempts } from './attempts.ts'
import { minutesAfter } from './moments.ts'

const day = 24 * 60

export const accessJobs = [
  job({
    name: 'access.forget-attempts',
    summary: {
      zh: '清除一天前的登录失败计数',
      en: 'Forget counts of failed sign-ins from more than a day ago',
    },
    needs: 'database',
    every: '15 3 * * *',
    input: z.object({}),
    startable: {},
    run: async ({ tx, now }) =>
      unchanged({ forgotten: await sweepAttempts(tx, minutesAfter(now, -day)) }),
  }),
]
