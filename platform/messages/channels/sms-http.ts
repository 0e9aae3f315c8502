import { call } from './call.ts'
import type { Channel, Sent } from './channel.ts'

interface Settings {
  readonly url: string
  readonly secret: string
  readonly templates: Readonly<Record<string, string>>
  readonly site: string
  readonly timeoutSeconds: number
}

/**
 * SMS through a provider or a gateway that takes signed JSON: `{ outId, phone, text, templateId?,
 * params? }`. `outId` is the key by which it drops a repetition. It answers 2xx, or 409 for an
 * `outId` it knows; with `{ "accepted": false, "code": "…", "final": true }` it says no for good.
 */
export const smsChannel = (settings: Settings): Channel => ({
  async send({ key, address, template, content }) {
    const { told, language, link, data } = content
    const { sent, said } = await call({
      ...settings,
      key,
      body: {
        outId: key,
        phone: address,
        text: link === null ? told.sms[language] : `${told.sms[language]} ${settings.site}${link}`,
        ...(settings.templates[template] === undefined
          ? {}
          : {
              templateId: settings.templates[template],
              params: { ...data, ...(link === null ? {} : { link: `${settings.site}${link}` }) },
            }),
      },
    })
    return sent.outcome === 'delivered' ? refusalIn(said) : sent
  },
  close() {},
})

/** Providers answer 200 and say no in the body. */
function refusalIn(said: string): Sent {
  const answer = parsed(said)
  if (answer.accepted !== false) return { outcome: 'delivered' }
  const code = typeof answer.code === 'string' ? answer.code.slice(0, 40) : null
  return answer.final === true
    ? { outcome: 'refused', reason: 'refused', code }
    : { outcome: 'failed', reason: 'deferred', code }
}

function parsed(said: string): { accepted?: unknown; code?: unknown; final?: unknown } {
  try {
    return Object(JSON.parse(said))
  } catch {
    return {} // an answer without JSON says no more than its status
  }
}
