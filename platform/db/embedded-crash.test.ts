import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { usePlace } from '#test/embedded.ts'
import { readNotes, writeNote } from '#test/notes.ts'
import { findEmbedded } from './embedded.ts'
import { accountFor } from './embedded-account.ts'
import { binariesFor } from './embedded-binaries.ts'
import { runServer } from './embedded-process.ts'

describe('when processes race or are killed, the embedded PostgreSQL', () => {
  const here = usePlace()

  test('is refused to a second process, and left alone by it', async () => {
    const cluster = await here.start()
    const second = here.startElsewhere()
    expect(await second.exitCode).toBe(1)
    expect(second.said()).toContain('已在另一进程中运行')
    await writeNote(cluster, 'still here')
  })

  test('is started by exactly one of two processes that start at once', async () => {
    const racers = [here.startElsewhere(), here.startElsewhere()]
    await Promise.any(racers.map((racer) => racer.says('started')))
    const loser = await Promise.race(racers.map((racer) => racer.exitCode.then(() => racer)))
    expect(loser.said()).toContain('已在另一进程中运行')
    expect(racers.filter((racer) => racer.said().includes('started'))).toHaveLength(1)
  })

  test('ends when its starter is killed, and starts again with what was committed', async () => {
    const starter = here.startElsewhere()
    await starter.says('started')
    const cluster = findEmbedded(here.dir)!
    await writeNote(cluster, 'committed')
    await starter.kill()
    while (existsSync(`/proc/${cluster.pid}`)) await sleep(20)
    expect(await readNotes(await here.start())).toEqual(['committed'])
  })

  test('starts again at once after its starter was killed', async () => {
    const starter = here.startElsewhere()
    await starter.says('started')
    await writeNote(findEmbedded(here.dir)!, 'committed')
    await starter.kill()
    expect(await readNotes(await here.start())).toEqual(['committed'])
  })

  test('takes over from a server that outlived its starter', async () => {
    const first = await here.start()
    await writeNote(first, 'kept')
    await first.stop()
    const account = accountFor(first.place)
    const orphan = await runServer(first.place, {
      path: join(binariesFor(account), 'postgres'),
      args: ['-D', first.place, '-c', 'listen_addresses=', '-k', first.host],
      account,
    })

    const next = await here.start()
    await orphan.ended
    expect(next.pid).not.toBe(orphan.pid)
    expect(await readNotes(next)).toEqual(['kept'])
  })

  test('is made anew when the first start was killed half way', async () => {
    const starter = here.startElsewhere()
    while (!(await readdir(here.home)).some((name) => name.includes('.new-'))) await sleep(5)
    await starter.kill()
    expect(existsSync(here.dir)).toBe(false)

    await writeNote(await here.start(), 'whole')
    expect(await readdir(here.home)).toEqual(['postgresql'])
  })

  test('says so when it ends unasked, and starts again', async () => {
    const cluster = await here.start({ durable: true })
    await writeNote(cluster, 'committed')
    process.kill(cluster.pid, 'SIGQUIT')
    expect((await cluster.ended).message).toContain('意外停止')
    await cluster.stop()
    expect(await readNotes(await here.start())).toEqual(['committed'])
  })

  test('is brought back when it is killed and was to be kept alive', async () => {
    const told: unknown[] = []
    const revive = (fault: unknown) => told.push(fault)
    const cluster = await here.start({ durable: true, revive })
    await writeNote(cluster, 'committed')
    const { pid } = cluster
    process.kill(pid, 'SIGKILL')
    while (cluster.pid === pid) await sleep(20)
    expect(told).not.toEqual([])
    expect(await readNotes(cluster)).toEqual(['committed'])
    await cluster.stop()
    expect(existsSync(`/proc/${cluster.pid}`)).toBe(false)
  })

  test('says that the disk is full, and starts once there is room', async ({ skip }) => {
    const disk = join(here.home, 'disk')
    await mkdir(disk)
    const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', disk])
    skip(mount.status !== 0, 'only an administrator can make a small disk')
    try {
      const dir = join(disk, 'postgresql')
      await expect(here.start({ dir })).rejects.toThrow('磁盘已满')
      expect(await readdir(disk)).toEqual([])

      spawnSync('mount', ['-o', 'remount,size=200m', disk])
      const cluster = await here.start({ dir })
      await writeNote(cluster, 'room')
      await cluster.stop()
    } finally {
      spawnSync('umount', [disk])
    }
  })
})
