import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import './marks.css'

interface Props {
  readonly label: ReactNode
  readonly children: ReactNode | ((close: () => void) => ReactNode)
  readonly className?: string
  /** Which edge of the button the panel keeps to. */
  readonly side?: 'left' | 'right'
}

/** A button that opens a small panel beside it; Esc, a click elsewhere or leaving it closes it. */
export function Disclosure({ label, children, className = '', side = 'left' }: Props) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLSpanElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }

  useEffect(() => {
    if (!open) return
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
    }
  }, [open])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes from anywhere inside
    <span
      className="disclosure"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        close()
      }}
    >
      <button
        type="button"
        ref={button}
        className={`disclosure-button ${className}`}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {open ? (
        <div className="disclosure-panel" id={id} data-side={side}>
          {typeof children === 'function' ? children(close) : children}
        </div>
      ) : null}
    </span>
  )
}
