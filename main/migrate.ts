import pg from 'pg'
import { readConfig } from '#platform/config.ts'
import { DatabaseFault } from '#platform/db/fault.ts'
import { migrate } from '#platform/db/migrate.ts'
import { prepareQueue } from '#platform/jobs/queue.ts'
import { asCommand } from './command.ts'
import { jobs } from './jobs.ts'

// `npm run migrate`: brings the operator's database up to date, before `npm run serve`.
await asCommand(async () => {
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env
  const { DATABASE_URL: app, DATABASE_OWNER_URL: owner } = readConfig({
    DATABASE_URL,
    DATABASE_OWNER_URL,
  })
  if (app === undefined || owner === undefined) {
    throw new DatabaseFault(
      '请设置 DATABASE_URL(应用程序的角色)与 DATABASE_OWNER_URL(数据库属主的角色)。',
      'Set DATABASE_URL (the role of the application) and DATABASE_OWNER_URL (the role of the owner).',
    )
  }
  const applied = await migrate({
    owner: { connectionString: owner },
    applicationRole: new pg.Client({ connectionString: app }).user ?? '',
  })
  await prepareQueue({ connectionString: owner }, jobs)
  console.log(applied.length === 0 ? '数据库已是最新 · up to date' : applied.join('\n'))
})
