import { type Config, ConfigFaults } from '#platform/config.ts'
import { DatabaseFault } from '#platform/db/fault.ts'

/** Runs a command with its arguments; what a person can mend is told in plain words, without a stack. */
export async function asCommand(
  command: (args: readonly string[]) => Promise<void>,
): Promise<void> {
  try {
    await command(process.argv.slice(2))
  } catch (error) {
    const isForPeople = error instanceof DatabaseFault || error instanceof ConfigFaults
    console.error(isForPeople ? error.message : error)
    process.exitCode = 1
  }
}

/** An operator's own server is backed up by its own means. */
export function requireEmbedded({ DATABASE_URL }: Config): void {
  if (DATABASE_URL === undefined) return

  throw new DatabaseFault(
    '已设置 DATABASE_URL:自有数据库的备份与恢复请使用其自身工具(pg_dump、pg_basebackup 等)。',
    'DATABASE_URL is set: a server of your own is backed up and restored by its own tools (pg_dump, pg_basebackup and the like).',
  )
}
