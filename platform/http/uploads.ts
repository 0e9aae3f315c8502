import type { FastifyInstance } from 'fastify'
import { requirePermission } from '../access/permit.ts'
import type { App } from '../app.ts'
import { outcome } from '../change.ts'
import { inTransaction } from '../db/database.ts'
import { readLimited, tooLarge } from '../uploads/read-limited.ts'
import { type Room, roomFor } from '../uploads/room.ts'
import { storeUpload } from '../uploads/store.ts'
import { actOf } from './asking.ts'

/** A sender of less than 64 KB in this time is not waited for. */
const paceMs = 30_000

/**
 * `POST /api/uploads?name=…` takes one file as the request's body, up to the configured limit, and
 * answers with the id that verbs accept. Refused while it streams in, before it is all in memory;
 * many at once wait for their turn, so that together they need no more than two of the largest.
 */
export function uploads(api: FastifyInstance, { config }: Pick<App, 'config'>): void {
  const limit = config.UPLOAD_LIMIT_MB * 1024 * 1024
  const within: Room = roomFor(2 * limit)
  api.register(async (scope) => {
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.removeContentTypeParser(['application/json', 'text/plain'])
    scope.post<{ Querystring: { name?: unknown } }>('/uploads', async (request, reply) => {
      const { asking } = request
      asking.named('/api/uploads')
      const reach = requirePermission(asking.session, 'signed-in')
      const stated = Number(request.headers['content-length'] ?? limit)
      if (stated > limit) throw tooLarge(limit)
      const change = await within(stated, async () => {
        const bytes = await readLimited(request.raw, { bytes: limit, paceMs })
        const file = { name: nameOf(request.query), bytes }
        return inTransaction(asking.app.database, reach, (tx) =>
          storeUpload(actOf(asking, tx), file),
        )
      })
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
