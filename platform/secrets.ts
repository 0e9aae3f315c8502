import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto'

/** Keeps small personal values and secrets unreadable at rest: AES-256-GCM, a nonce each. */
export interface Secrets {
  seal(text: string): Buffer
  open(sealed: Buffer): string
  /** The same for the same text and nothing to anyone without the key: 32 bytes to find and count by. */
  mark(text: string): Buffer
}

/** The layout of a sealed value: version 1, 12 bytes of nonce, 16 of tag, then the text. */
const version = 1

/** Secrets under one data key of 32 bytes, given in base64. Throws when a value was tampered with. */
export function secretsUnder(dataKey: string): Secrets {
  const key = Buffer.from(dataKey, 'base64')
  if (key.length !== 32) throw new RangeError('a data key is 32 bytes in base64')
  const marking = Buffer.from(hkdfSync('sha256', key, '', 'xuemai marks', 32))
  return {
    mark: (text) => createHmac('sha256', marking).update(text, 'utf8').digest(),
    seal(text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body])
    },
    open(sealed) {
      if (sealed[0] !== version) throw new RangeError('sealed by an unknown version')
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13))
      decipher.setAuthTag(sealed.subarray(13, 29))
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString(
        'utf8',
      )
    },
  }
}

export const sha256 = (content: string | Uint8Array): Buffer =>
  createHash('sha256').update(content).digest()

/** A token that cannot be guessed, safe in a cookie or a link. */
export const newToken = (): string => randomBytes(32).toString('base64url')
