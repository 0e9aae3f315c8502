import type { Day } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import type { LiaisonRole } from '../rules/kinds.ts'

/** Someone who answers for a unit, on a day or later; the phone is still sealed. */
export interface Answering {
  readonly id: string
  readonly unitId: string
  readonly role: LiaisonRole
  readonly name: string
  readonly phone: Buffer | null
  readonly accountId: string | null
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly confirmedAt: string | null
  readonly unreachableWhy: string | null
}

/** Who answers for units on a day or will later, the earliest term first. */
export const answeringFor = (
  tx: Read,
  unitIds: readonly string[],
  on: Day,
): Promise<readonly Answering[]> =>
  unitIds.length === 0
    ? Promise.resolve([])
    : answering(tx)
        .where('unitId', 'in', [...new Set(unitIds)])
        .where((row) => row.or([row('validTo', 'is', null), row('validTo', '>=', on)]))
        .orderBy('validFrom')
        .orderBy('id')
        .execute()

/** One who answers, or did so once, within reach. */
export const findAnswering = (tx: Read, id: string): Promise<Answering | undefined> =>
  answering(tx).where('id', '=', id).executeTakeFirst()

const answering = (tx: Read) =>
  tx
    .selectFrom('organisation.liaison')
    .select(['id', 'unitId', 'name', 'phone', 'accountId', 'validFrom', 'validTo'])
    .select(['confirmedAt', 'unreachableWhy'])
    .select((row) => row.ref('role').$castTo<LiaisonRole>().as('role'))
