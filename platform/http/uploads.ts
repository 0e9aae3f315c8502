import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { Problem } from '#kernel/problem.ts'
import { requirePermission } from '../access/permit.ts'
import { outcome } from '../change.ts'
import { inTransaction } from '../db/database.ts'
import { storeUpload } from '../uploads/store.ts'
import { actOf } from './asking.ts'

/**
 * `POST /api/uploads?name=…` takes one file as the request's body, up to the configured limit, and
 * answers with the id that verbs accept. Refused while it streams in, before it is all in memory.
 */
export function uploads(api: FastifyInstance): void {
  api.register(async (scope) => {
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.removeContentTypeParser(['application/json', 'text/plain'])
    scope.post<{ Querystring: { name?: unknown } }>('/uploads', async (request, reply) => {
      const { asking } = request
      asking.named('/api/uploads')
      const reach = requirePermission(asking.session, 'signed-in')
      const limit = asking.app.config.UPLOAD_LIMIT_MB * 1024 * 1024
      if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
      const bytes = await readLimited(request.raw, limit)
      const file = { name: nameOf(request.query), bytes }
      const change = await inTransaction(asking.app.database, reach, (tx) =>
        storeUpload(actOf(asking, tx), file),
      )
      return reply.code(201).send(outcome(change))
    })
  })
}

/** The file's name as it may be kept; whatever was sent instead of a text is none. */
const nameOf = ({ name }: { readonly name?: unknown }): string =>
  typeof name === 'string'
    ? name
        .replace(/\p{Cc}/gu, '')
        .slice(0, 200)
        .toWellFormed()
    : ''

/**
 * Reads to the limit and no further. What comes after it is let through unkept, as ending the
 * stream would end the connection before the refusal has reached the sender.
 */
function readLimited(stream: Readable, limit: number): Promise<Buffer> {
  return new Promise((done, failed) => {
    let chunks: Buffer[] = []
    let size = 0
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else if (chunks.length > 0) {
        chunks = []
        failed(tooLarge(limit))
      }
    })
    stream.once('end', () => done(Buffer.concat(chunks)))
    stream.once('error', () => failed(brokenOff))
    stream.once('aborted', () => failed(brokenOff))
  })
}

const brokenOff = new Problem('input-invalid', {
  zh: '上传中断，没有保存。请重试。',
  en: 'The upload broke off; nothing was saved. Try again.',
})

const tooLarge = (limit: number) => {
  const mb = Math.floor(limit / 1024 / 1024)
  return new Problem('too-large', {
    zh: `文件超过 ${mb} MB 的上限，没有保存。请拆分或压缩后再上传。`,
    en: `The file is larger than the limit of ${mb} MB; nothing was saved. Split it, then try again.`,
  })
}
