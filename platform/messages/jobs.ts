import { z } from 'zod'
import { instant } from '#kernel/days.ts'
import { inReading } from '../db/database.ts'
import { job } from '../jobs/job.ts'
import { asProgramme } from '../programme.ts'
import { waysOf } from './channels/channels.ts'
import { deliver } from './deliver.ts'
import { eraseMessages } from './erase.ts'
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
  job({
    name: 'messages.erase',
    summary: {
      zh: '清除已送达、已读且过了保存期限的消息正文，保留发送记录',
      en: 'Erase the words of old messages that were delivered and read; that they were sent stays',
    },
    needs: 'application',
    every: '15 3 * * *',
    input: z.object({ days: z.coerce.number().int().min(1).max(3650).optional() }),
    startable: {
      days: { zh: '保留天数，空着按设置', en: 'Days to keep; empty for what is configured' },
    },
    run: (app, { days = app.config.MESSAGE_KEEP_DAYS }) =>
      asProgramme(app, (act) => eraseMessages(act, days)),
  }),
]
