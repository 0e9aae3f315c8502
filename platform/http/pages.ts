import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Problem } from '#kernel/problem.ts'

const dist = join(import.meta.dirname, '../../web/dist')

/** Serves the built client; any address that is not a file is the client's own to route. */
export async function pages(server: FastifyInstance): Promise<void> {
  const isBuilt = existsSync(join(dist, 'index.html'))
  server.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html')
    if (isBuilt && isPage) return reply.sendFile('index.html')
    throw new Problem('not-found', { zh: '没有这个地址。', en: 'There is no such address.' })
  })
  if (!isBuilt) return
  await server.register(fastifyStatic, {
    root: dist,
    wildcard: false,
    setHeaders: (reply, path) =>
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  })
}
