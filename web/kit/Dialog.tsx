import { type ReactNode, useEffect, useRef } from 'react'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import './Dialog.css'

interface Props {
  readonly title: string
  readonly open: boolean
  /** Esc, the cross, or a press outside. Nothing entered may be lost by it. */
  readonly onClose: () => void
  readonly children: ReactNode
  /** The buttons at the bottom, the primary one last. */
  readonly actions?: ReactNode
  readonly width?: 'narrow' | 'wide'
  /** Keeps the title for readers only, where the content speaks for itself. */
  readonly bare?: boolean
}

/** A layer above the page, by the browser's own dialog: focus stays in it and returns after it. */
export function Dialog({
  title,
  open,
  onClose,
  children,
  actions,
  width = 'narrow',
  bare = false,
}: Props) {
  const words = useWords(kitWords)
  const box = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const dialog = box.current
    if (dialog === null) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the key of a press outside
    <dialog
      ref={box}
      className="dialog"
      data-width={width}
      data-bare={bare || undefined}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === box.current) onClose()
      }}
    >
      {open ? (
        <div className="dialog-inside">
          {bare ? null : (
            <header className="dialog-head">
              <h2>{title}</h2>
              <button
                type="button"
                className="icon-button"
                aria-label={words.close}
                onClick={onClose}
              >
                <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
                  <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="1.5" />
                </svg>
              </button>
            </header>
          )}
          {children}
          {actions === undefined ? null : <footer className="dialog-actions">{actions}</footer>}
        </div>
      ) : null}
    </dialog>
  )
}
