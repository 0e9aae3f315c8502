import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { dayOf, type Instant, instant } from '#kernel/days.ts'
import { Problem, problemBody } from '#kernel/problem.ts'
import { findSession, type Session } from '../access/sessions.ts'
import { findTaskSession } from '../access/task-link.ts'
import type { App } from '../app.ts'
import type { Asking } from './asking.ts'
import { closePromptly } from './closing.ts'
import { health } from './health.ts'
import { measure } from './metrics.ts'
import { openapi } from './openapi.ts'
import { pages } from './pages.ts'
import { asProblem, defectBody, encodeError } from './problems.ts'
import { asOrpcError, type Served } from './serve.ts'
import { uploads } from './uploads.ts'

export const sessionCookie = 'xuemai'

/** How often one address may try passwords and codes. */
const guessesAMinute = 30

/** Builds the HTTP server of an application: API, uploads, pages, health and metrics. */
export async function buildServer(app: App, served: Readonly<Record<string, Served>>) {
  const server = Fastify({
    loggerInstance: app.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: app.config.TRUST_PROXY ?? false,
    // A sender who trickles must not hold a connection for ever.
    requestTimeout: 300_000,
    bodyLimit: 4 * 1024 * 1024,
    // What fails before there is a route, such as an address that cannot be read.
    frameworkErrors: (error, request, reply) => {
      answerError(error, request as FastifyRequest, reply as FastifyReply)
    },
    genReqId: () => randomBytes(4).toString('hex').toUpperCase(),
  }) as unknown as FastifyInstance

  await server.register(cookie)
  await server.register(helmet, security)
  await server.register(rateLimit, { global: false })
  server.decorateRequest('asking')
  server.decorateRequest('endpoint', null)
  server.setErrorHandler(answerError)
  server.addHook('onSend', nameProblems)
  closePromptly(server)
  measure(server, app)
  health(server, app)
  openapi(server, served)
  const limit = server.createRateLimit({ max: guessesAMinute, timeWindow: '1 minute' })
  const throttle = async (request: FastifyRequest) => {
    const { isAllowed, ...met } = await limit(request)
    if (!isAllowed && 'isExceeded' in met && met.isExceeded) throw tooMany
  }
  await server.register(
    async (api) => {
      api.addHook('onRequest', async (request, reply) => {
        refuseForeign(request)
        request.asking = await askingOf(app, request, {
          setCookie: (token) => setCookie(app, reply, token),
          setTaskCookie: (token) => setTaskCookie(app, reply, token),
          throttle: () => throttle(request),
        })
      })
      uploads(api, app)
      contractRoutes(api, served)
    },
    { prefix: '/api' },
  )
  await pages(server)
  return server
}

/** No script but our own files, no frame, no foreign address. */
const security = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'style-src': ["'self'"],
      'script-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    },
  },
  crossOriginEmbedderPolicy: false,
  strictTransportSecurity: { maxAge: 31_536_000 },
  referrerPolicy: { policy: 'same-origin' as const },
}

function contractRoutes(api: FastifyInstance, served: Readonly<Record<string, Served>>): void {
  const router = Object.fromEntries(
    Object.entries(served).map(([name, { router: r }]) => [name, r]),
  )
  const handler = new OpenAPIHandler<{ asking: Asking }>(router as never, {
    customErrorResponseBodyEncoder: encodeError,
    interceptors: [
      async ({ next, context }) => {
        try {
          return await next()
        } catch (error) {
          const problem = asProblem(error)
          tellCause(context.asking.app.log, error, context.asking.requestId)
          if (problem !== undefined) throw asOrpcError(problem)
          if (!isSpoken(error))
            context.asking.app.log.error({ err: error, reqId: context.asking.requestId }, 'defect')
          throw error
        }
      },
    ],
  })
  api.all('/*', answer)

  async function answer(request: FastifyRequest, reply: FastifyReply) {
    reply.header('cache-control', 'no-store')
    const { matched } = await handler.handle(request, reply, {
      prefix: '/api',
      context: { asking: request.asking },
    })
    if (!matched)
      throw new Problem('not-found', { zh: '没有这个地址。', en: 'There is no such address.' })
    return reply
  }
}

/** A refusal of the API is problem+json, whoever wrote it. */
async function nameProblems(request: FastifyRequest, reply: FastifyReply, payload: unknown) {
  reply.header('x-request-id', request.id)
  const json = String(reply.getHeader('content-type') ?? '').startsWith('application/json')
  if (reply.statusCode >= 400 && json) reply.header('content-type', 'application/problem+json')
  return payload
}

const isSpoken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'status' in error && Number(error.status) < 500

/** A page of another origin cannot set this header without our consent. */
function refuseForeign(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  if (request.headers['x-xuemai'] === '1') return
  throw new Problem('csrf-refused', {
    zh: '请求缺少 x-xuemai 标头，可能来自其他网站，已拒绝。',
    en: 'The request lacks the x-xuemai header and may come from another site; refused.',
  })
}

async function askingOf(
  app: App,
  request: FastifyRequest,
  ways: Pick<Asking, 'setCookie' | 'setTaskCookie' | 'throttle'>,
): Promise<Asking> {
  const now = instant(Date.now())
  const token = request.cookies[sessionCookie]
  const session: Session | null =
    token === undefined ? null : await findSession(app.database, token, now, app.config)
  return {
    app,
    session,
    task: await taskOf(app, request, now),
    actor: { accountId: session?.accountId ?? null, name: session?.name ?? '' },
    now,
    today: dayOf(now),
    requestId: request.id,
    address: request.ip,
    device: (request.headers['user-agent'] ?? '').slice(0, 200),
    named: (path) => {
      request.endpoint = path
    },
    ...ways,
  }
}

/** The cookie of a task is sent and looked at below this path only: it opens nothing else. */
const taskPath = '/api/task'
const taskCookie = 'xuemai-task'

async function taskOf({ database }: App, request: FastifyRequest, now: Instant) {
  const token = request.cookies[taskCookie]
  if (token === undefined || !request.url.startsWith(`${taskPath}/`)) return null
  return findTaskSession(database.kysely, token, now)
}

const setTaskCookie = (app: App, reply: FastifyReply, token: string | null) =>
  token === null
    ? reply.clearCookie(taskCookie, { path: taskPath })
    : reply.setCookie(taskCookie, token, { ...cookieKept(app), path: taskPath })

const cookieKept = ({ config }: App) => ({
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: config.PUBLIC_URL?.startsWith('https:') ?? false,
})

const setCookie = (app: App, reply: FastifyReply, token: string | null) =>
  token === null
    ? reply.clearCookie(sessionCookie, { path: '/' })
    : reply.setCookie(sessionCookie, token, { ...cookieKept(app), path: '/' })

const tooMany = new Problem('too-many-requests', {
  zh: '尝试太频繁，请一分钟后再试。',
  en: 'Too many attempts; try again in a minute.',
})

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const problem = asProblem(error)
  tellCause(request.log, error, request.id)
  if (problem === undefined)
    request.log.error({ err: error, url: request.routeOptions.url }, 'defect')
  const body = problem === undefined ? defectBody : problemBody(problem)
  reply.header('x-request-id', request.id)
  return reply.code(body.status).type('application/problem+json').send(body)
}

/** What the machine is to blame for, operators learn: a full disk, a database that is away, a race. */
function tellCause(log: FastifyBaseLogger, error: unknown, reqId: string): void {
  const problem = error instanceof Problem ? undefined : asProblem(error)
  if (problem?.cause !== undefined) log.warn({ err: error, reqId }, problem.code)
}

declare module 'fastify' {
  interface FastifyRequest {
    asking: Asking
    /** The path of the contract's endpoint, once it is known. */
    endpoint: string | null
  }
}
