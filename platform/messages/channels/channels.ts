import { resolve } from 'node:path'
import type { Config } from '../../config.ts'
import type { Channel } from './channel.ts'
import { fileChannel } from './file.ts'
import { smsChannel } from './sms-http.ts'
import { smtpChannel } from './smtp.ts'
import { webhookChannel } from './webhook.ts'

export type ChannelName = 'email' | 'sms' | 'webhook'

/** The ways there are; null where none is set up. */
export type Channels = Readonly<Record<ChannelName, Channel | null>>

/** Opens the ways that the configuration names; in a demonstration a file takes the rest. */
export function openChannels(config: Config): Channels {
  const site = siteOf(config)
  const timeoutSeconds = config.SEND_TIMEOUT_SECONDS
  const path = messageFileOf(config)
  const file = (channel: 'email' | 'sms') =>
    path === null ? null : fileChannel(path, channel, site)
  const { SMTP_URL, MAIL_FROM, SMS_URL, SMS_SECRET, SMS_TEMPLATES } = config
  return {
    email:
      SMTP_URL === undefined
        ? file('email')
        : smtpChannel({
            url: SMTP_URL,
            from: MAIL_FROM!,
            site,
            timeoutSeconds,
            requireTls: config.XUEMAI_MODE === 'production' && !isOnThisMachine(SMTP_URL),
          }),
    sms:
      SMS_URL === undefined
        ? file('sms')
        : smsChannel({
            url: SMS_URL,
            secret: SMS_SECRET!,
            templates: SMS_TEMPLATES,
            site,
            timeoutSeconds,
          }),
    webhook: webhookChannel(timeoutSeconds),
  }
}

export const closeChannels = (channels: Channels): void => {
  for (const channel of Object.values(channels)) channel?.close()
}

/** How each way is set up, for people to see. */
export const waysOf = (config: Config) => {
  const otherwise = messageFileOf(config) === null ? ('off' as const) : ('file' as const)
  return {
    email: config.SMTP_URL === undefined ? otherwise : ('smtp' as const),
    sms: config.SMS_URL === undefined ? otherwise : ('http' as const),
  }
}

const isOnThisMachine = (url: string): boolean =>
  /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname)

/** Where this site is reached: what a link in a message begins with. */
export const siteOf = ({ PUBLIC_URL, HOST, PORT }: Config): string =>
  (PUBLIC_URL ?? `http://${HOST}:${PORT}`).replace(/\/+$/, '')

function messageFileOf({ MESSAGE_FILE, XUEMAI_MODE, DATA_DIR }: Config): string | null {
  if (MESSAGE_FILE !== undefined) return resolve(MESSAGE_FILE)
  return XUEMAI_MODE === 'demonstration' ? resolve(DATA_DIR, 'sent-messages.jsonl') : null
}
