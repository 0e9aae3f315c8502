import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** What planning says of today; the parts of the home page ask together, once. */
export const useToday = () => useQuery(api.planning.today.queryOptions())
