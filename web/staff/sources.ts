import { findUnits } from '#contexts/organisation/web/palette.ts'
import { findPlans } from '#contexts/planning/web/today/find-plans.ts'
import type { Text } from '#kernel/text.ts'
import type { Permission } from '#platform/access/roles.ts'
import type { HitSource } from '../kit/palette.ts'

/** A context's own part of the palette: units, plans, imports. */
export interface Source {
  readonly name: Text
  readonly may?: Permission
  readonly find: HitSource['find']
}

/** What contexts add to Ctrl+K, in the order it is shown; a line for each. */
export const sources: readonly Source[] = [
  { name: { zh: '单位', en: 'Units' }, may: 'organisation.see', find: findUnits },
  {
    name: { zh: '计划与通知', en: 'Plans and notices' },
    may: 'planning.see',
    find: findPlans,
  },
]
