import type { Reason } from './decision.ts'
import type { Text } from './text.ts'

/** Every way the programme says no, and the HTTP status it says it with. */
export const problems = {
  'input-invalid': 400,
  'not-signed-in': 401,
  'sign-in-failed': 401,
  'second-factor-needed': 401,
  'password-change-needed': 403,
  'second-factor-enrolment-needed': 403,
  'locked-out': 429,
  'too-many-requests': 429,
  'not-permitted': 403,
  'csrf-refused': 403,
  'not-found': 404,
  'stale-version': 409,
  'period-held': 409,
  conflict: 409,
  'already-done': 409,
  'own-approval': 409,
  'refused-by-rule': 422,
  'not-reconciled': 422,
  'over-cap': 422,
  infeasible: 422,
  'tree-invalid': 422,
  'amount-invalid': 422,
  'too-large': 413,
  'too-slow': 408,
  'file-unsupported': 415,
  'file-empty': 422,
  'file-not-text': 422,
  'file-encrypted': 422,
  'file-without-text': 422,
  'file-broken': 422,
  'file-missing': 404,
  'not-a-notice': 422,
  'import-invalid': 422,
  'template-invalid': 422,
  'link-refused': 410,
  'disk-full': 507,
  'database-unavailable': 503,
} as const

export type ProblemCode = keyof typeof problems

export interface ProblemDetails {
  readonly reasons?: readonly Reason[]
  /** Figures and names that belong to the refusal, for the screen and for programs. */
  readonly values?: Readonly<Record<string, unknown>>
  readonly cause?: unknown
}

/**
 * An expected failure, shown to the caller as RFC 9457 problem+json: what was wrong, in both
 * languages. Anything else that is thrown is a defect: logged in full, shown as a bare 500.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly text: Text
  readonly reasons: readonly Reason[]
  readonly values: Readonly<Record<string, unknown>>

  constructor(code: ProblemCode, text: Text, details: ProblemDetails = {}) {
    super(text.en, { cause: details.cause })
    this.name = 'Problem'
    this.code = code
    this.text = text
    this.reasons = details.reasons ?? []
    this.values = details.values ?? {}
  }

  get status(): number {
    return problems[this.code]
  }
}

/** The body of an RFC 9457 answer; `type` is a URN that names the code. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly text: Text
  readonly reasons: readonly Reason[]
  readonly values: Readonly<Record<string, unknown>>
}

export const problemBody = (problem: Problem): ProblemBody => ({
  type: `urn:xuemai:problem:${problem.code}`,
  title: problem.code,
  status: problem.status,
  detail: problem.text.zh,
  code: problem.code,
  text: problem.text,
  reasons: problem.reasons,
  values: problem.values,
})
