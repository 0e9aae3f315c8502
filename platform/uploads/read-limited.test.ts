import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { readLimited } from './read-limited.ts'

const kilobyte = 1024
const limits = { bytes: 1024 * kilobyte, paceMs: 300 }
const server = createServer((asked, answer) => {
  readLimited(asked, limits).then(
    (bytes) => answer.end(String(bytes.length)),
    (error: unknown) => answer.end(error instanceof Problem ? error.code : 'defect'),
  )
})

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('A body over a real socket', () => {
  test('is read whole when it keeps its pace, however long it takes', async () => {
    expect(await send({ pieces: 8, bytes: 80 * kilobyte, everyMs: 100 })).toBe(`${640 * kilobyte}`)
  })

  test('that trickles is given up', async () => {
    expect(await send({ pieces: 100, bytes: 10, everyMs: 20 })).toBe('too-slow')
  })

  test('that never comes is given up', async () => {
    expect(await send({ pieces: 0, bytes: 0, everyMs: 1000 })).toBe('too-slow')
  })

  test('that is too large is refused while it is still coming', async () => {
    expect(await send({ pieces: 20, bytes: 100 * kilobyte, everyMs: 10 })).toBe('too-large')
  })
})

interface Sending {
  readonly pieces: number
  readonly bytes: number
  readonly everyMs: number
}

/** Sends a body in pieces and never ends it before the answer is there; or ends it after the last. */
async function send({ pieces, bytes, everyMs }: Sending): Promise<string> {
  const { port } = server.address() as AddressInfo
  const sending = request({ port, method: 'POST' })
  sending.on('error', () => {})
  const answer = new Promise<string>((heard) =>
    sending.once('response', async (response) => {
      let text = ''
      for await (const piece of response) text += piece
      heard(text)
    }),
  )
  sending.flushHeaders()
  for (let piece = 0; piece < pieces; piece++) {
    sending.write(Buffer.alloc(bytes, 'x'))
    await sleep(everyMs)
  }
  if (pieces > 0) sending.end()
  const text = await answer
  sending.destroy()
  return text
}
