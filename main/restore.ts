import { join, resolve } from 'node:path'
import { readConfig } from '#platform/config.ts'
import { DatabaseFault } from '#platform/db/fault.ts'
import { restoreEmbedded } from '#platform/db/restore.ts'
import { asCommand, requireEmbedded } from './command.ts'

// `npm run restore -- FOLDER`: makes the embedded database out of a backup, where there is none yet.
await asCommand(async ([folder]) => {
  const config = readConfig(process.env)
  requireEmbedded(config)
  if (folder === undefined) {
    throw new DatabaseFault(
      '用法:npm run restore -- 备份文件夹',
      'Use: npm run restore -- FOLDER_OF_THE_BACKUP',
    )
  }

  const dir = join(resolve(config.DATA_DIR), 'postgresql')
  await restoreEmbedded({ from: folder, dir })
  console.log(`已恢复,可以启动 · restored, ready to start: ${dir}`)
})
