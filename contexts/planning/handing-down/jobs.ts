import { z } from 'zod'
import { job } from '#platform/jobs/job.ts'
import { remindSilent } from './remind.ts'
import { sendLink } from './task.ts'

/** What handing down does by the clock and after a request. */
export const handingDownJobs = [
  job({
    name: 'planning.remind',
    summary: {
      zh: '提醒未答复的单位：先联络员，再分管负责人，再下达单位',
      en: 'Remind who has not answered: the liaison, the leader, then the issuing office',
    },
    needs: 'database',
    every: '0 9 * * *',
    input: z.object({}),
    run: remindSilent,
  }),
  job({
    name: 'planning.send-link',
    summary: {
      zh: '把新的办理链接发到登记的手机',
      en: 'Send another link to a task to the registered number',
    },
    needs: 'database',
    input: z.object({ taskId: z.uuid(), holderId: z.uuid() }),
    run: sendLink,
  }),
]
