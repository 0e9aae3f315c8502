import { beforeAll, describe, expect, test } from 'vitest'
import { instant } from '#kernel/days.ts'
import { rowsOf } from '#test/house.ts'
import { inAnotherProcess } from '#test/process.ts'
import { useHttpReceiver, useMailServer } from '#test/receivers.ts'
import { useApplication } from '#test/served.ts'
import { region } from '../access/given.ts'
import { deliver } from './deliver.ts'
import { aReminder, later, posted, sendingWith } from './given.ts'

const house = useApplication()
const mail = useMailServer()
const gateway = useHttpReceiver()
let town = ''
beforeAll(async () => {
  town = await region(house.app)
})

/** Another process that sends until it is killed. */
const worker = `
  import { readConfig } from '#platform/config.ts'
  import { openDatabase } from '#platform/db/database.ts'
  import { openLog } from '#platform/log.ts'
  import { deliver } from '#platform/messages/deliver.ts'
  import { secretsUnder } from '#platform/secrets.ts'
  import { demonstrationKey } from '#platform/config.ts'
  const config = readConfig({ ...JSON.parse(process.env.SENDING), LOG_LEVEL: 'silent' })
  const database = openDatabase(JSON.parse(process.env.LOGIN), () => {})
  await deliver({ config, database, log: openLog(config), secrets: secretsUnder(demonstrationKey) })
`

describe('A worker killed with SIGKILL while it sends', () => {
  test('loses nothing, and sends nothing twice to who honours the key', async () => {
    const now = instant(Date.now())
    const sending = {
      SMTP_URL: mail.url,
      MAIL_FROM: 'xuemai@example.cn',
      SMS_URL: gateway.url,
      SMS_SECRET: 'a secret of the gateway',
    }
    const people = Array.from({ length: 60 }, (_none, n) => ({
      name: '甲',
      email: `p${n}@example.cn`,
      phone: `138001380${String(n).padStart(2, '0')}`,
    }))
    await posted(
      house.app,
      now,
      ...people.map((to) => aReminder({ regionId: town, to, urgent: true })),
    )

    const cut: number[] = []
    for (const arrived of [15, 45]) {
      const other = inAnotherProcess(worker, {
        SENDING: JSON.stringify(sending),
        LOGIN: JSON.stringify(house.database.app),
      })
      await expect
        .poll(() => mail.letters.length + gateway.calls.length, { interval: 1, timeout: 20_000 })
        .toBeGreaterThanOrEqual(arrived)
      await other.kill()
      const [open] = await rowsOf<{ n: number }>(
        house.database.superuser,
        'select count(*)::int as n from messages.attempt where ended_at is null',
      )
      cut.push(open!.n)
    }
    expect(cut.at(-1)).toBeGreaterThan(0)

    const app = sendingWith(house.app, sending)
    await deliver(app, { now: () => later(now, 1) })
    await deliver(app, { now: () => later(now, 6) })

    const [left] = await rowsOf<{ n: number }>(
      house.database.superuser,
      'select count(*)::int as n from messages.dispatch where delivered_at is null',
    )
    expect(left!.n).toBe(0)
    const letters = new Map(mail.letters.map(({ id, to }) => [id, to]))
    expect([...letters.values()].sort()).toEqual(people.map(({ email }) => email).sort())
    const calls = gateway.calls.map(({ body }) => JSON.parse(body))
    const phones = new Map(calls.map(({ outId, phone }) => [outId, phone]))
    expect([...phones.values()].sort()).toEqual(people.map(({ phone }) => phone).sort())
  })
})
