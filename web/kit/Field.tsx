import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import './form.css'

interface Props {
  readonly label: ReactNode
  /** What to write, where the label alone does not tell. */
  readonly hint?: ReactNode
  /** What is wrong and how to put it right; absent while nothing is. */
  readonly error?: ReactNode
  readonly optional?: boolean
  /** One control: an input, a select, a picker. It receives id and description. */
  readonly children: ReactElement<object>
}

/** A control under its label, with what is wrong below it. */
export function Field({ label, hint, error, optional = false, children }: Props) {
  const words = useWords(kitWords)
  const id = useId()
  const wrong = error !== undefined && error !== null
  const described = [hint === undefined ? '' : `${id}-hint`, wrong ? `${id}-error` : '']
    .filter((part) => part !== '')
    .join(' ')

  return (
    <div className="field" data-wrong={wrong || undefined}>
      <label htmlFor={id}>
        {label}
        {optional ? <span className="field-optional">（{words.optional}）</span> : null}
      </label>
      {hint === undefined ? null : (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {cloneElement(children, {
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': wrong || undefined,
      } as object)}
      {wrong ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  )
}
