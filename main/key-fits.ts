import { DatabaseFault } from '#platform/db/fault.ts'
import type { Running } from './app.ts'

/**
 * Sees to it that DATA_KEY opens what was sealed in this database, as it does not after a restore
 * with another key. Stops what was brought up, and throws, where it does not.
 */
export async function requireKey({ app, stop }: Running): Promise<void> {
  const newest = await app.database.kysely
    .selectFrom('access.account')
    .select('totpSecret')
    .where('totpSecret', 'is not', null)
    .orderBy('totpConfirmedAt', (by) => by.desc().nullsLast())
    .limit(1)
    .executeTakeFirst()
  try {
    if (newest !== undefined) app.secrets.open(newest.totpSecret!)
  } catch (error) {
    await stop()
    throw new DatabaseFault(
      'DATA_KEY 打不开数据库里的动态口令：这不是加密时用的密钥。请换回原来的 DATA_KEY。',
      'DATA_KEY does not open the second factors in the database: it is not the key they were sealed with. Use the one that was.',
      error,
    )
  }
}
