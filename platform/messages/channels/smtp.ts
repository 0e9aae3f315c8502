import { createTransport } from 'nodemailer'
import { type Channel, networkFault, type Sent } from './channel.ts'

interface Settings {
  readonly url: string
  readonly from: string
  /** What a link begins with. */
  readonly site: string
  readonly timeoutSeconds: number
}

/** E-mail over SMTP. The key is its Message-ID, so that a repeated one is seen as the same. */
export function smtpChannel({ url, from, site, timeoutSeconds }: Settings): Channel {
  const timeout = timeoutSeconds * 1000
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0])
  const host = new URL(site).hostname
  return {
    async send({ key, address, content }) {
      const { told, language, link, name } = content
      const lines = [told.body[language], ...(link === null ? [] : [`${site}${link}`])]
      try {
        await transport.sendMail({
          from,
          to: { name: name ?? '', address },
          subject: told.subject[language],
          text: lines.join('\n\n'),
          messageId: `<${key}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Xuemai-Key': key },
        })
        return { outcome: 'delivered' }
      } catch (error) {
        return failure(error)
      }
    },
    close: () => transport.close(),
  }
}

/** 5xx is the receiver's last word, 4xx is not; a refused password is ours to mend, not the letter's. */
function failure(error: unknown): Sent {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown }
  if (typeof responseCode === 'number') {
    const told = String(responseCode)
    if (code === 'EAUTH') return { outcome: 'failed', reason: 'sign-in-refused', code: told }
    if (responseCode === 421) return { outcome: 'failed', reason: 'unreachable', code: told }
    return responseCode >= 500
      ? { outcome: 'refused', reason: 'refused', code: told }
      : { outcome: 'failed', reason: 'deferred', code: told }
  }
  if (code === 'EENVELOPE') return { outcome: 'refused', reason: 'refused', code: 'EENVELOPE' }
  const fault = networkFault(error)
  if (fault === undefined) throw error
  return fault
}
