import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { instant } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { App } from '../app.ts'
import { inReading } from '../db/database.ts'
import { outboxState } from '../messages/state.ts'
import { sha256 } from '../secrets.ts'

/**
 * `/metrics` in Prometheus' text form: process figures, and requests by route and status. Open to
 * who asks on this machine and not through a proxy; to others with the configured token.
 */
export function measure(server: FastifyInstance, app: App): void {
  const { config } = app
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'xuemai_http_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  measureMessages(registry, app)
  server.addHook('onResponse', async (request, reply) => {
    const route = request.endpoint ?? request.routeOptions.url ?? 'none'
    const labels = { method: request.method, route, status: String(reply.statusCode) }
    requests.observe(labels, reply.elapsedTime / 1000)
    request.log.info({ ...labels, ms: Math.round(reply.elapsedTime) }, 'request')
  })
  server.get('/metrics', async (request, reply) => {
    if (!isLocal(request) && !holdsToken(request, config.METRICS_TOKEN)) throw notOpen()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** How the outbox is doing, asked of the database when somebody looks; absent while that is away. */
function measureMessages(registry: Registry, { database, log }: App): void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const waiting = gauge('xuemai_messages_waiting', 'Messages due and not yet sent')
  const dead = gauge(
    'xuemai_messages_dead',
    'Messages that could not be sent and wait for somebody',
  )
  new Gauge({
    name: 'xuemai_messages_oldest_seconds',
    help: 'How long the oldest message that might have been sent has waited',
    registers: [registry],
    async collect() {
      try {
        const state = await inReading(database, everywhere, (tx) =>
          outboxState(tx, instant(Date.now())),
        )
        this.set(state.oldestSeconds)
        waiting.set(state.waiting)
        dead.set(state.dead)
      } catch (error) {
        log.warn({ err: error }, 'messages could not be measured')
        for (const one of [this, waiting, dead]) one.remove()
      }
    },
  })
}

const everywhere = { accountId: null, regions: '*' } as const

/** Asked on this machine. A proxy on it is no such asker: it says for whom it asks. */
function isLocal({ socket, headers }: FastifyRequest): boolean {
  const forwarded = headers['x-forwarded-for'] ?? headers.forwarded ?? headers.via
  return forwarded === undefined && /^(::1$|(::ffff:)?127\.)/.test(socket.remoteAddress ?? '')
}

function holdsToken({ headers }: FastifyRequest, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
  if (token === undefined || given === undefined) return false
  return timingSafeEqual(sha256(given), sha256(token))
}

const notOpen = () =>
  new Problem('not-permitted', {
    zh: '监测数据只在本机开放；从别处读取须设置 METRICS_TOKEN 并带上它。',
    en: 'Metrics are open on this machine only; elsewhere they need METRICS_TOKEN to be set and sent.',
  })
