import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { FastifyInstance } from 'fastify'
import type { Served } from './serve.ts'

/** `/api/openapi.json` (OpenAPI 3.1, made from the contracts) and `/api/docs`, the same for people. */
export function openapi(server: FastifyInstance, served: Readonly<Record<string, Served>>): void {
  const contract = Object.fromEntries(Object.entries(served).map(([name, s]) => [name, s.contract]))
  const document = new OpenAPIGenerator({
    schemaConverters: [new ZodToJsonSchemaConverter()],
  }).generate(contract as never, {
    info: {
      title: '血脉 Xuemai',
      version: '1',
      description:
        'Errors are application/problem+json (RFC 9457) with code, text.zh, text.en, reasons and values. Requests that change something carry the header x-xuemai: 1.',
    },
    servers: [{ url: '/api' }],
  })
  // Made once and awaited by each request, so that a fault shows where it is asked for.
  document.catch(() => undefined)
  server.get('/api/openapi.json', async () => document)
  server.get('/api/docs', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(asPage(await document)),
  )
}

interface Described {
  readonly paths?: Readonly<Record<string, object | undefined>>
}

const asPage = (document: Described): string => {
  const rows = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries((methods ?? {}) as Record<string, { summary?: string; tags?: string[] }>).map(
      ([method, { summary, tags }]) =>
        `<tr><td>${asText(tags?.join(' ') ?? '')}</td><td><code>${method.toUpperCase()}</code></td>` +
        `<td><code>/api${asText(path)}</code></td><td>${asText(summary ?? '')}</td></tr>`,
    ),
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>血脉 API</title>
<h1>血脉 API</h1>
<p>Full description: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).
Errors are problem+json; changes need the header <code>x-xuemai: 1</code>.</p>
<table><thead><tr><th>Part<th>Method<th>Address<th>What it does</tr></thead><tbody>${rows.join('\n')}</tbody></table></html>`
}

const asText = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
