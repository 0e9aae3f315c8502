import { useId } from 'react'
import './form.css'

interface Props<Value extends string> {
  /** What is chosen between: 视图, 口径. Read, not shown. */
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

/** Two to five ways of looking at the same thing; arrow keys move between them. */
export function SegmentedView<Value extends string>(props: Props<Value>) {
  const name = useId()
  return (
    <fieldset className="segments">
      <legend className="unseen">{props.label}</legend>
      {props.options.map(({ value, label }) => (
        <label key={value} data-on={value === props.value || undefined}>
          <input
            className="unseen"
            type="radio"
            name={name}
            value={value}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
