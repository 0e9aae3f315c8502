import { useEffect, useRef } from 'react'
import type { GridEditing } from './useGridEditing.ts'

/** The field over the cell that is written in; what is refused stays in it, with the reason below. */
export function GridEditor({
  editing,
  label,
}: {
  readonly editing: GridEditing
  readonly label: string
}) {
  const field = useRef<HTMLInputElement>(null)
  const { text, refused } = editing

  useEffect(() => {
    const { current } = field
    current?.focus({ preventScroll: true })
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])

  return (
    <span className="month-editor" data-refused={refused !== undefined || undefined}>
      <input
        ref={field}
        className="input"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        aria-invalid={refused !== undefined}
        value={text}
        onChange={(event) => editing.write(event.target.value)}
        onBlur={() => editing.leave()}
      />
      {refused === undefined ? null : <span role="alert">{refused}</span>}
    </span>
  )
}
