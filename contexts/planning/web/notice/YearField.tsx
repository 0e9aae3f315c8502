import { type FormEvent, useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { DecisionShape } from '../../contract.ts'
import { isPlanYear } from '../../rules/decision-values.ts'
import { noticeWords } from './words.ts'

/** The year of a notice that states none: said by the officer. */
export function YearField(props: {
  readonly year: number | null
  readonly onDecide: (decisions: readonly DecisionShape[]) => void
}) {
  const { year, onDecide } = props
  const words = useWords(noticeWords)
  const [wrong, setWrong] = useState(false)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('year'))
    const stated = Number(
      text
        .normalize('NFKC')
        .replace(/年度?$/, '')
        .trim() || Number.NaN,
    )
    setWrong(!isPlanYear(stated))
    if (!isPlanYear(stated)) return
    onDecide([{ item: 'year', choice: 'corrected', value: { year: stated }, reason: null }])
  }
  return (
    <form className="notice-year" onSubmit={onSubmit}>
      <Field
        label={words.yearToState}
        hint={words.yearHint}
        error={wrong ? words.yearWrong : undefined}
      >
        <TextInput name="year" inputMode="numeric" autoComplete="off" defaultValue={year ?? ''} />
      </Field>
      <Button submit>{words.save}</Button>
    </form>
  )
}
