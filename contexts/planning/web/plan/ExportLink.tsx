import { useWords } from '#web/words/useWords.ts'
import type { PlanShape } from '../../shapes.ts'
import { planWords } from '../words.ts'

/** Downloads the shown revision as the annexes of its document. */
export function ExportLink(props: {
  readonly plan: PlanShape
  readonly what: 'targets' | 'schedule'
}) {
  const { plan, what } = props
  const words = useWords(planWords)
  return (
    <a
      className="plan-export"
      href={`/api/planning/plans/${plan.id}/${what}.xlsx?revision=${plan.revision.number}`}
      download
    >
      {words.export(words.annexes[what])}
    </a>
  )
}
