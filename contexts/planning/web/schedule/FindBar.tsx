import { useEffect, useRef, useState } from 'react'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import { gridWords } from './grid-words.ts'
import { found, type ScheduleLine } from './schedule-lines.ts'

/** Finds a unit in the grid: Enter goes to the next, Shift+Enter to the one before, Esc back to the cells. */
export function FindBar(props: {
  readonly lines: readonly ScheduleLine[]
  readonly onGo: (line: number) => void
  readonly onClose: () => void
}) {
  const words = useWords(gridWords)
  const [text, setText] = useState('')
  const [at, setAt] = useState(-1)
  const box = useRef<HTMLElement>(null)
  const lines = found(props.lines, text)

  useEffect(() => box.current?.querySelector('input')?.focus(), [])

  const step = (by: number) => {
    if (lines.length === 0) return
    const next = (Math.max(at, by > 0 ? -1 : 0) + by + lines.length) % lines.length
    setAt(next)
    props.onGo(lines[next]!)
    // The cells take the cursor; the field keeps the keys.
    requestAnimationFrame(() => box.current?.querySelector('input')?.focus())
  }
  return (
    <search ref={box} className="plan-find">
      <TextInput
        aria-label={words.find}
        placeholder={words.findHint}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(-1)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) step(event.shiftKey ? -1 : 1)
          if (event.key === 'Escape') props.onClose()
        }}
      />
      <span className="caption" role="status">
        {text.trim() === '' ? '' : words.found(at + 1, lines.length)}
      </span>
      <button type="button" className="link-button" onClick={props.onClose}>
        {words.closeFind}
      </button>
    </search>
  )
}
