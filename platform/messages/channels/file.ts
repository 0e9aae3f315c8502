import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Channel } from './channel.ts'

/**
 * Writes what would be sent into a file, a JSON line each: the way of a demonstration, and of a
 * house whose gateway reads files. Readable by this account alone.
 */
export const fileChannel = (path: string, channel: 'email' | 'sms', site: string): Channel => ({
  async send({ key, address, template, content }) {
    const { told, language, link } = content
    const line = {
      key,
      channel,
      template,
      to: address,
      subject: told.subject[language],
      text: channel === 'sms' ? told.sms[language] : told.body[language],
      link: link === null ? null : `${site}${link}`,
    }
    await mkdir(dirname(path), { recursive: true })
    await appendFile(path, `${JSON.stringify(line)}\n`, { mode: 0o600 })
    return { outcome: 'delivered' }
  },
  close() {},
})
