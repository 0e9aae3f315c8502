import type { ReactNode } from 'react'
import './Page.css'

interface Props {
  /** Sums and what still stands in the way. */
  readonly children: ReactNode
  /** The primary action, with at most one other. */
  readonly actions?: ReactNode
}

/** The bar that stays at the bottom of a page: what it comes to, and the one thing to do. */
export function FootBar({ children, actions }: Props) {
  return (
    <footer className="foot-bar">
      <div className="foot-sums">{children}</div>
      {actions === undefined ? null : <div className="page-actions">{actions}</div>}
    </footer>
  )
}
