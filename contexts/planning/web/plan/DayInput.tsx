import { useState } from 'react'
import type { Day } from '#kernel/days.ts'
import { TextInput } from '#web/kit/TextInput.tsx'
import { readDay } from './read-day.ts'

interface Props {
  readonly value: string
  /** Called with what was typed; a day only once it is one. */
  readonly onDay: (day: Day) => void
  readonly required?: boolean
  readonly id?: string
  readonly 'aria-describedby'?: string
}

/** A day, typed as 2020-07-01, 2020.7.1 or in full-width digits; kept until it is a day. */
export function DayInput({ value, onDay, required = false, ...named }: Props) {
  const [text, setText] = useState<string>()
  const shown = text ?? value
  const wrong = text !== undefined && readDay(text) === undefined
  const leave = () => {
    const day = text === undefined ? undefined : readDay(text)
    if (day === undefined) return
    setText(undefined)
    if (day !== value) onDay(day)
  }
  return (
    <TextInput
      {...named}
      required={required}
      inputMode="numeric"
      autoComplete="off"
      placeholder="2020-07-01"
      aria-invalid={wrong || undefined}
      value={shown}
      onChange={(event) => {
        setText(event.target.value)
      }}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave()
        if (event.key === 'Escape') setText(undefined)
      }}
    />
  )
}
