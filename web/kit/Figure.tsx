import { number } from '../words/format.ts'
import { Missing, type MissingKind } from './Missing.tsx'

interface Props {
  readonly value: number | null | undefined
  /** What an absent figure means here. */
  readonly missing?: MissingKind
  readonly decimals?: number
}

/** A figure of a table or sentence, or the sign of why there is none. */
export function Figure({ value, missing = 'no-data', decimals }: Props) {
  return value === null || value === undefined ? (
    <Missing kind={missing} />
  ) : (
    number(value, decimals)
  )
}
