import { useQuery } from '@tanstack/react-query'
import type { Permission } from '#platform/access/roles.ts'
import { api, type client } from './api.ts'

/** Who is signed in, as the server says. */
export type Me = NonNullable<Awaited<ReturnType<typeof client.access.me>>>

/** The signed-in account. Pages of the staff are only drawn once it is known. */
export function useMe(): Me {
  const { data } = useQuery(api.access.me.queryOptions())
  if (!data) throw new Error('a page of the staff was drawn before the account was known')
  return data
}

/** Whether the signed-in account may do this somewhere; the server decides where. */
export const useMay = (permission: Permission): boolean => may(useMe(), permission)

/** Whether an account holds one of these permissions somewhere; none asked means anyone signed in. */
export function may(me: Me, needed: Permission | readonly Permission[] | undefined): boolean {
  if (needed === undefined) return true
  return [needed].flat().some((permission) => me.permissions.includes(permission))
}
