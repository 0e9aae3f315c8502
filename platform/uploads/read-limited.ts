import type { Readable } from 'node:stream'
import { Problem } from '#kernel/problem.ts'

export interface Limits {
  readonly bytes: number
  /** How long a sender may take for the next `paceBytes`. */
  readonly paceMs: number
}

/** Slower than this in `paceMs` and the sender is taken for gone. */
const paceBytes = 64 * 1024

/**
 * Reads to the limit and no further. What comes after it is let through unkept, as ending the
 * stream would end the connection before the refusal has reached the sender. Who sends hardly
 * anything is not waited for.
 */
export function readLimited(stream: Readable, { bytes: limit, paceMs }: Limits): Promise<Buffer> {
  return new Promise((done, failed) => {
    if (stream.destroyed) return failed(brokenOff)
    let chunks: Buffer[] = []
    let size = 0
    let awaited = paceBytes
    const pace = setTimeout(() => {
      chunks = []
      failed(tooSlow)
    }, paceMs)
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size >= awaited) {
        awaited = size + paceBytes
        pace.refresh()
      }
      if (size <= limit) chunks.push(chunk)
      else if (chunks.length > 0) {
        chunks = []
        failed(tooLarge(limit))
      }
    })
    stream.once('end', () => {
      clearTimeout(pace)
      done(Buffer.concat(chunks))
    })
    stream.once('error', () => failed(brokenOff))
    stream.once('close', () => {
      clearTimeout(pace)
      failed(brokenOff)
    })
  })
}

const brokenOff = new Problem('input-invalid', {
  zh: '上传中断，没有保存。请重试。',
  en: 'The upload broke off; nothing was saved. Try again.',
})

const tooSlow = new Problem('too-slow', {
  zh: '上传太慢，已停止等待，没有保存。请检查网络后重试。',
  en: 'The upload came too slowly and was given up; nothing was saved. Check the network, then try again.',
})

/** The refusal of a file beyond the limit, in bytes. */
export const tooLarge = (limit: number) => {
  const mb = Math.floor(limit / 1024 / 1024)
  return new Problem('too-large', {
    zh: `文件超过 ${mb} MB 的上限，没有保存。请拆分或压缩后再上传。`,
    en: `The file is larger than the limit of ${mb} MB; nothing was saved. Split it, then try again.`,
  })
}
