import { request as ask } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { rowsOf } from '#test/house.ts'
import { useApplication } from '#test/served.ts'
import { account, browser, region } from '../access/given.ts'
import { inReading } from '../db/database.ts'
import { getUpload } from '../uploads/store.ts'

const house = useApplication()
const megabyte = 1024 * 1024
let port = 0
let place = ''
beforeAll(async () => {
  place = await region(house.app)
  await house.server.listen({ host: '127.0.0.1', port: 0 })
  const address = house.server.addresses()[0]
  port = typeof address === 'object' ? address.port : 0
})

const officer = async () => {
  const page = browser(house.server)
  const who = await account(house.app, [{ role: 'blood-office-officer', regionId: place }])
  await page.signIn(who)
  return { ...who, cookie: page.kept.cookie }
}

interface Sent {
  readonly status: number
  readonly body: { readonly code?: string; readonly id?: string; readonly sha256?: string }
  /** Megabytes that had been written when the answer came. */
  readonly written: number
}

/** Sends so many megabytes over a real socket, with or without saying how many they are. */
async function send(cookie: string | undefined, megabytes: number, sized: boolean): Promise<Sent> {
  const piece = Buffer.alloc(megabyte, 'x')
  let written = 0
  return new Promise((done, failed) => {
    const sending = ask(
      {
        port,
        method: 'POST',
        path: '/api/uploads?name=big.bin',
        headers: {
          'x-xuemai': '1',
          cookie: `xuemai=${cookie}`,
          'content-type': 'application/octet-stream',
          ...(sized ? { 'content-length': megabytes * megabyte } : {}),
        },
      },
      (answer) => {
        let text = ''
        answer.on('data', (chunk: Buffer) => {
          text += chunk
        })
        answer.on('end', () =>
          done({ status: answer.statusCode!, body: JSON.parse(text), written }),
        )
      },
    )
    sending.on('error', failed)
    const more = () => {
      while (written < megabytes) {
        written++
        if (!sending.write(piece)) return sending.once('drain', more)
      }
      return sending.end()
    }
    more()
  })
}

describe('An upload', () => {
  test.each([
    ['that says its size', true],
    ['that does not', false],
  ])(
    'of 200 MB %s is refused with an answer, unkept, and the server goes on',
    async (_case, sized) => {
      const { cookie } = await officer()
      const before = process.memoryUsage().arrayBuffers
      const sent = await send(cookie, 200, sized)
      expect([sent.status, sent.body.code]).toEqual([413, 'too-large'])
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150 * megabyte)
      expect(await rowsOf(house.database.owner, 'select from upload.file')).toEqual([])
      expect((await send(cookie, 1, sized)).status).toBe(201)
      await rowsOf(house.database.owner, 'delete from upload.file')
    },
  )

  test('of nobody is refused before it is read', async () => {
    const sent = await send('nobody', 200, true)
    expect([sent.status, sent.body.code]).toEqual([401, 'not-signed-in'])
  })

  test('that breaks off leaves nothing', async () => {
    const { cookie } = await officer()
    const headers = { 'x-xuemai': '1', cookie: `xuemai=${cookie}`, 'content-length': 1000 }
    const sending = ask({ port, method: 'POST', path: '/api/uploads?name=a', headers })
    sending.on('error', () => {})
    sending.write('half of it')
    await new Promise((done) => setTimeout(done, 100))
    sending.destroy()
    await new Promise((done) => setTimeout(done, 100))
    expect(await rowsOf(house.database.owner, 'select from upload.file')).toEqual([])
  })

  test('of an empty file is refused', async () => {
    const who = await house.as('blood-office-officer', place)
    const { status, body } = await who.upload('empty.txt', Buffer.alloc(0))
    expect([status, body.code]).toEqual([422, 'file-empty'])
  })

  test('keeps every byte, whatever its kind, and a name without signs that no text holds', async () => {
    const page = await officer()
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, n) => n))
    for (const type of ['application/json', 'text/plain', 'application/x-anything']) {
      const answer = await house.server.inject({
        method: 'POST',
        url: `/api/uploads?name=${encodeURIComponent('表\u0000 格.xlsx')}`,
        headers: { 'x-xuemai': '1', cookie: `xuemai=${page.cookie}`, 'content-type': type },
        payload: bytes,
      })
      expect(answer.statusCode).toBe(201)
      const [kept] = await rowsOf(house.database.owner, 'select * from upload.file where id = $1', [
        answer.json().id,
      ])
      expect(kept!.bytes).toEqual(bytes)
      expect(kept!.name).toBe('表 格.xlsx')
    }
  })

  test('can be taken by the account that brought it and by no other', async () => {
    const [mine, other] = [await house.as('liaison', place), await house.as('liaison', place)]
    const { body } = await mine.upload('a.txt', Buffer.from('甲'))
    const take = (accountId: string) =>
      inReading(house.app.database, { accountId, regions: [place] }, (tx) => getUpload(tx, body.id))
    expect(String((await take(mine.accountId)).bytes)).toBe('甲')
    await expect(take(other.accountId)).rejects.toThrow('not there')
  })
})
