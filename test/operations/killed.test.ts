import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findEmbedded } from '#platform/db/embedded.ts'
import { placeOf } from '#platform/db/embedded-account.ts'
import { loginsFor } from '#platform/db/roles.ts'
import { rowsOf } from '#test/house.ts'
import type { Environment } from '#test/process.ts'
import { furnish, noticeNo, password } from './furnish.ts'
import { production, type Service, serving, signIn } from './given.ts'
import { decidedNotice, notice } from './plan-of.ts'

let folder: string
let environment: Environment
let service: Service
let regionId: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuemai-killed-'))
  await chmod(folder, 0o755)
  environment = production(folder)
  service = await serving(environment)
  regionId = await furnish(loginsFor(findEmbedded(dir())!, 'xuemai'))
})

afterAll(async () => {
  await service.program.kill()
  await rm(placeOf(dir()), { recursive: true, force: true, maxRetries: 20 })
  await rm(folder, { recursive: true, force: true })
})

describe('The service with its database, killed by kill -9', () => {
  test('in the middle of an upload: no piece of the file is there', async () => {
    const officer = await signIn(service.site, 'officer', password)
    const upload = officer.upload('large.bin', Buffer.alloc(60 * 1024 * 1024, 'x'))
    const ended = upload.then(
      ({ status }) => status,
      () => 'broken off',
    )
    await sleep(60)
    await again()
    expect(await ended).toBe('broken off')
    expect((await counted()).files).toBe(0)
  })

  test('in the middle of reading a notice: it is there whole or not at all', async () => {
    for (const afterMs of [0, 5, 20]) {
      const officer = await signIn(service.site, 'officer', password)
      const text = noticeNo(afterMs) + String(await notice())
      const answer = officer.ask('POST', '/planning/notices', { regionId, text })
      const acknowledged = answer.then(
        ({ status }) => status === 200,
        () => false,
      )
      await sleep(afterMs)
      const before = await counted()
      await again()
      const after = await counted()
      expect(after.notices).toBe(after.recorded.received)
      if (await acknowledged) expect(after.notices).toBeGreaterThanOrEqual(before.notices)
    }
  })

  test('in the middle of making a plan: all of it is there or nothing, and it is made the next time', async () => {
    const first = await signIn(service.site, 'officer', password)
    const { path, version } = await decidedNotice(first, regionId)
    const { recorded: _recorded, ...nothing } = await counted()
    expect(nothing).toMatchObject({ units: 0, plans: 0, targets: 0, items: 0 })

    let isMade = false
    for (const afterMs of [10, 40, 90, 150]) {
      const officer = await signIn(service.site, 'officer', password)
      const answer = officer.ask('POST', path, { version }).catch(() => undefined)
      await sleep(afterMs)
      await again()
      const { recorded, ...found } = await counted()
      if ((await answer)?.status === 200) isMade = true
      expect(recorded.drafted).toBe(found.plans)
      if (found.plans > 0) isMade = true
      else expect(found).toEqual(nothing)
      if (isMade) break
    }

    const officer = await signIn(service.site, 'officer', password)
    const made = await officer.ask('POST', path, { version })
    expect(made.status).toBe(isMade ? 409 : 200)
    await again()
    const { units, plans, targets, items } = await counted()
    expect({ plans }).toEqual({ plans: 1 })
    for (const amount of [units, targets, items]) expect(amount).toBeGreaterThan(10)
  })

  test('as often as it was, the record is sound', async () => {
    const audit = await signIn(service.site, 'audit', password)
    const proof = await audit.ask('POST', '/record/verify', {})
    expect(proof.body).toMatchObject({ sound: true, fault: null })
  })
})

const dir = () => join(folder, 'data/postgresql')

/** Kills the service and starts it again. */
async function again(): Promise<void> {
  await service.program.kill()
  service = await serving(environment)
}

async function counted() {
  const superuser = findEmbedded(dir())!.login('postgres', 'xuemai')
  const [counts] = await rowsOf<{
    readonly files: number
    readonly notices: number
    readonly units: number
    readonly plans: number
    readonly targets: number
    readonly items: number
    readonly recorded: { readonly received: number; readonly drafted: number }
  }>(
    superuser,
    `select (select count(*)::int from upload.file) as files,
            (select count(*)::int from planning.notice) as notices,
            (select count(*)::int from organisation.unit) as units,
            (select count(*)::int from planning.plan) as plans,
            (select count(*)::int from planning.target) as targets,
            (select count(*)::int from planning.item) as items,
            (select json_build_object(
               'received', count(*) filter (where name = 'notice.received'),
               'drafted', count(*) filter (where name = 'plan.drafted')) from record.entry) as recorded`,
  )
  return counts!
}
