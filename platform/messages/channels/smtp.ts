import { createTransport } from 'nodemailer'
import { type Channel, networkFault, type Sent } from './channel.ts'

interface Settings {
  readonly url: string
  readonly from: string
  /** What a link begins with. */
  readonly site: string
  readonly timeoutSeconds: number
  /** Sends nothing over a connection that was not encrypted. */
  readonly requireTls: boolean
}

/** E-mail over SMTP. The key is its Message-ID, so that a repeated one is seen as the same. */
export function smtpChannel(settings: Settings): Channel {
  const { url, from, site, timeoutSeconds, requireTls } = settings
  const timeout = timeoutSeconds * 1000
  const transport = createTransport({
    url,
    requireTLS: requireTls,
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

/**
 * Only what is said of this letter can be the last word on it: its recipient or its content refused
 * with 5xx. A greeting, a sender, a password or an encryption that is refused is ours to mend.
 */
function failure(error: unknown): Sent {
  const { responseCode, code, command } = error as Record<string, unknown>
  const answer = typeof responseCode === 'number' ? String(responseCode) : null
  const told = answer ?? (typeof code === 'string' ? code : null)
  if (code === 'EAUTH') return { outcome: 'failed', reason: 'sign-in-refused', code: told }
  if ((code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM') {
    return answer === null || answer.startsWith('5')
      ? { outcome: 'refused', reason: 'refused', code: told }
      : { outcome: 'failed', reason: 'deferred', code: told }
  }
  if (code === 'ETLS') return { outcome: 'failed', reason: 'unreachable', code }
  if (answer !== null) return { outcome: 'failed', reason: 'deferred', code: answer }
  const fault = networkFault(error)
  if (fault === undefined) throw error
  return fault
}
