import type { FastifyInstance } from 'fastify'
import { Problem } from '#kernel/problem.ts'
import { requirePermission } from '../access/permit.ts'
import { storeUpload } from '../uploads/store.ts'

/**
 * `POST /api/uploads?name=…` takes one file as the request's body, up to the configured limit, and
 * answers with the id that verbs accept. Refused while it streams in, before it is all in memory.
 */
export function uploads(api: FastifyInstance): void {
  api.register(async (scope) => {
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.removeContentTypeParser(['application/json', 'text/plain'])
    scope.post<{ Querystring: { name?: string } }>('/uploads', async (request, reply) => {
      const { app, session, now } = request.asking
      const reach = requirePermission(session, 'signed-in')
      const limit = app.config.UPLOAD_LIMIT_MB * 1024 * 1024
      if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
      const name = (request.query.name ?? '').slice(0, 200)
      const bytes = await readLimited(request.raw, limit)
      return reply.code(201).send(await storeUpload(app, reach, { name, bytes, at: now }))
    })
  })
}

async function readLimited(stream: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const tooLarge = (limit: number) => {
  const mb = Math.floor(limit / 1024 / 1024)
  return new Problem('too-large', {
    zh: `文件超过 ${mb} MB 的上限，没有保存。请拆分或压缩后再上传。`,
    en: `The file is larger than the limit of ${mb} MB; nothing was saved. Split it, then try again.`,
  })
}
