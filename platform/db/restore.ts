import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { manifestName } from './backup.ts'
import { copyFile, give, type Manifest, makeFolders, settle } from './backup-files.ts'
import { startEmbedded } from './embedded.ts'
import { type Account, accountFor, placeOf } from './embedded-account.ts'
import { DatabaseFault } from './fault.ts'

/**
 * Makes the embedded database of `dir` out of a backup, checks every file on the way,
 * and lets PostgreSQL recover once, so that the next start finds it ready.
 * Refuses where there already is a database.
 */
export async function restoreEmbedded({ from, dir }: { from: string; dir: string }): Promise<void> {
  const place = placeOf(dir)
  if (existsSync(place)) throw occupied(place)

  const manifest = await readManifest(resolve(from))
  const account = accountFor(place)
  const half = `${place}.new-${process.pid}`
  try {
    await mkdir(dirname(place), { recursive: true, mode: 0o755 })
    await makeFolders(half, manifest.folders, account)
    await copyChecked(resolve(from), half, manifest, account)
    settle(half)
    await rename(half, place)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    throw error
  }

  const cluster = await startEmbedded({ dir, durable: true })
  await cluster.stop()
}

type Labelled = Manifest & { readonly label: string }

async function copyChecked(
  from: string,
  to: string,
  { files, label }: Labelled,
  account: Account,
): Promise<void> {
  for (const [path, mark] of Object.entries(files)) {
    const copied = await copyFile(join(from, path), join(to, path))
    if (copied?.sha256 !== mark.sha256) throw damaged(from, path)
    await give(join(to, path), account)
  }
  const labelFile = join(to, 'backup_label')
  await writeFile(labelFile, label, { mode: 0o600 })
  await give(labelFile, account)
}

async function readManifest(from: string): Promise<Labelled> {
  try {
    return JSON.parse(await readFile(join(from, manifestName), 'utf8'))
  } catch (cause) {
    throw new DatabaseFault(
      `${from} 不是完整的备份(缺少或无法读取 ${manifestName})。`,
      `${from} is not a whole backup (${manifestName} is missing or unreadable).`,
      cause,
    )
  }
}

function occupied(place: string): DatabaseFault {
  return new DatabaseFault(
    `${place} 已有数据,恢复不会覆盖。请先停止程序并移走该文件夹,或用 DATA_DIR 指定新位置。`,
    `There are data in ${place}, and a restore never overwrites. Stop the program and move that folder away, or name a new place in DATA_DIR.`,
  )
}

function damaged(from: string, path: string): DatabaseFault {
  return new DatabaseFault(
    `备份已损坏:${join(from, path)} 与备份时不一致。未恢复任何数据。`,
    `The backup is damaged: ${join(from, path)} is not what was backed up. Nothing has been restored.`,
  )
}
