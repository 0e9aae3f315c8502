import { Field } from '#web/kit/Field.tsx'
import { useWords } from '#web/words/useWords.ts'
import { periodWords } from './words.ts'

/** The year that is looked at: some years before and after it. */
export function YearField(props: {
  readonly year: number
  readonly onYear: (year: number) => void
}) {
  const words = useWords(periodWords)
  const years = Array.from({ length: 7 }, (_, at) => props.year - 4 + at)
  return (
    <Field label={words.year}>
      <select
        className="input"
        value={props.year}
        onChange={({ target }) => props.onYear(Number(target.value))}
      >
        {years.map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
    </Field>
  )
}
