import { skipToken, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { yearOf } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { Section } from '#web/kit/Page.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { DemoTag } from '#web/kit/Tag.tsx'
import { useWords } from '#web/words/useWords.ts'
import { EquationOfTargets } from '../targets/EquationOfTargets.tsx'
import { useToday } from './useToday.ts'
import { todayWords } from './words.ts'

/** The plan of this year as its equation, or the newest there is; absent before the first. */
export function PlanOfYear() {
  const words = useWords(todayWords)
  const { data: today } = useToday()
  const shown = today?.plan ?? null
  const plan = useQuery(
    api.planning.plan.queryOptions({ input: shown === null ? skipToken : { id: shown.id } }),
  )
  if (today === undefined || shown === null) return null
  const year = yearOf(today.today)

  return (
    <Section
      title={words.plan(shown.regionName, shown.year)}
      note={shown.year === year ? undefined : words.notThisYear(year)}
      actions={
        <>
          {plan.data?.demo === true ? <DemoTag /> : null}
          <Link to={`/plan/${shown.id}/targets`}>{words.openPlan}</Link>
        </>
      }
    >
      <Loaded query={plan} lines={2}>
        {(whole) => <EquationOfTargets plan={whole} />}
      </Loaded>
    </Section>
  )
}
