import { Link } from '@tanstack/react-router'
import { Figure } from '#web/kit/Figure.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { TargetRow } from './target-rows.ts'
import { targetWords } from './words.ts'

/** The head-count of a part; of a unit that lacks one, the way to where it is stated. */
export function HeadcountOf({ row }: { readonly row: TargetRow }) {
  const words = useWords(targetWords)
  const { headcount, uncounted, target } = row
  const figure = <Figure value={headcount} blank={uncounted > 0} />
  if (headcount !== null || uncounted === 0 || target.unitId === null) return figure
  return (
    <Link
      to="/units"
      search={{ unit: target.unitId } as never}
      aria-label={words.stateHeadcount(target.label)}
    >
      {figure}
    </Link>
  )
}
