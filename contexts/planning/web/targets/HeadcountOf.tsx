import { Link } from '@tanstack/react-router'
import { Missing } from '#web/kit/Missing.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { TargetRow } from './target-rows.ts'
import { targetWords } from './words.ts'

/** The head-count of a part; of a unit that lacks one, the way to where it is stated. */
export function HeadcountOf({ row }: { readonly row: TargetRow }) {
  const words = useWords(targetWords)
  const { headcount, uncounted, target } = row
  if (headcount !== null) return <span className="plan-quiet">{number(headcount)}</span>
  const missing = <Missing kind={uncounted > 0 ? 'blank' : 'no-data'} />
  if (uncounted === 0 || target.unitId === null) return missing
  return (
    <Link
      to="/units"
      search={{ unit: target.unitId } as never}
      aria-label={words.stateHeadcount(target.label)}
    >
      {missing}
    </Link>
  )
}
