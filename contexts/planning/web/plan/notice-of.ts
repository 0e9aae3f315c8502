import type { PlanShape } from '../../shapes.ts'

/**
 * The notice whose lines the sources of a plan are of: the one that this or an earlier revision was
 * made of. Null where there is none, or several: a line's number then does not say whose line it is.
 */
export function noticeOf({ revision, revisions }: Pick<PlanShape, 'revision' | 'revisions'>) {
  const notices = new Set(
    revisions
      .filter(({ number }) => number <= revision.number)
      .flatMap(({ noticeId }) => (noticeId === null ? [] : [noticeId])),
  )
  const [only] = notices
  return notices.size === 1 ? (only ?? null) : null
}
