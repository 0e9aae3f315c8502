import { type Instant, instant } from '#kernel/days.ts'
import type { App } from '../app.ts'
import { inTransaction } from '../db/database.ts'
import { type Sent, within } from './channels/channel.ts'
import { type Channels, closeChannels, openChannels } from './channels/channels.ts'
import { type Claimed, claimNext } from './claim.ts'
import { settle } from './settle.ts'

type Programme = Pick<App, 'database' | 'secrets' | 'log' | 'config'>

/** What a worker may be given besides the application; tests stop its clock. */
export interface Wish {
  readonly now?: () => Instant
  readonly channels?: Channels
  /** No new claims once it is aborted; what is being sent is finished. */
  readonly signal?: AbortSignal
}

/** How many were delivered, failed for now, refused for good, and held back. */
export interface Delivered {
  readonly delivered: number
  readonly failed: number
  readonly refused: number
  readonly held: number
}

const lanes = 4
/** One run ends after so many: the next begins where it stopped. */
const mostPerRun = 20_000

/** Sends what is due until nothing is; any number of workers may do so at once. */
export async function deliver(app: Programme, wish: Wish = {}): Promise<Delivered> {
  const channels = wish.channels ?? openChannels(app.config)
  const counts = { delivered: 0, failed: 0, refused: 0, held: 0 }
  const lane = async () => {
    for (let n = 0; n < mostPerRun / lanes && wish.signal?.aborted !== true; n++) {
      const done = await one(app, channels, wish.now ?? (() => instant(Date.now())))
      if (done === undefined) return
      counts[done]++
    }
  }
  try {
    await Promise.all(Array.from({ length: lanes }, lane))
  } finally {
    if (wish.channels === undefined) closeChannels(channels)
  }
  return counts
}

const everywhere = { accountId: null, regions: '*' } as const

async function one(
  app: Programme,
  channels: Channels,
  now: () => Instant,
): Promise<keyof Delivered | undefined> {
  const claimed = await inTransaction(app.database, everywhere, (tx) =>
    claimNext(tx, app.secrets, now()),
  )
  if (claimed === undefined || claimed === 'held') return claimed
  const sent = await send(app, channels, claimed)
  await inTransaction(app.database, everywhere, (tx) => settle(tx, claimed, sent, now()))
  return sent.outcome
}

/** Sends outside of any transaction: nobody waits for a slow receiver. */
async function send(app: Programme, channels: Channels, claimed: Claimed): Promise<Sent> {
  const { id, channel: name, attempt, parcel } = claimed
  const channel = channels[name]
  if (channel === null) return { outcome: 'refused', reason: 'channel-off', code: null }
  const told = { dispatch: id, channel: name, attempt }
  try {
    const sent = await within(app.config.SEND_TIMEOUT_SECONDS + 5, () => channel.send(parcel))
    const why = sent.outcome === 'delivered' ? {} : { reason: sent.reason, code: sent.code }
    app.log.info({ ...told, outcome: sent.outcome, ...why }, 'message')
    return sent
  } catch (error) {
    app.log.error({ ...told, fault: kindOf(error) }, 'message could not be sent')
    return { outcome: 'failed', reason: 'fault', code: null }
  }
}

/** Its kind and place alone: the message of an error may repeat an address. */
const kindOf = (error: unknown) =>
  error instanceof Error
    ? {
        type: error.name,
        stack: (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)),
      }
    : { type: typeof error }
