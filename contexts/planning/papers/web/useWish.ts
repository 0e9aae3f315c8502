import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { useView } from '#web/kit/useView.ts'
import { DayShape, Id } from '../../shapes.ts'
import { paperKinds } from '../rules/kinds.ts'
import type { WishShape } from '../shapes.ts'

const View = z.object({
  kind: z.enum(paperKinds).default('progress-report'),
  plan: Id.optional(),
  on: DayShape.optional(),
  scope: Id.optional(),
  number: z.string().max(60).optional(),
  office: z.string().max(60).optional(),
})

/** Which report a page is about, kept in its address; the newest plan where none is named. */
export function useWish() {
  const [view, setView] = useView(View)
  const plans = useQuery(api.planning.plans.queryOptions({ input: {} }))
  const plan = plans.data?.find(({ id }) => id === view.plan) ?? plans.data?.[0]
  const { kind, on, scope, number, office } = view
  const wish: WishShape | undefined =
    plan === undefined
      ? undefined
      : {
          planId: plan.id,
          kind,
          number,
          office,
          scope,
          ...(kind === 'progress-report' ? { on } : {}),
        }
  return { view, setView, plans, plan, wish }
}

export type WishOfPage = ReturnType<typeof useWish>
