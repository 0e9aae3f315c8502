import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record, unchanged } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { getUnit } from './queries.ts'
import { staleVersion } from './refusals.ts'
import type { HeadcountBasis } from './rules/kinds.ts'

export interface NewHeadcount {
  readonly unitId: string
  readonly year: number
  readonly basis: HeadcountBasis
  readonly amount: number
  readonly migrants: number | null
  readonly source: string
  readonly statedOn: Day
  /** The statement it takes the place of; null where the asker saw none. */
  readonly replaces: string | null
  readonly importId?: string
  readonly demo?: boolean
}

/**
 * States how many people a unit has in a year. The statement before it stays as history; if that is
 * not the one the asker saw, `stale-version` with both. The same again changes nothing.
 */
export async function stateHeadcount(
  act: Act,
  wish: NewHeadcount,
): Promise<Change<{ id: string }>> {
  const { unitId, year, basis, amount, migrants, source, statedOn } = wish
  const unit = await holdUnit(act, unitId)
  if (migrants !== null && migrants > amount) throw tooManyMigrants(amount, migrants)

  const before = await standingStatement(act, wish)
  const after = { amount, migrants, source: source.trim(), statedOn }
  if (before !== undefined && isSame(before, after)) return unchanged({ id: before.id })
  if ((before?.id ?? null) !== wish.replaces)
    throw staleVersion({ ...before, unit: unit.name }, after)

  const id = newId()
  if (before !== undefined) {
    await act.tx
      .updateTable('organisation.headcount')
      .set({ supersededAt: act.now })
      .where('id', '=', before.id)
      .execute()
  }
  await act.tx
    .insertInto('organisation.headcount')
    .values({
      ...after,
      id,
      unitId,
      year,
      basis,
      statedBy: act.actor.accountId,
      statedAt: act.now,
      replaces: before?.id ?? null,
      importId: wish.importId ?? null,
      demo: wish.demo ?? false,
    })
    .execute()
  return record(
    act,
    {
      name: 'headcount.stated',
      subject: unitId,
      data: { year, before: before ?? null, after: { ...after, basis } },
    },
    { id },
  )
}

/** Statements about one unit wait for each other, so that the later sees the earlier. */
async function holdUnit({ tx }: Act, unitId: string) {
  await tx
    .selectFrom('organisation.unit')
    .select('id')
    .where('id', '=', unitId)
    .forUpdate()
    .execute()
  return getUnit(tx, unitId)
}

const standingStatement = ({ tx }: Act, { unitId, year, basis }: NewHeadcount) =>
  tx
    .selectFrom('organisation.headcount')
    .select(['id', 'amount', 'migrants', 'source', 'statedOn'])
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .where('basis', '=', basis)
    .where('supersededAt', 'is', null)
    .executeTakeFirst()

type Stated = Pick<NewHeadcount, 'amount' | 'migrants' | 'source' | 'statedOn'>

const isSame = (one: Stated, other: Stated): boolean =>
  one.amount === other.amount &&
  one.migrants === other.migrants &&
  one.source === other.source &&
  one.statedOn === other.statedOn

const tooManyMigrants = (amount: number, migrants: number) =>
  new Problem('amount-invalid', {
    zh: `外来务工、暂住人员${migrants}人，多于总人数${amount}人，请核对。`,
    en: `${migrants} migrant or temporary residents are more than the ${amount} people in all; check both.`,
  })
