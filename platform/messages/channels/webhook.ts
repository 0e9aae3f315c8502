import { call } from './call.ts'
import type { Channel } from './channel.ts'

/**
 * Another system, by signed JSON: what happened where, in both languages; neither the recipient, nor
 * personal fields, nor the link, which may hold a secret. `address` is JSON of the url (null
 * once the webhook was ended) and the secret.
 */
export const webhookChannel = (timeoutSeconds: number): Channel => ({
  async send({ key, address, template, regionId, postedAt, content }) {
    const { url, secret } = JSON.parse(address) as { url: string | null; secret: string }
    if (url === null) return { outcome: 'refused', reason: 'receiver-gone', code: null }
    const { subject, body } = content.public
    const told = { key, template, regionId, at: postedAt, subject, body }
    return (await call({ url, secret, key, timeoutSeconds, body: told })).sent
  },
  close() {},
})
