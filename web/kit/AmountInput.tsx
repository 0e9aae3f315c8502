import { useState } from 'react'
import { number } from '../words/format.ts'
import { readAmount } from './amount.ts'
import './form.css'

interface Props {
  readonly value: number | null
  /** Called when a different amount, or none, is entered and left. */
  readonly onCommit: (amount: number | null) => void
  /** The accessible name where no label stands beside it: 华新镇 本年目标. */
  readonly label?: string
  readonly id?: string
  readonly unit?: string
  readonly disabled?: boolean
  /** In a row of a table: no frame until it is entered. */
  readonly bare?: boolean
}

/** A whole amount; takes what offices paste, keeps what cannot be read, and Esc brings back the old. */
export function AmountInput(props: Props) {
  const { value, onCommit, label, unit, bare = false } = props
  const [draft, setDraft] = useState<string>()
  const shown = draft ?? (value === null ? '' : number(value))
  const wrong = draft !== undefined && readAmount(draft).is === 'not-an-amount'

  const leave = () => {
    if (draft === undefined) return
    const entered = readAmount(draft)
    if (entered.is === 'not-an-amount') return
    const amount = entered.is === 'amount' ? entered.amount : null
    setDraft(undefined)
    if (amount !== value) onCommit(amount)
  }

  return (
    <span
      className={`input input-amount ${bare ? 'input-bare' : ''}`}
      data-wrong={wrong || undefined}
    >
      <input
        inputMode="numeric"
        autoComplete="off"
        id={props.id}
        aria-label={label}
        aria-invalid={wrong || undefined}
        disabled={props.disabled}
        value={shown}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave()
          if (event.key === 'Escape') setDraft(undefined)
        }}
      />
      {unit === undefined ? null : <span className="input-unit">{unit}</span>}
    </span>
  )
}
