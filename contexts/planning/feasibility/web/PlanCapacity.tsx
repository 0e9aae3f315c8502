import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { api } from '#web/api.ts'
import { Section } from '#web/kit/Page.tsx'
import { number } from '#web/words/format.ts'
import { useWords } from '#web/words/useWords.ts'
import type { Grain } from '../../rules/grain.ts'
import type { PlanShape } from '../../shapes.ts'
import { assess } from '../rules/assess.ts'
import { loadsOf } from '../rules/loads.ts'
import { CapacityTable } from './CapacityTable.tsx'
import { feasibilityWords } from './words.ts'

/** The capacity rows under a schedule, counted of the plan as it is typed; nothing where nothing is known. */
export function PlanCapacity(props: { readonly plan: PlanShape; readonly grain: Grain }) {
  const { plan, grain } = props
  const words = useWords(feasibilityWords)
  const { data } = useQuery(api.planning.capacity.queryOptions({ input: { id: plan.id, grain } }))
  const assessment = useMemo(
    () => data && assess(loadsOf(plan.targets, plan.items), data),
    [plan.targets, plan.items, data],
  )
  if (data === undefined || assessment === undefined || !data.comparable) return null
  const { mobile, site } = assessment.standings
  if (mobile === null && site === null) return null
  const over = [...(mobile ?? []), ...(site ?? [])].filter((one) => one.over > 0).length
  return (
    <Section
      title={words.capacityUnder}
      note={
        <Link to={`/plan/${plan.id}/feasibility`}>
          {over === 0 ? words.fits : words.finding(number(over))}
        </Link>
      }
    >
      <CapacityTable capacity={data} assessment={assessment} />
    </Section>
  )
}
