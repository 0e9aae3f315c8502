import { pino } from 'pino'
import { givenDistrict } from '#contexts/organisation/given.ts'
import { jobs } from '#main/jobs.ts'
import { createAccount } from '#platform/access/accounts.ts'
import { giveRole } from '#platform/access/assign.ts'
import type { App } from '#platform/app.ts'
import { demonstrationKey, readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/db/database.ts'
import type { Logins } from '#platform/db/roles.ts'
import { prepareQueue } from '#platform/jobs/queue.ts'
import { asProgramme } from '#platform/programme.ts'
import { secretsUnder } from '#platform/secrets.ts'

export const password = 'Ceshi-mima-2026'

/** Two officers of one district, an approver, and the audit administrator. */
export const people = {
  officer: 'blood-office-officer',
  other: 'blood-office-officer',
  approver: 'blood-office-approver',
  audit: 'audit-administrator',
} as const

/** Runs work on a database as the programme itself does, outside of the service under test. */
export async function asApplication<T>(
  { app: login }: Pick<Logins, 'app'>,
  work: (app: App) => Promise<T>,
): Promise<T> {
  const database = openDatabase(login, () => {})
  try {
    return await work({
      config: readConfig({}),
      log: pino({ level: 'silent' }),
      database,
      secrets: secretsUnder(demonstrationKey),
      enqueueWith: () => async () => {},
    })
  } finally {
    await database.close()
  }
}

/** Gives a migrated database its queue, a district and people; answers the district's id. */
export async function furnish(logins: Logins): Promise<string> {
  await prepareQueue(logins.owner, jobs)
  return asApplication(logins, async (app) => {
    const regionId = await givenDistrict(app, '云河区')
    for (const [login, role] of Object.entries(people)) {
      const { id } = await asProgramme(app, (act) =>
        createAccount(act, { login, name: login, password }),
      )
      await asProgramme(app, (act) => giveRole(act, { id, role, regionId }))
    }
    return regionId
  })
}

/** A notice that can be read and told from any other by its number. */
export const noticeNo = (n: number): string =>
  `云河区人民政府关于做好2026年无偿献血工作的通知\n云府发〔2026〕${n}号\n全年无偿献血目标为${1000 + n}人份。\n`
