import type { Content } from '../content.ts'
import type { SendReason } from '../shapes.ts'

/** What is handed to a channel: for the receiver's eyes, never for a log. */
export interface Parcel {
  /** The same at every try: the receiver drops a repetition by it. */
  readonly key: string
  readonly template: string
  readonly address: string
  readonly regionId: string
  readonly postedAt: string
  readonly content: Content
}

/** How a try ended: delivered; failed, to be tried again; or refused for good. */
export type Sent =
  | { readonly outcome: 'delivered' }
  | {
      readonly outcome: 'failed' | 'refused'
      readonly reason: SendReason
      /** The receiver's number or the system's word, never its sentence: that repeats addresses. */
      readonly code: string | null
    }

export interface Channel {
  send(parcel: Parcel): Promise<Sent>
  close(): void
}

/** What a fault of the network was, by its code; undefined where it was none. */
export function networkFault(error: unknown): Sent | undefined {
  const code = codeOf(error) ?? codeOf((error as { cause?: unknown }).cause)
  const name = error instanceof Error ? error.name : ''
  if (name === 'TimeoutError' || (code !== null && /TIMEDOUT|TIMEOUT/.test(code))) {
    return { outcome: 'failed', reason: 'timed-out', code }
  }
  if (code !== null && /^(E[A-Z]+|UND_ERR_.+|CERT_.+|DEPTH_.+|SELF_.+)$/.test(code)) {
    return { outcome: 'failed', reason: 'unreachable', code }
  }
  return undefined
}

const codeOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null

/** Ends a try that takes too long, whatever it is waiting for. */
export async function within(seconds: number, send: () => Promise<Sent>): Promise<Sent> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Sent>((done) => {
    timer = setTimeout(
      () => done({ outcome: 'failed', reason: 'timed-out', code: null }),
      seconds * 1000,
    )
  })
  try {
    return await Promise.race([send(), late])
  } finally {
    clearTimeout(timer)
  }
}
