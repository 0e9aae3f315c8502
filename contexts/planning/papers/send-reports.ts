import type { Day } from '#kernel/days.ts'
import { dayOf, instant } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { App } from '#platform/app.ts'
import { inReading } from '#platform/db/database.ts'
import { asProgramme } from '#platform/programme.ts'
import { duePeriod, type Every } from './rules/periods.ts'
import { livingSchedules, type Schedule } from './schedules.ts'
import { noteUnsent, sendOne } from './send-one.ts'

/** What a run came to; `failed` where anything was not sent, so that the operator sees it too. */
export interface Sendings {
  sent: number
  failed: boolean
  readonly faults: string[]
}

/**
 * Sends what has fallen due, each schedule in a transaction of its own: once a period, however often
 * this runs. One that fails leaves its reason where people see it, and the others go on.
 */
export async function sendReports(
  app: App,
  { on }: { readonly on?: Day | undefined } = {},
): Promise<Sendings> {
  const today = on ?? dayOf(instant(Date.now()))
  const result: Sendings = { sent: 0, failed: false, faults: [] }
  for (const { schedule, period } of due(await living(app), today)) {
    try {
      const sent = await asProgramme(app, (act) => sendOne({ ...act, today }, schedule, period))
      if (sent !== null) result.sent += 1
    } catch (cause) {
      if (!(cause instanceof Problem))
        app.log.error({ err: cause, schedule: schedule.id }, 'report not sent')
      const reason = cause instanceof Problem ? cause.text : defect
      await asProgramme(app, (act) => noteUnsent(act, { schedule, period, reason }))
      result.failed = true
      result.faults.push(`${schedule.kind} ${period}: ${reason.en}`)
    }
  }
  return result
}

const living = (app: App): Promise<Schedule[]> =>
  inReading(app.database, { accountId: null, regions: '*' }, livingSchedules)

const due = (schedules: readonly Schedule[], today: Day) =>
  schedules.flatMap((schedule) => {
    // A check constraint holds the two.
    const period = duePeriod(schedule.every as Every, schedule.onDay, today)
    return period === undefined || schedule.sent.includes(period) ? [] : [{ schedule, period }]
  })

const defect = {
  zh: '程序出错，已记入运行日志。',
  en: 'An internal error; it is in the log.',
}
