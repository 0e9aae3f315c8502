import { DatabaseFault } from './fault.ts'

const known: readonly (readonly [RegExp, string, string])[] = [
  [
    /No space left on device|Disk quota exceeded/i,
    '磁盘已满,数据库无法启动。已有数据完好,请腾出空间后再启动。',
    'The disk is full and the database cannot start. Its data are intact: free some space and start again.',
  ],
  [
    /lock file "postmaster\.pid" already exists|lock file .* already exists/,
    '另一进程正在使用该数据目录。',
    'Another process is using this data directory.',
  ],
  [
    /database files are incompatible with server/,
    '数据目录由另一版本的 PostgreSQL 建立,请先用原版本备份并按升级说明迁移。',
    'The data directory was made by another version of PostgreSQL. Follow the upgrade notes first.',
  ],
  [
    /Permission denied|has (wrong ownership|invalid permissions)|data directory .* has/,
    '数据库账户无权读写数据目录,请检查目录的属主与权限。',
    'The database account may not read or write the data directory. Check who owns it.',
  ],
]

/** Turns the last words of a PostgreSQL program into a fault that a person can act on. */
export function explain(lastWords: string): DatabaseFault {
  const said = lastWords.trim()
  const match = known.find(([pattern]) => pattern.test(said))
  if (match === undefined) {
    return new DatabaseFault(
      `内置数据库意外停止:${said}`,
      'The embedded database ended unexpectedly.',
    )
  }

  const [, chinese, english] = match
  return new DatabaseFault(chinese, `${english}\n${said}`)
}
