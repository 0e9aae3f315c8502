import { DatabaseFault } from '#platform/db/fault.ts'
import type { Running } from './app.ts'

/**
 * Keeps demonstration and production in databases of their own: the one prints passwords, the other
 * keeps people's data. Stops what was brought up, and throws, on a database of the other kind.
 */
export async function keepApart({ app, stop }: Running): Promise<void> {
  const { demo } = await app.database.kysely
    .selectFrom('access.account')
    .select((row) => row.fn.agg<boolean | null>('bool_or', ['demo']).as('demo'))
    .executeTakeFirstOrThrow()
  const fault = app.config.XUEMAI_MODE === 'production' ? demo === true : demo === false
  if (!fault) return
  await stop()
  throw demo === true
    ? new DatabaseFault(
        '数据库里有演示账号，正式运行拒绝启动。请使用新的数据库。',
        'The database holds demonstration accounts; production refuses to start. Use a new database.',
      )
    : new DatabaseFault(
        '数据库里有正式账号，演示不得使用。正式运行请用 npm run serve；命令行请设置 XUEMAI_MODE=production 及其各项配置。',
        'The database holds real accounts and is no place for a demonstration. Production is `npm run serve`; commands need XUEMAI_MODE=production and its settings.',
      )
}
