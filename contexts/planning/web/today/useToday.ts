import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** What planning says of today; the parts of the home page ask together, anew each time it is opened. */
export const useToday = () => useQuery({ ...api.planning.today.queryOptions(), staleTime: 2_000 })
