import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { api } from '#web/api.ts'
import { useView } from '#web/kit/useView.ts'
import { DayShape, Id } from '../../shapes.ts'

const Ground = z.object({
  region: Id.optional(),
  year: z.coerce.number().int().optional(),
  on: DayShape.optional(),
})

/**
 * Which plan a page looks at: the one of its address, else the newest within reach. `asked` is what
 * the server is asked with, and absent while that is not known.
 */
export function useGround() {
  const [view, setView] = useView(Ground)
  const plans = useQuery(api.planning.plans.queryOptions({ input: {} }))
  const chosen =
    plans.data?.find(({ regionId, year }) => regionId === view.region && year === view.year) ??
    plans.data?.[0]
  const regionId = view.region ?? chosen?.regionId
  const year = view.year ?? chosen?.year
  return {
    plans,
    asked:
      regionId === undefined || year === undefined ? undefined : { regionId, year, on: view.on },
    isEmpty: plans.data?.length === 0 && view.region === undefined,
    setView,
  }
}

export type GroundOfPage = ReturnType<typeof useGround>
