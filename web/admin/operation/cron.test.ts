import { expect, test } from 'vitest'
import { inWords } from './cron.ts'

test.each([
  ['30 2 * * *', '每天 02:30', 'every day at 02:30'],
  ['5 * * * *', '每小时第 5 分', 'every hour at :05'],
  ['* * * * *', '每分钟', 'every minute'],
  ['*/10 * * * *', '每 10 分钟', 'every 10 minutes'],
  ['0 3 1 * *', '0 3 1 * *', '0 3 1 * *'],
])('%s reads %s', (cron, zh, en) => expect(inWords(cron)).toEqual({ zh, en }))
