import { useId } from 'react'
import { isDay } from '#kernel/days.ts'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { GroundShape } from '../shapes.ts'
import type { GroundOfPage } from './useGround.ts'
import { progressWords } from './words.ts'

/** The day the plan is held against; emptied, the last of which anything is known. */
export function OnDay({ of, ground }: { of: GroundShape; ground: GroundOfPage }) {
  const words = useWords(progressWords)
  const id = useId()
  return (
    <span className="progress-day">
      <label className="caption" htmlFor={id}>
        {words.onDay}
      </label>
      <TextInput
        id={id}
        key={of.on}
        type="date"
        defaultValue={of.on}
        min={`${of.year}-01-01`}
        max={`${of.year}-12-31`}
        onChange={({ target }) => {
          if (target.value === '') ground.setView({ on: undefined })
          else if (isDay(target.value) && target.value.startsWith(String(of.year))) {
            ground.setView({ on: target.value })
          }
        }}
      />
    </span>
  )
}
