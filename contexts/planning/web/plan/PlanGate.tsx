import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Page } from '#web/kit/Page.tsx'
import { Empty, Failed, Loading } from '#web/kit/States.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { PlanShape } from '../../shapes.ts'
import { planWords } from '../words.ts'
import type { usePlan } from './usePlan.ts'
import './plan.css'

/** A page of a plan once it is there: before that its skeleton, the reason, or the way to begin one. */
export function PlanGate(props: {
  readonly title: string
  readonly it: ReturnType<typeof usePlan>
  readonly children: (plan: PlanShape) => ReactNode
}) {
  const { title, it, children } = props
  const words = useWords(planWords)
  const { plan, plans, none } = it
  if (plan.data !== undefined) return children(plan.data)

  const error = plan.error ?? plans.error
  return (
    <Page title={title}>
      {none ? (
        <Empty
          title={words.noPlan}
          normally={words.noPlanSays}
          action={<Link to="/plans">{words.toPlans}</Link>}
        />
      ) : error === null ? (
        <Loading lines={12} />
      ) : (
        <Failed
          error={error}
          onRetry={() => void plan.refetch()}
          action={<Link to="/plans">{words.toPlans}</Link>}
        />
      )}
    </Page>
  )
}
