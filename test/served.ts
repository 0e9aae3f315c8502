import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { jobs } from '#main/jobs.ts'
import { served } from '#main/routes.ts'
import { createAccount } from '#platform/access/accounts.ts'
import { giveRole } from '#platform/access/assign.ts'
import type { Role } from '#platform/access/roles.ts'
import type { App } from '#platform/app.ts'
import { demonstrationKey, readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/db/database.ts'
import { buildServer } from '#platform/http/server.ts'
import { openQueue, prepareQueue } from '#platform/jobs/queue.ts'
import { asProgramme } from '#platform/programme.ts'
import { secretsUnder } from '#platform/secrets.ts'
import { type TestDatabase, useDatabase } from './house.ts'

type Server = Awaited<ReturnType<typeof buildServer>>

/** An answer of the API: its status and its body. */
export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
  readonly body: any
  readonly headers: Readonly<Record<string, unknown>>
}

/** Somebody who asks: signed in, or nobody. */
export interface Asker {
  get(path: string, query?: Record<string, string>): Promise<Answer>
  post(path: string, body?: object): Promise<Answer>
  upload(name: string, bytes: Buffer): Promise<Answer>
  readonly accountId: string
}

export interface ServedApplication {
  readonly app: App
  readonly server: Server
  readonly database: TestDatabase
  readonly nobody: Asker
  /** Makes an account with a role on a region, and signs it in. */
  as(role: Role, regionId: string): Promise<Asker>
}

export const testPassword = 'Ceshi-mima-2026'

/** The whole application over HTTP on a database of this file's own; call it outside of tests. */
export function useApplication(env: Record<string, string> = {}): ServedApplication {
  const database = useDatabase()
  const it = { database } as {
    -readonly [K in keyof ServedApplication]: ServedApplication[K]
  }
  let putDown = async () => {}
  beforeAll(async () => {
    const config = readConfig({
      LOG_LEVEL: 'silent',
      DATA_DIR: join(tmpdir(), database.name),
      ...env,
    })
    const log = pino({ level: 'silent' })
    await prepareQueue(database.owner, jobs)
    const opened = openDatabase(database.app, () => {})
    const queue = await openQueue(database.app, jobs, log, { working: false })
    it.app = {
      config,
      log,
      database: opened,
      secrets: secretsUnder(demonstrationKey),
      enqueueWith: queue.enqueueWith,
    }
    it.server = await buildServer(it.app, served)
    it.nobody = asker(it.server, '', '')
    it.as = (role, regionId) => signedIn(it.app, it.server, role, regionId)
    putDown = async () => {
      await it.server.close()
      await queue.stop()
      await opened.close()
    }
  })
  afterAll(() => putDown())
  return it
}

let made = 0

async function signedIn(app: App, server: Server, role: Role, regionId: string): Promise<Asker> {
  const login = `test-${++made}`
  const { id } = await asProgramme(app, (act) =>
    createAccount(act, { login, name: `测试${made}`, password: testPassword }),
  )
  await asProgramme(app, (act) => giveRole(act, { id, role, regionId }))
  const answer = await server.inject({
    method: 'POST',
    url: '/api/access/sign-in',
    headers: { 'x-xuemai': '1' },
    remoteAddress: `10.0.${made >> 8}.${made & 255}`,
    payload: { login, password: testPassword },
  })
  const cookie = answer.cookies.find(({ name }) => name === 'xuemai')
  if (cookie === undefined) throw new Error(`sign-in failed: ${answer.body}`)
  return asker(server, `xuemai=${cookie.value}`, id)
}

export function asker(server: Server, cookie: string, accountId: string): Asker {
  const headers = { cookie, 'x-xuemai': '1' }
  const parsed = (answer: {
    statusCode: number
    body: string
    rawPayload: Buffer
    headers: object
  }): Answer => {
    const sent = answer.headers as Record<string, unknown>
    const isFile = /spreadsheet|wordprocessing|pdf|zip/.test(String(sent['content-type'] ?? ''))
    const body = answer.body === '' ? null : isFile ? answer.rawPayload : JSON.parse(answer.body)
    return { status: answer.statusCode, body, headers: sent }
  }
  return {
    accountId,
    get: async (path, query = {}) =>
      parsed(await server.inject({ method: 'GET', url: `/api${path}`, query, headers })),
    post: async (path, body = {}) =>
      parsed(await server.inject({ method: 'POST', url: `/api${path}`, headers, payload: body })),
    upload: async (name, bytes) =>
      parsed(
        await server.inject({
          method: 'POST',
          url: '/api/uploads',
          query: { name },
          headers: { ...headers, 'content-type': 'application/octet-stream' },
          payload: bytes,
        }),
      ),
  }
}
