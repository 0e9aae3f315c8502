import type { Language } from '#kernel/text.ts'
import type { Secrets } from '../secrets.ts'
import type { Told } from './template.ts'

/** What a message says, as it is encrypted in the outbox: fixed when it was posted. */
export interface Content {
  readonly name: string | null
  readonly language: Language
  readonly told: Told
  /** The same without personal fields, for other systems. */
  readonly public: Told
  /** The fields, for providers of SMS that keep the words themselves. */
  readonly data: Readonly<Record<string, string | number>>
  readonly link: string | null
}

export const contentOf = (secrets: Secrets, sealed: Buffer): Content =>
  JSON.parse(secrets.open(sealed)) as Content

/** An id (UUID version 8) made of names: the same names, the same id; unguessable without the key. */
export function idOf(secrets: Secrets, names: readonly string[]): string {
  const bytes = secrets
    .mark(names.map((name) => `${name.length}:${name}`).join(' '))
    .subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** An address as it is compared and used: an e-mail in lower case, a phone as digits with its plus. */
export function normalised(channel: 'email' | 'sms', address: string): string {
  if (channel === 'email') return address.trim().toLowerCase()
  const digits = address.replace(/[^\d+]/g, '')
  return /^(\+86|0086|86)(1\d{10})$/.test(digits) ? digits.slice(-11) : digits
}

/** Enough to know it again for those who know it already. */
export function maskedAddress(channel: 'email' | 'sms', address: string): string {
  const plain = normalised(channel, address)
  if (channel === 'sms') return `${plain.slice(0, 3)}****${plain.length > 8 ? plain.slice(-4) : ''}`
  const at = plain.lastIndexOf('@')
  return at < 1 ? '***' : `${plain[0]}***${plain.slice(at)}`
}
