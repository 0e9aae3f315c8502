import { type Day, lengthInDays } from '#kernel/days.ts'
import { workingDayFrom } from '#kernel/working-days.ts'
import { type Act, type Change, type Look, record } from '#platform/change.ts'
import { findUnits, getRegion } from '../queries.ts'

import { maskedName, registered } from '../rules/liaison.ts'
import { answeringFor } from './answering.ts'
import type { RegisterShape } from './contract.ts'

interface Deadline {
  readonly regionId: string
  readonly year: number
  readonly dueOn: Day
  readonly basis: string | null
}

/** Sets the day by which the units of a region register who answers for them; a working day. */
export async function setLiaisonDeadline(
  act: Act,
  { regionId, year, dueOn, basis }: Deadline,
): Promise<Change<{ dueOn: Day }>> {
  await getRegion(act.tx, regionId)
  const day = workingDayFrom(dueOn)
  const values = { dueOn: day, basis, setBy: act.actor.accountId, setAt: act.now }
  await act.tx
    .insertInto('organisation.liaisonDeadline')
    .values({ regionId, year, ...values })
    .onConflict((there) => there.columns(['regionId', 'year']).doUpdateSet(values))
    .execute()
  return record(
    act,
    { name: 'liaison.deadline-set', subject: regionId, data: { year, dueOn: day } },
    { dueOn: day },
  )
}

/** Every unit of a region with how its liaison stands: who is missing, late, expiring, not reached. */
export async function liaisonRegister(
  { tx, today }: Look,
  { regionId, year }: { readonly regionId: string; readonly year: number },
): Promise<RegisterShape> {
  await getRegion(tx, regionId)
  const deadline = await tx
    .selectFrom('organisation.liaisonDeadline')
    .select(['dueOn', 'basis'])
    .where('regionId', '=', regionId)
    .where('year', '=', year)
    .executeTakeFirst()
  const units = await findUnits(tx, { regionId, on: today })
  const people = await answeringFor(
    tx,
    units.map(({ id }) => id),
    '1900-01-01' as Day,
  )
  const byUnit = Map.groupBy(
    people.filter(({ role }) => role === 'liaison'),
    ({ unitId }) => unitId,
  )
  const dueOn = deadline?.dueOn ?? null
  const over = dueOn !== null && today > dueOn ? lengthInDays({ from: dueOn, to: today }) - 1 : 0
  return {
    year,
    dueOn,
    basis: deadline?.basis ?? null,
    daysOver: over,
    rows: units.map(({ id, name, kind }) => {
      const { state, one } = registered(byUnit.get(id) ?? [], today)
      return {
        unitId: id,
        name,
        kind,
        state,
        liaison: one === undefined ? null : maskedName(one.name),
        validTo: one?.validTo ?? null,
        confirmedAt: one?.confirmedAt ?? null,
      }
    }),
  }
}
