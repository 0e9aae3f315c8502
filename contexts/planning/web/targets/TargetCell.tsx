import { useState } from 'react'
import { readAmount } from '#web/kit/amount.ts'
import { Missing } from '#web/kit/Missing.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { TargetRow } from './target-rows.ts'
import { targetWords } from './words.ts'

interface Props {
  readonly row: TargetRow
  /** Absent where nothing may be edited. */
  readonly onEdit?: (() => void) | undefined
  /** The text the field begins with, while this cell is edited. */
  readonly editing: string | undefined
  /** A new amount, null for none; `down` when Enter asks for the next row. */
  readonly onCommit: (amount: number | null, down: boolean) => void
  readonly onCancel: () => void
}

/** The target of a row: its figure, or while it is edited the field for it. */
export function TargetCell({ row, onEdit, editing, onCommit, onCancel }: Props) {
  const words = useWords(targetWords)
  const { amount, label } = row.target
  if (editing !== undefined) {
    return (
      <AmountField
        key={row.key}
        label={words.edit(label)}
        begin={editing}
        onCommit={onCommit}
        onCancel={onCancel}
      />
    )
  }
  const shown = amount === null ? <Missing kind="pending" /> : number(amount)
  if (onEdit === undefined) return shown
  return (
    <button
      type="button"
      className="plan-cell"
      tabIndex={-1}
      data-testid={`target-${label}`}
      title={words.editSays}
      onClick={onEdit}
    >
      {shown}
    </button>
  )
}

function AmountField(props: {
  readonly label: string
  readonly begin: string
  readonly onCommit: Props['onCommit']
  readonly onCancel: () => void
}) {
  const words = useWords(targetWords)
  const [text, setText] = useState(props.begin)
  const entered = readAmount(text)
  const wrong = entered.is === 'not-an-amount'
  const commit = (down: boolean) => {
    if (entered.is !== 'not-an-amount') {
      props.onCommit(entered.is === 'amount' ? entered.amount : null, down)
    }
  }
  return (
    <span className="plan-field">
      <input
        // biome-ignore lint/a11y/noAutofocus: the cell was asked for
        autoFocus
        inputMode="numeric"
        autoComplete="off"
        aria-label={props.label}
        aria-invalid={wrong || undefined}
        value={text}
        onFocus={(event) => {
          const field = event.target
          if (field.value === props.begin && props.begin.length > 1) field.select()
        }}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => commit(false)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(true)
          if (event.key === 'Escape') props.onCancel()
        }}
      />
      {wrong ? (
        <span className="plan-wrong" role="alert">
          {/e\+?\d+$/i.test(text) ? words.scientific : words.notAnAmount}
        </span>
      ) : null}
    </span>
  )
}
