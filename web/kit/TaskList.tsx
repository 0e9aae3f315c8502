import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import './TaskList.css'

/** One thing to do, with the one link that leads to it. */
export interface TaskRow {
  readonly key: string
  readonly says: ReactNode
  readonly note?: ReactNode
  /** Where it is done, and what is done there. */
  readonly to: string
  readonly act: string
}

/** Things to do, a row each; the link names what it leads to. */
export function TaskList({ rows }: { readonly rows: readonly TaskRow[] }) {
  return (
    <ul className="tasks">
      {rows.map(({ key, says, note, to, act }) => (
        <li key={key}>
          <div>
            <p id={`task-${key}`}>{says}</p>
            {note === undefined ? null : <p className="caption">{note}</p>}
          </div>
          <Link to={to} aria-describedby={`task-${key}`}>
            {act}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** A step of something begun for the first time. */
export interface Step {
  readonly key: string
  readonly says: ReactNode
  readonly note: ReactNode
  readonly done: boolean
  readonly to: string
  readonly act: string
}

/** Real steps in their order; done ones are plain, and only the next one has its link. */
export function Steps({ steps, done }: { readonly steps: readonly Step[]; readonly done: string }) {
  const next = steps.find((step) => !step.done)
  return (
    <ol className="steps">
      {steps.map((step, at) => (
        <li key={step.key} data-next={step === next || undefined}>
          <span className="steps-number" aria-hidden="true">
            {at + 1}
          </span>
          <div>
            <p>{step.says}</p>
            <p className="caption">{step.note}</p>
          </div>
          {step.done ? (
            <span className="quiet">{done}</span>
          ) : step === next ? (
            <Link to={step.to}>{step.act}</Link>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
