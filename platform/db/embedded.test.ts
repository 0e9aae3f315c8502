import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { usePlace } from '#test/embedded.ts'
import { rowsOf } from '#test/house.ts'
import { readNotes, writeNote } from '#test/notes.ts'
import { findEmbedded } from './embedded.ts'
import { shelter } from './embedded-account.ts'

describe('the embedded PostgreSQL', () => {
  const here = usePlace()

  test('keeps its data over a stop and a second start', async () => {
    const first = await here.start()
    await writeNote(first, '血脉')
    await first.stop()
    expect(await readNotes(await here.start())).toEqual(['血脉'])
  })

  test('sorts Chinese, checks its pages, and opens no port', async () => {
    const cluster = await here.start()
    const [row] = await rowsOf(
      cluster.login('postgres', 'postgres'),
      `select current_setting('data_checksums') as checksums, current_setting('listen_addresses') as port,
              (select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'postgres') as locale,
              array(select n from unnest(array['张', '安']) n order by n collate "zh-x-icu") as sorted`,
    )
    expect(row).toEqual({
      checksums: 'on',
      port: '',
      locale: 'b C.UTF-8',
      sorted: ['安', '张'],
    })
  })

  test('can be used by a second process that looks for it', async () => {
    const cluster = await here.start()
    await writeNote(cluster, '血脉')
    expect(findEmbedded(here.dir)?.pid).toBe(cluster.pid)
    expect(await readNotes(findEmbedded(here.dir)!)).toEqual(['血脉'])
    await cluster.stop()
    expect(findEmbedded(here.dir)).toBeUndefined()
  })

  test('lives in a folder whose path is too long for a socket', async () => {
    const cluster = await here.start({ dir: join(here.home, '很长的路径'.repeat(8), 'postgresql') })
    await writeNote(cluster, '血脉')
    await cluster.stop()
    expect(existsSync(cluster.host)).toBe(false)
  })

  test('touches no file in a folder that is not its own', async () => {
    await mkdir(here.dir)
    await writeFile(join(here.dir, 'letter.txt'), '')
    await expect(here.start()).rejects.toThrow('不是数据库')
    expect(await readdir(here.dir)).toEqual(['letter.txt'])
    expect(await readdir(here.home)).toEqual(['postgresql'])
  })

  test.runIf(process.geteuid?.() === 0)(
    'moves to the shelter when its account cannot enter the folder, and is found there later',
    async () => {
      await chmod(here.home, 0o700)
      const first = await here.start()
      try {
        expect(first.place.startsWith(shelter)).toBe(true)
        await writeNote(first, '血脉')
        await first.stop()
        await chmod(here.home, 0o755)
        const second = await here.start()
        expect(await readNotes(second)).toEqual(['血脉'])
        await second.stop()
      } finally {
        await rm(first.place, { recursive: true, force: true })
      }
    },
  )
})
