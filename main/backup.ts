import { join, resolve } from 'node:path'
import { readConfig } from '#platform/config.ts'
import { backupEmbedded } from '#platform/db/backup.ts'
import { asCommand, requireEmbedded } from './command.ts'

// `npm run backup [-- FOLDER]`: copies the embedded database, running or not, into a new folder.
await asCommand(async ([folder]) => {
  const config = readConfig(process.env)
  requireEmbedded(config)

  const data = resolve(config.DATA_DIR)
  const moment = new Date().toISOString().replace(/[:.]/g, '-')
  const backup = await backupEmbedded({
    dir: join(data, 'postgresql'),
    to: folder ?? join(data, 'backups', moment),
  })
  const megabytes = (backup.bytes / 2 ** 20).toFixed(1)
  console.log(`已备份到 · backed up to ${backup.folder}`)
  console.log(`${backup.files} 个文件 · files, ${megabytes} MB`)
})
