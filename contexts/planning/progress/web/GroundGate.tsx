import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Page } from '#web/kit/Page.tsx'
import { Empty, Failed, Loading } from '#web/kit/States.tsx'
import { useWords } from '#web/words/useWords.ts'
import { FromAbove } from './FromAbove.tsx'
import type { GroundOfPage } from './useGround.ts'
import { progressWords } from './words.ts'

/** A page of a plan's progress once it is there: before that its skeleton, the reason, or the way on. */
export function GroundGate<Data>(props: {
  readonly title: string
  readonly ground: GroundOfPage
  readonly query: UseQueryResult<Data>
  readonly children: (data: Data) => ReactNode
}) {
  const { title, ground, query, children } = props
  const words = useWords(progressWords)
  if (query.data !== undefined) return children(query.data)

  const error = query.error ?? ground.plans.error
  const toPlans = <Link to="/plans">{words.toPlans}</Link>
  return (
    <Page title={title}>
      {ground.isEmpty ? (
        <>
          <Empty title={words.noPlan} normally={words.noPlanSays} action={toPlans} />
          <FromAbove />
        </>
      ) : error === null ? (
        <Loading lines={12} />
      ) : (
        <Failed error={error} onRetry={() => void query.refetch()} action={toPlans} />
      )}
    </Page>
  )
}
