import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll } from 'vitest'

/** How a mail server treats the next letters: 550, 451, or no answer at all. */
export type MailMood = 'well' | 'refusing' | 'deferring' | 'silent'

/** A letter as it came in. */
export interface Letter {
  readonly id: string
  readonly to: string
  readonly raw: string
}

/** A mail server on this machine that takes real SMTP; call it outside of tests. */
export function useMailServer() {
  const it = { url: '', mood: 'well' as MailMood, letters: [] as Letter[] }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo(address, _session, done) {
      if (it.mood === 'silent') return
      const code = { refusing: 550, deferring: 451 }[it.mood as 'refusing']
      done(
        code === undefined
          ? null
          : Object.assign(new Error(`<${address.address}> not now`), { responseCode: code }),
      )
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8')
        const id = /^Message-ID: (.+)$/im.exec(raw)?.[1]?.trim() ?? ''
        it.letters.push({ id, to: session.envelope.rcptTo[0]?.address ?? '', raw })
        done()
      })
    },
  })
  server.on('error', () => undefined)
  beforeAll(async () => {
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', () => done())
    })
    it.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise<void>((done) => server.close(() => done())))
  return it
}

/** A call as it came in. */
export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A receiver of HTTP calls on this machine; its answer may be chosen, or withheld with status 0. */
export function useHttpReceiver() {
  const it = { url: '', answer: { status: 200, body: '{}' }, calls: [] as Received[] }
  const server = createServer((request, reply) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      it.calls.push({ path: request.url ?? '', headers: request.headers, body })
      if (it.answer.status === 0) return
      reply.writeHead(it.answer.status, { 'content-type': 'application/json' })
      reply.end(it.answer.body)
    })
  })
  beforeAll(async () => {
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', () => done())
    })
    it.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    return new Promise<void>((done) => server.close(() => done()))
  })
  return it
}
