import type { ReactNode } from 'react'
import { ProblemError, unreachable } from '../problem.ts'
import { number } from '../words/format.ts'
import { kitWords } from '../words/kit.ts'
import { useLanguage, useWords } from '../words/useWords.ts'
import { Button } from './Button.tsx'
import { Reasons } from './Reasons.tsx'
import './States.css'

/** Nothing is here: why, what is normally here, and the one thing to do. */
export function Empty(props: {
  readonly title: string
  readonly normally: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className="state">
      <h3>{props.title}</h3>
      <p className="quiet">{props.normally}</p>
      {props.action === undefined ? null : <div className="state-actions">{props.action}</div>}
    </div>
  )
}

interface FailedProps {
  /** What was caught: a refusal of the server speaks for itself. */
  readonly error: unknown
  readonly onRetry?: () => void
  /** What is safe, where the page knows better than the standard sentence. */
  readonly safe?: string
  readonly action?: ReactNode
}

/** It did not work: what happened, what is safe, what to do, and the code for whoever is called. */
export function Failed({ error, onRetry, safe, action }: FailedProps) {
  const words = useWords(kitWords)
  const language = useLanguage()
  const offline = unreachable(error)
  const body = error instanceof ProblemError ? error.body : undefined

  return (
    <div className="state" data-wrong="" role="alert">
      <h3>{body?.text[language] ?? (offline ? words.offline : words.broken)}</h3>
      {body === undefined ? (
        <p>
          {safe ?? (offline ? words.offlineSafe : words.brokenSafe)}{' '}
          {offline ? words.offlineDo : words.brokenDo}
        </p>
      ) : (
        safe !== undefined && <p>{safe}</p>
      )}
      {body === undefined ? null : <Reasons of={body.reasons} />}
      <div className="state-actions">
        {action}
        {onRetry === undefined ? null : <Button onClick={onRetry}>{words.retry}</Button>}
        {body === undefined ? null : <span className="caption">{words.code(body.code)}</span>}
      </div>
    </div>
  )
}

interface LoadingProps {
  /** Lines of the skeleton: as many as will come, so that nothing jumps. */
  readonly lines?: number
  readonly title?: string
  /** For long work: what is done of how much. */
  readonly done?: number
  readonly total?: number
}

/** Something is coming: a skeleton of fixed height, with progress where it is known. */
export function Loading({ lines = 3, title, done, total }: LoadingProps) {
  const words = useWords(kitWords)
  const known = done !== undefined && total !== undefined && total > 0

  return (
    <div className="state-loading" role="status">
      <p className={title === undefined && !known ? 'unseen' : undefined}>
        {title ?? words.loading}
        {known ? `　${words.progress(number(done), number(total))}` : null}
      </p>
      {known ? <progress className="progress" value={done} max={total} aria-label={title} /> : null}
      <div className="skeleton" aria-hidden="true">
        {Array.from({ length: lines }, (_, at) => at).map((at) => (
          <i key={at} data-short={at % 3} />
        ))}
      </div>
    </div>
  )
}

interface Query<Data> {
  readonly data: Data | undefined
  readonly error: unknown
  readonly isPending: boolean
  readonly refetch: () => unknown
}

/** A query on the page: skeleton while it loads, the reason where it fails, else its children. */
export function Loaded<Data>(props: {
  readonly query: Query<Data>
  readonly lines?: number
  readonly children: (data: Data) => ReactNode
}) {
  const { query, lines = 3, children } = props
  if (query.data !== undefined) return children(query.data)
  if (query.isPending) return <Loading lines={lines} />
  return <Failed error={query.error} onRetry={() => void query.refetch()} />
}
