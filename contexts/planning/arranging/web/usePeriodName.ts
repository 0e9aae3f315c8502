import { useWords } from '#web/words/useWords.ts'
import { periodsOf } from '../../feasibility/rules/periods.ts'
import { feasibilityWords } from '../../feasibility/web/words.ts'
import type { Grain } from '../../rules/grain.ts'

/** What a column of a year is called: 5月上旬; and a run of them. */
export function usePeriodName(year: number, grain: Grain) {
  const words = useWords(feasibilityWords)
  const periods = periodsOf(year, grain)
  const name = (at: number): string => {
    const { month, part } = periods[at]!
    return words.period(month, part)
  }
  return {
    name,
    run: (first: number, last: number) => words.range(name(first), name(last)),
    all: (columns: readonly number[]) => columns.map(name).join('、'),
  }
}
