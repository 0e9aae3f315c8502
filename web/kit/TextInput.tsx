import type { ComponentPropsWithRef, ReactNode } from 'react'
import './form.css'

interface Props extends ComponentPropsWithRef<'input'> {
  /** The unit at the right end of the box: 人份. */
  readonly unit?: ReactNode
}

/** A line of text; with a unit, the unit stands in the box. Put it in a `Field`. */
export function TextInput({ unit, className = '', ...rest }: Props) {
  if (unit === undefined) return <input {...rest} className={`input ${className}`} />
  return (
    <span className={`input input-with-unit ${className}`}>
      <input {...rest} />
      <span className="input-unit">{unit}</span>
    </span>
  )
}
