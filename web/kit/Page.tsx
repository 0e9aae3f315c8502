import { type ReactNode, useEffect } from 'react'
import './Page.css'

interface Props {
  /** The finding or the thing, as people say it; also the title of the window. */
  readonly title: string
  /** Short facts under the title: version, source, 口径, 截至, saved state. */
  readonly meta?: ReactNode
  /** Buttons of the page, at the right end of the head. */
  readonly actions?: ReactNode
  /** 等式先行: the sum that the page must come to. */
  readonly equation?: ReactNode
  /** The panel of the selected item, at the right. */
  readonly inspector?: ReactNode
  /** The bar at the bottom: sums at the left, the one primary action at the right. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/** A page of the staff: head, equation, body, inspector, foot. It holds the only h1. */
export function Page({ title, meta, actions, equation, inspector, foot, children }: Props) {
  useEffect(() => {
    document.title = `${title} · 血脉`
  }, [title])

  return (
    <div className="page" data-foot={foot !== undefined || undefined}>
      <header className="page-head">
        <div className="page-title">
          <h1 tabIndex={-1}>{title}</h1>
          {meta === undefined ? null : <div className="page-meta caption">{meta}</div>}
        </div>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </header>
      <div className="page-parts" data-inspector={inspector !== undefined || undefined}>
        <div className="page-body">
          {equation === undefined ? null : <div className="page-equation">{equation}</div>}
          {children}
        </div>
        {inspector}
      </div>
      {foot}
    </div>
  )
}

/** A part of a page under its own heading, with a line of measure and its own actions. */
export function Section(props: {
  readonly title: string
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className="section">
      <header className="section-head">
        <div>
          <h2>{props.title}</h2>
          {props.note === undefined ? null : <p className="caption">{props.note}</p>}
        </div>
        {props.actions === undefined ? null : <div className="page-actions">{props.actions}</div>}
      </header>
      {props.children}
    </section>
  )
}
