import type { ProblemBody } from '#kernel/problem.ts'

/** A refusal of the server as it reaches a page: the body of its problem+json. */
export class ProblemError extends Error {
  readonly body: ProblemBody

  constructor(body: ProblemBody) {
    super(body.detail)
    this.name = 'ProblemError'
    this.body = body
  }
}

/** Whether a body is problem+json of this programme. */
export function isProblemBody(body: unknown): body is ProblemBody {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    'text' in body &&
    typeof body.text === 'object'
  )
}

/** The problem's code, where the error is one: 'stale-version'. */
export const problemCode = (error: unknown): string | undefined =>
  error instanceof ProblemError ? error.body.code : undefined

/** No answer came at all: the network or the server is down. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super('no answer from the server', { cause })
    this.name = 'UnreachableError'
  }
}

export const unreachable = (error: unknown): boolean => error instanceof UnreachableError
