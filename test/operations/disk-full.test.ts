import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFile, chmod, mkdir, mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findEmbedded } from '#platform/db/embedded.ts'
import { loginsFor } from '#platform/db/roles.ts'
import { rowsOf } from '#test/house.ts'
import { furnish, noticeNo, password } from './furnish.ts'
import { production, type Service, serving, signIn, type Visitor } from './given.ts'

const megabyte = 1024 * 1024
let folder: string
let disk: string
let service: Service | undefined

beforeEach(async ({ skip }) => {
  folder = await mkdtemp(join(tmpdir(), 'xuemai-disk-'))
  disk = join(folder, 'disk')
  await mkdir(disk)
  await chmod(folder, 0o755)
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=120m,mode=755', 'tmpfs', disk])
  skip(mount.status !== 0, 'only an administrator can make a small disk')
  service = await serving({ ...production(folder), DATA_DIR: disk })
})

afterEach(async () => {
  service?.program.signal('SIGTERM')
  await service?.program.exitCode
  spawnSync('umount', ['--lazy', disk])
  await rm(folder, { recursive: true, force: true })
})

describe('On a full disk', () => {
  test('what does not fit is refused whole, what fitted is kept, and all goes on with room', async () => {
    const { officer, notices, superuser, regionId } = await region()
    const first = await officer.upload('first.bin', randomBytes(megabyte))
    expect(first.status).toBe(201)

    // A log file that has just begun, so that it is the table that finds no room.
    await rowsOf(superuser, 'select pg_switch_wal()')
    await rowsOf(superuser, 'checkpoint')
    await fillUpTo(2 * megabyte)
    const refused = await officer.upload('second.bin', randomBytes(5 * megabyte))
    expect(refused).toMatchObject({ status: 507, body: { code: 'disk-full' } })
    const notice = { regionId, text: noticeNo(1) + randomBytes(900_000).toString('base64') }
    const unread = await officer.ask('POST', '/planning/notices', notice)
    expect(unread).toMatchObject({ status: 507, body: { code: 'disk-full' } })
    expect(await rowsOf(superuser, 'select name from upload.file')).toEqual([{ name: 'first.bin' }])
    expect(await notices()).toHaveLength(0)

    await rm(join(disk, 'ballast'))
    expect((await officer.upload('third.bin', randomBytes(5 * megabyte))).status).toBe(201)
    expect((await officer.ask('POST', '/planning/notices', notice)).status).toBe(200)
    expect(await notices()).toHaveLength(1)
  })

  test('when not even the log of the database fits, it comes back by itself once there is room', async () => {
    const { officer, superuser } = await region()
    await fillUpTo(30 * megabyte)
    const acknowledged: string[] = []
    let told = ''
    while (told === '') {
      const answer = await officer.upload('some.bin', randomBytes(3 * megabyte))
      if (answer.status === 201) acknowledged.push(answer.body.id)
      else told = answer.body.code
    }
    expect(['disk-full', 'database-unavailable']).toContain(told)
    expect(acknowledged).not.toEqual([])

    await rm(join(disk, 'ballast'))
    while (!(await fetch(`${service!.site}/health/ready`)).ok) await sleep(50)
    expect((await officer.upload('more.bin', randomBytes(megabyte))).status).toBe(201)
    const kept = await rowsOf(superuser, 'select id from upload.file')
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged))
    const audit = await signIn(service!.site, 'audit', password)
    expect((await audit.ask('POST', '/record/verify', {})).body).toMatchObject({ sound: true })
  })
})

async function region() {
  const cluster = findEmbedded(join(disk, 'postgresql'))!
  const regionId = await furnish(loginsFor(cluster, 'xuemai'))
  const officer: Visitor = await signIn(service!.site, 'officer', password)
  return {
    regionId,
    officer,
    superuser: cluster.login('postgres', 'xuemai'),
    notices: async () =>
      (await officer.ask('GET', `/planning/notices?regionId=${regionId}`)).body as unknown[],
  }
}

/** Puts a file on the disk that leaves so many bytes free. */
async function fillUpTo(free: number): Promise<void> {
  const { bavail, bsize } = await statfs(disk)
  await appendFile(join(disk, 'ballast'), Buffer.alloc(bavail * bsize - free, 'x'))
}
