import { Agent, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { givenDistrict } from '#contexts/organisation/given.ts'
import { served } from '#main/routes.ts'
import { createAccount } from '#platform/access/accounts.ts'
import { giveRole } from '#platform/access/assign.ts'
import { buildServer } from '#platform/http/server.ts'
import { asProgramme } from '#platform/programme.ts'
import type { Figure } from './bench.ts'
import { type BenchDatabase, onDatabase } from './given/database.ts'

const requests = 1500
const together = 16
const password = 'Ceshi-mima-2026'

/** What session, permission, scope and contract cost a request, against a route that does nothing. */
export const figures = (): AsyncGenerator<Figure> =>
  onDatabase(async function* (database) {
    const server = await buildServer(database.app, served)
    const empty = Fastify()
    const agent = new Agent({ keepAlive: true, maxSockets: together })
    try {
      const { path, cookie, body } = await asked(database, server)
      empty.get('/api/*', async () => body)
      const [full, none] = [await portOf(server), await portOf(empty)]
      const answers = new Set<string>()
      yield {
        name: `${requests.toLocaleString('en-US')} API requests with session and scope`,
        ours: { run: () => askAll({ agent, port: full, path, cookie }, answers) },
        limit: {
          name: 'a Fastify route that hands out the same body',
          run: () => askAll({ agent, port: none, path, cookie }, answers),
        },
        // 0.40 of the throughput is 2.5 times the time.
        target: { atMost: 2.5 },
        rounds: 9,
        check() {
          const [only, ...others] = answers
          if (others.length > 0 || only === undefined || !only.includes('云河区')) {
            throw new Error('not every request had the answer it asked for')
          }
        },
      }
    } finally {
      agent.destroy()
      await server.close()
      await empty.close()
    }
  })

type Server = Awaited<ReturnType<typeof buildServer>>

/** A question about what is within reach, and somebody who may ask it. */
async function asked({ app }: BenchDatabase, server: Server) {
  const regionId = await givenDistrict(app, '云河区')

  await asProgramme(app, async (act) => {
    const account = await createAccount(act, { login: 'officer', name: '甲', password })
    return giveRole(act, { id: account.value.id, role: 'blood-office-officer', regionId })
  })
  const signIn = await server.inject({
    method: 'POST',
    url: '/api/access/sign-in',
    headers: { 'x-xuemai': '1' },
    payload: { login: 'officer', password },
  })
  const cookie = `xuemai=${signIn.cookies.find(({ name }) => name === 'xuemai')?.value}`
  const path = '/api/organisation/regions'
  const answer = await server.inject({ method: 'GET', url: path, headers: { cookie } })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return { path, cookie, body: JSON.parse(answer.body) as object }
}

async function portOf(server: Pick<Server, 'listen' | 'server'>): Promise<number> {
  await server.listen({ host: '127.0.0.1', port: 0 })
  return (server.server.address() as AddressInfo).port
}

interface Question {
  readonly agent: Agent
  readonly port: number
  readonly path: string
  readonly cookie: string
}

/** So many at a time, each connection asking again when it is answered. */
async function askAll(question: Question, answers: Set<string>): Promise<void> {
  let left = requests
  await Promise.all(
    Array.from({ length: together }, async () => {
      while (left-- > 0) answers.add(await ask(question))
    }),
  )
}

const ask = ({ cookie, ...where }: Question): Promise<string> =>
  new Promise((resolve, reject) => {
    const asking = send({ ...where, host: '127.0.0.1', headers: { cookie } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString()
        if (answer.statusCode === 200) resolve(text)
        else reject(new Error(`${answer.statusCode} ${text}`))
      })
    })
    asking.on('error', reject)
    asking.end()
  })
