import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accounts, demonstrationPassword } from '#main/demo/accounts.ts'
import { findEmbedded } from '#platform/db/embedded.ts'
import { placeOf } from '#platform/db/embedded-account.ts'
import { rowsOf } from '#test/house.ts'
import { type OtherProcess, runProgram } from '#test/process.ts'

const ready = 'Ctrl+C stops'
let data: string
const running: OtherProcess[] = []

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'xuemai-start-'))
})

afterAll(async () => {
  for (const one of running) await one.kill()
  await rm(placeOf(join(data, 'postgresql')), { recursive: true, force: true, maxRetries: 20 })
  await rm(data, { recursive: true, force: true })
})

describe('`npm start` on one data folder, one day after the other', () => {
  test('a demonstration killed again and again goes on at the next start, without doubles', async () => {
    for (const [place, afterMs] of [
      ['青浦区', 0],
      ['青浦区', 900],
      ['长宁区', 100],
      ['张家界市', 300],
    ] as const) {
      const cut = start()
      await cut.says(place)
      await sleep(afterMs)
      await cut.kill()
    }
    const { program } = await started()
    expect(await counted()).toEqual({
      accounts: accounts.length,
      notices: 3,
      plans: 3,
      revisions: 3,
      doubles: 0,
    })
    await end(program)
  })

  test('it prints an address and accounts that can sign in, and ends cleanly on Ctrl+C', async () => {
    const { site, program } = await started()
    const page = await fetch(site, { headers: { accept: 'text/html' } })
    expect(page.status).toBe(200)
    for (const { login } of accounts) expect(program.said()).toContain(login)
    await signIn(site, 'audit-admin')

    const server = findEmbedded(join(data, 'postgresql'))!
    program.signal('SIGINT')
    expect(await program.exitCode).toBe(0)
    expect(program.said()).toContain('正在停止')
    expect(existsSync(`/proc/${server.pid}`)).toBe(false)
  })

  test('of two at once on the same data one serves, the other says who has them', async () => {
    const racers = [start(), start()]
    const loser = await Promise.race(racers.map((one) => one.exitCode.then(() => one)))
    expect(await loser.exitCode).toBe(1)
    expect(loser.said()).toContain('Xuemai already runs in another process')
    expect(loser.said()).not.toContain('    at ')
    const winner = racers.find((one) => one !== loser)!
    await winner.says(ready)
    await winner.kill()
  })

  test('killed without a word, it starts again at once', async () => {
    const { site, program } = await started()
    await signIn(site, 'qp-officer')
    await program.kill()
    const again = await started()
    await signIn(again.site, 'qp-officer')
    await end(again.program)
  })

  test('a port that is taken is named, and the data are let go', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => other.once('listening', done))
    const { port } = other.address() as { port: number }
    const refused = start(port)
    expect(await refused.exitCode).toBe(1)
    expect(refused.said()).toContain(`127.0.0.1:${port}`)
    expect(refused.said()).toContain('taken by another program')
    expect(refused.said()).not.toContain('    at ')
    other.close()
    expect(findEmbedded(join(data, 'postgresql'))).toBeUndefined()
  })

  test('nothing it says is a warning', async () => {
    const { program } = await started()
    await end(program)
    expect(program.said()).not.toMatch(/warn|deprecat/i)
  })
})

function start(port = 0): OtherProcess {
  const program = runProgram('start.ts', { DATA_DIR: data, PORT: String(port) })
  running.push(program)
  return program
}

async function started() {
  const program = start()
  await program.says(ready)
  return { site: /http:\S+/.exec(program.said())![0], program }
}

async function end(program: OtherProcess): Promise<void> {
  program.signal('SIGTERM')
  expect(await program.exitCode).toBe(0)
}

async function signIn(site: string, login: string): Promise<void> {
  const answer = await fetch(`${site}/api/access/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-xuemai': '1' },
    body: JSON.stringify({ login, password: demonstrationPassword }),
  })
  expect(answer.status).toBe(200)
}

/** What lies in the database of the running demonstration. */
async function counted() {
  const superuser = findEmbedded(join(data, 'postgresql'))!.login('postgres', 'xuemai')
  const [counts] = await rowsOf(
    superuser,
    `select (select count(*)::int from access.account) as accounts,
            (select count(*)::int from planning.notice) as notices,
            (select count(*)::int from planning.plan) as plans,
            (select count(*)::int from planning.revision) as revisions,
            (select count(*) - count(distinct name) from access.region_name)::int as doubles`,
  )
  return counts
}
