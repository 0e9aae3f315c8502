import { type ORPCError, ValidationError } from '@orpc/server'
import { Problem, type ProblemBody, problemBody } from '#kernel/problem.ts'

/** The problem+json body for an error of the contract layer; defects tell nothing of themselves. */
export function encodeError(error: ORPCError<string, unknown>): ProblemBody {
  if (error.data instanceof Problem) return problemBody(error.data)
  // An answer that does not fit its own contract is a defect of ours.
  if (error.status >= 500) return defectBody
  if (error.cause instanceof ValidationError) return problemBody(invalidInput(error.cause))
  return problemBody(error.status === 404 ? noSuchAddress : malformed)
}

/** Turns what Fastify or PostgreSQL throws into a Problem where it is one; undefined: a defect. */
export function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (isDatabaseAway(error, code)) return databaseUnavailable(error)
  if (code === '53100') return diskFull(error)
  if (typeof code === 'string' && collisions.has(code)) return collided(error)
  if (code === '22021' || code === '22P05') return malformed
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge
  return isTheAskers(error) ? malformed : undefined
}

/** PostgreSQL says so, or the way to it broke: only a socket fails in `connect`, `read` and `write`. */
function isDatabaseAway(error: unknown, code: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if (typeof code === 'string' && /^(08|57P0)/.test(code)) return true
  if ('syscall' in error && ['connect', 'read', 'write'].includes(String(error.syscall))) {
    return /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/.test(String(code))
  }
  return code === undefined && error instanceof Error && lostConnection.test(error.message)
}

/** The driver's own words, which carry no code. */
const lostConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Fastify found the request itself at fault: its address, its body or its headers. */
const isTheAskers = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'statusCode' in error &&
  typeof error.statusCode === 'number' &&
  error.statusCode >= 400 &&
  error.statusCode < 500

/**
 * Two of the same at one moment. Verbs ask before they write whether it is there already, so that
 * the database's own refusal of a double (23505, 23P01) means that somebody came in between.
 */
const collisions: ReadonlySet<string> = new Set(['40001', '40P01', '23505', '23P01'])

const collided = (cause: unknown) =>
  new Problem(
    'conflict',
    {
      zh: '另一人同时在改同一处，这次没有写入。请重试。',
      en: 'Somebody changed the same thing at the same moment; nothing was written. Try again.',
    },
    { cause },
  )

const diskFull = (cause: unknown) =>
  new Problem(
    'disk-full',
    {
      zh: '服务器磁盘已满，这次操作没有写入任何内容。请联系系统管理员清理磁盘后重试。',
      en: 'The server’s disk is full; nothing of this was written. Ask the system administrator to make room, then try again.',
    },
    { cause },
  )

const databaseUnavailable = (cause: unknown) =>
  new Problem(
    'database-unavailable',
    {
      zh: '数据库暂时连接不上，这次操作没有写入。您填写的内容仍在页面上，稍后请重试。',
      en: 'The database cannot be reached; nothing was written. What you entered is still on the page. Try again shortly.',
    },
    { cause },
  )

const tooLarge = new Problem('too-large', {
  zh: '内容太大，超过了上限，没有保存。',
  en: 'That is larger than the limit; nothing was saved.',
})

const malformed = new Problem('input-invalid', {
  zh: '请求的格式读不懂。',
  en: 'The request could not be read.',
})

const noSuchAddress = new Problem('not-found', {
  zh: '没有这个地址。',
  en: 'There is no such address.',
})

const invalidInput = ({ issues }: ValidationError) => {
  const faults = issues.map(({ path, message }) => ({
    field: (path ?? []).map((part) => (typeof part === 'object' ? part.key : part)).join('.'),
    message,
  }))
  const listed = faults.map(({ field, message }) => `${field}: ${message}`).join('; ')
  return new Problem(
    'input-invalid',
    { zh: `填写的内容有问题：${listed}`, en: `The input is not valid: ${listed}` },
    { values: { faults } },
  )
}

/** A defect tells the asker nothing but that it was logged. */
export const defectBody: ProblemBody = {
  type: 'urn:xuemai:problem:defect',
  title: 'defect',
  status: 500,
  detail: '程序出错了，已经记录。您填写的内容仍在页面上。',
  code: 'defect',
  text: {
    zh: '程序出错了，已经记录。您填写的内容仍在页面上。',
    en: 'The programme failed; it has been logged. What you entered is still on the page.',
  },
  reasons: [],
  values: {},
}
