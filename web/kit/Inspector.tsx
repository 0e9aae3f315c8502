import type { ReactNode } from 'react'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import './Page.css'

interface Props {
  readonly title: string
  readonly children: ReactNode
  /** Puts the panel away; Esc inside it does the same. */
  readonly onClose?: () => void
}

/** The panel at the right with the selected item: its figures, its sources, its history. */
export function Inspector({ title, children, onClose }: Props) {
  const words = useWords(kitWords)
  return (
    <aside
      className="inspector"
      aria-label={words.inspector}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose?.()
      }}
    >
      <header className="inspector-head">
        <h2>{title}</h2>
        {onClose === undefined ? null : (
          <button type="button" className="icon-button" aria-label={words.close} onClick={onClose}>
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
              <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="1.5" />
            </svg>
          </button>
        )}
      </header>
      {children}
    </aside>
  )
}

/** Figures by name, one a line, as an inspector lists them. */
export function Facts({ of }: { readonly of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
