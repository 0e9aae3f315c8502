import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { usePlace } from '#test/embedded.ts'
import { readNotes, writeNote } from '#test/notes.ts'

describe('backup and restore as commands', () => {
  const here = usePlace()
  const command = async (name: string, args: string[], env: Record<string, string>) => {
    const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...inherited } = process.env
    const options = { env: { ...inherited, ...env } }
    return promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, name), ...args],
      options,
    )
  }

  test('a backup of one data folder is restored into another', async () => {
    const cluster = await here.start({ durable: true })
    await writeNote(cluster, '血脉')
    const backup = join(here.home, 'backup')
    const saved = await command('backup.ts', [backup], { DATA_DIR: here.home })
    expect(saved.stdout).toContain(backup)

    const data = join(here.home, 'elsewhere')
    await command('restore.ts', [backup], { DATA_DIR: data })
    const restored = await here.start({ dir: join(data, 'postgresql') })
    expect(await readNotes(restored)).toEqual(['血脉'])
  })

  test("an operator's own server is left to its own tools", async () => {
    const env = { DATABASE_URL: 'postgresql://app@127.0.0.1/xuemai' }
    await expect(command('backup.ts', [], env)).rejects.toThrow('pg_dump')
    await expect(command('restore.ts', [], env)).rejects.toThrow('pg_dump')
  })
})
