import { ConfigFaults, readConfig } from '#platform/config.ts'
import { DatabaseFault } from '#platform/db/fault.ts'
import { bringUp } from './app.ts'
import { listen, stopOnSignal } from './listen.ts'

// `npm run serve`: production. Refuses to start on a configuration that is not fit for it.
try {
  const config = readConfig({ ...process.env, XUEMAI_MODE: 'production' })
  const running = await bringUp(config, { working: true })
  await refuseDemonstration(running)
  const serving = await listen(running)
  stopOnSignal(serving.stop, () => running.app.log.info('stopping'))
  running.app.log.info({ address: serving.address }, 'serving')
} catch (error) {
  const known = error instanceof ConfigFaults || error instanceof DatabaseFault
  console.error(known ? error.message : error)
  process.exit(1)
}

async function refuseDemonstration({ app, stop }: Awaited<ReturnType<typeof bringUp>>) {
  const demo = await app.database.kysely
    .selectFrom('access.account')
    .select('id')
    .where('demo', '=', true)
    .limit(1)
    .executeTakeFirst()
  if (demo === undefined) return
  await stop()
  throw new DatabaseFault(
    '数据库里有演示账号，正式运行拒绝启动。请使用新的数据库。',
    'The database holds demonstration accounts; production refuses to start. Use a new database.',
  )
}
