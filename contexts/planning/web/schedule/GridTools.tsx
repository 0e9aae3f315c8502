import { useId } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { useWords } from '#web/words/useWords.ts'
import { gridWords } from './grid-words.ts'
import { type Grouping, groupings, type ShownRows, shownRows } from './schedule-lines.ts'

export const frozenColumns = ['none', 'name', 'sides'] as const
export type Frozen = (typeof frozenColumns)[number]

/** How the grid is arranged. */
export interface GridLook {
  readonly group: Grouping
  readonly show: ShownRows
  readonly freeze: Frozen
}

interface Props {
  readonly look: GridLook
  readonly onLook: (change: Partial<GridLook>) => void
  readonly onFind: () => void
  /** Absent where rows are not grouped: each line is a span. */
  readonly arranged: boolean
}

/** Group, filter, freeze, find: the tools over a grid. */
export function GridTools({ look, onLook, onFind, arranged }: Props) {
  const words = useWords(gridWords)
  return (
    <div className="plan-tools">
      {arranged ? (
        <>
          <Choice
            label={words.group}
            value={look.group}
            options={groupings.map((value) => [value, words.groups[value]])}
            onChange={(group) => onLook({ group })}
          />
          <Choice
            label={words.show}
            value={look.show}
            options={shownRows.map((value) => [value, words.shown[value]])}
            onChange={(show) => onLook({ show })}
          />
        </>
      ) : null}
      <Choice
        label={words.freeze}
        value={look.freeze}
        options={frozenColumns.map((value) => [value, words.frozen[value]])}
        onChange={(freeze) => onLook({ freeze })}
      />
      <Button size="small" keys="Ctrl F" onClick={onFind}>
        {words.find}
      </Button>
    </div>
  )
}

function Choice<Value extends string>(props: {
  readonly label: string
  readonly value: Value
  readonly options: readonly (readonly [Value, string])[]
  readonly onChange: (value: Value) => void
}) {
  const id = useId()
  const { label, value, options, onChange } = props
  return (
    <span className="plan-choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => {
          const chosen = options.find(([one]) => one === event.target.value)
          if (chosen !== undefined) onChange(chosen[0])
        }}
      >
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </span>
  )
}
