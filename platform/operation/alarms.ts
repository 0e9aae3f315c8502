import type { Instant } from '#kernel/days.ts'
import { alarmingSeconds } from '../messages/state.ts'
import type { alarms, OperationShape } from './contract.ts'

type Facts = Pick<OperationShape, 'at' | 'mode' | 'backup' | 'jobs' | 'messages' | 'record'>

/** Seconds of lag from which somebody should look. */
const lagLimitSeconds = 60
const backupLimitHours = 26

/** What somebody should look at now. A demonstration needs no backup. */
export function alarmsOf({
  at,
  mode,
  backup,
  jobs,
  messages,
  record,
}: Facts): (typeof alarms)[number][] {
  return [
    ...(record.lagSeconds > lagLimitSeconds ? (['record-sealing-behind'] as const) : []),
    ...(jobs.some(({ last }) => last?.state === 'failed') ? (['jobs-failing'] as const) : []),
    ...(jobs.some(proofFailed) ? (['record-not-sound'] as const) : []),
    ...(messages.oldestSeconds > alarmingSeconds ? (['messages-waiting'] as const) : []),
    ...(mode === 'production' && backup !== null ? backupAlarm(backup, at) : []),
  ]
}

/** The proof of the record, run by the clock: a failed one means a broken chain or none proven. */
export const proof = 'record.verify'

const proofFailed = ({ name, last }: Facts['jobs'][number]): boolean =>
  name === proof && last?.state === 'failed'

function backupAlarm({ last }: NonNullable<Facts['backup']>, at: string) {
  if (last === null) return ['backup-missing'] as const
  const hours = (Date.parse(at) - Date.parse(last.at as Instant)) / 3_600_000
  return hours > backupLimitHours ? (['backup-old'] as const) : []
}
