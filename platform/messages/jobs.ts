import { z } from 'zod'
import { instant } from '#kernel/days.ts'
import { inReading } from '../db/database.ts'
import { job } from '../jobs/job.ts'
import { waysOf } from './channels/channels.ts'
import { deliver } from './deliver.ts'
import { alarmingSeconds, outboxState } from './state.ts'

export const messagesJobs = [
  job({
    name: 'messages.deliver',
    summary: {
      zh: '发送到期的消息（平时提交后即发，此为每分钟补发）',
      en: 'Send messages that are due; they go at once after a commit, and here every minute',
    },
    needs: 'application',
    every: '* * * * *',
    input: z.object({}),
    run: (app) => deliver(app),
  }),
  job({
    name: 'messages.state',
    summary: {
      zh: '消息待发、暂缓、失败的数量和最久等待',
      en: 'How many messages wait, are held or failed, and how long the oldest has waited',
    },
    needs: 'application',
    input: z.object({}),
    run: async (app) => {
      const state = await inReading(app.database, { accountId: null, regions: '*' }, (tx) =>
        outboxState(tx, instant(Date.now())),
      )
      return { ...state, ways: waysOf(app.config), failed: state.oldestSeconds > alarmingSeconds }
    },
  }),
]
