import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rowsOf, useDatabase } from '#test/house.ts'
import { furnish, password } from './furnish.ts'
import { cookieOf, on, production, type Service, serving } from './given.ts'

const megabyte = 1024 * 1024
const limitMb = 10
const piece = Buffer.alloc(megabyte, 'x')
const database = useDatabase()
let folder: string
let service: Service

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuemai-uploads-'))
  await furnish(database)
  const small = { UPLOAD_LIMIT_MB: String(limitMb) }
  service = await serving({ ...production(folder), ...on(database.app), ...small })
})

afterAll(async () => {
  await service.program.kill()
  await rm(folder, { recursive: true, force: true })
})

describe('Twenty uploads at once', () => {
  test('are all kept, in the memory of a few', async () => {
    const { result, grownMb } = await watched(20, limitMb - 1)
    expect(result).toEqual(Array(20).fill(201))
    expect(grownMb).toBeLessThan(20 * limitMb)
    const kept = await rowsOf(
      database.owner,
      'select count(*)::int as files, min(length(bytes)) as least from upload.file',
    )
    expect(kept).toEqual([{ files: 20, least: (limitMb - 1) * megabyte }])
  })

  test('of files three times too large are all refused, in no memory', async () => {
    const { result, grownMb } = await watched(20, limitMb * 3)
    expect(result).toEqual(Array(20).fill(413))
    expect(grownMb).toBeLessThan(20 * limitMb)
  })
})

/** Uploads at once, and by how much the service grew at most meanwhile. */
async function watched(count: number, megabytes: number) {
  const cookie = await cookieOf(service.site, 'officer', password)
  const before = residentMb()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, residentMb())
  }, 20)
  const result = await Promise.all(Array.from({ length: count }, () => upload(cookie, megabytes)))
  clearInterval(watch)
  return { result, grownMb: most - before }
}

/** One upload, streamed from a single piece: the sender must not need the memory either. */
const upload = (cookie: string, megabytes: number): Promise<number> =>
  new Promise((done, failed) => {
    const headers = { cookie, 'x-xuemai': '1', 'content-type': 'application/octet-stream' }
    const sending = request(`${service.site}/api/uploads?name=file.bin`, {
      method: 'POST',
      headers,
    })
    sending.once('error', failed)
    sending.once('response', (answer) =>
      answer.resume().once('end', () => done(answer.statusCode!)),
    )
    let left = megabytes
    const more = () => {
      while (left-- > 0) if (!sending.write(piece)) return sending.once('drain', more)
      return sending.end()
    }
    more()
  })

const residentMb = (): number => {
  const status = readFileSync(`/proc/${service.program.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}
