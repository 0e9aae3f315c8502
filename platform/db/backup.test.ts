import { existsSync } from 'node:fs'
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { usePlace } from '#test/embedded.ts'
import { rowsOf } from '#test/house.ts'
import { readNotes, writeNote } from '#test/notes.ts'
import { backupEmbedded, manifestName } from './backup.ts'
import { restoreEmbedded } from './restore.ts'

describe('a backup of the embedded database', () => {
  const here = usePlace()
  const inHome = (name: string) => join(here.home, name)
  const backup = () => backupEmbedded({ dir: here.dir, to: inHome('backup') })
  const restored = async () => {
    await restoreEmbedded({ from: inHome('backup'), dir: inHome('restored') })
    return here.start({ dir: inHome('restored') })
  }

  test('holds all that was committed before it, though others write and drop meanwhile', async () => {
    const cluster = await here.start({ durable: true })
    const login = cluster.login('postgres', 'postgres')
    await writeNote(cluster, 'before')
    let isWriting = true
    const writing = (async () => {
      for (let round = 0; isWriting; round++) {
        await rowsOf(
          login,
          `create table t${round} as select repeat('血', 1000) from generate_series(1, 500)`,
        )
        await rowsOf(login, `drop table t${round}`)
        await writeNote(cluster, `during ${round}`)
      }
    })()
    await backup().finally(() => {
      isWriting = false
      return writing
    })
    await writeNote(cluster, 'after')

    const notes = await readNotes(await restored())
    expect(notes[0]).toBe('before')
    expect(notes).not.toContain('after')
    expect(notes).toEqual((await readNotes(cluster)).slice(0, notes.length))
  })

  test('leaves the server running, and can be made where none runs', async () => {
    const cluster = await here.start({ durable: true })
    await backup()
    await writeNote(cluster, 'still running')
    await cluster.stop()

    await rm(inHome('backup'), { recursive: true })
    await backup()
    expect(await readNotes(await restored())).toEqual(['still running'])
  })
})

describe('one backup, whole or harmed', () => {
  const here = usePlace({ forAll: true })
  const whole = () => join(here.home, 'backup')
  const restored = () => join(here.home, 'restored')
  const harmed = async (harm: (folder: string) => Promise<void>) => {
    const folder = await mkdtemp(join(here.home, 'harmed-'))
    await cp(whole(), folder, { recursive: true })
    await harm(folder)
    return restoreEmbedded({ from: folder, dir: restored() })
  }

  beforeAll(async () => {
    await here.start()
    await backupEmbedded({ dir: here.dir, to: whole() })
  })
  afterEach(() => expect(existsSync(restored())).toBe(false))

  test('is never overwritten by a later one', async () => {
    await expect(backupEmbedded({ dir: here.dir, to: whole() })).rejects.toThrow('不覆盖旧备份')
  })

  test('is not restored over living data', async () => {
    await expect(restoreEmbedded({ from: whole(), dir: here.dir })).rejects.toThrow('恢复不会覆盖')
  })

  test.each([
    ['grown', (file: string) => appendFile(file, '!')],
    ['lost', (file: string) => rm(file)],
  ])('is not restored when a file of it is %s', async (_case, harm) => {
    await expect(harmed((folder) => harm(join(folder, 'global/pg_control')))).rejects.toThrow(
      '备份已损坏',
    )
  })

  test('is not restored when it was broken off', async () => {
    await expect(harmed((folder) => rm(join(folder, manifestName)))).rejects.toThrow(
      '不是完整的备份',
    )
  })
})
