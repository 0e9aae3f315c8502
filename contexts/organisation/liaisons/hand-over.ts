import { addDays, type Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { getLiaison, getUnit } from '../queries.ts'
import { staleVersion } from '../refusals.ts'
import { accountOf } from './account-of.ts'
import { endTerm } from './end-of-term.ts'
import { nameLiaison } from './name-liaison.ts'

export interface HandOver {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly phone: string | null
  readonly login?: string | null
  /** The first day of the one who follows. */
  readonly from: Day
  readonly to: Day | null
}

/**
 * Hands a liaison's work over. The unit's tasks are the follower's from that day; the links and the
 * access of the one before end with the day before, at once where that is past.
 */
export async function handOverLiaison(
  act: Act,
  { id, version, from, to, name, phone, login = null }: HandOver,
): Promise<Change<{ id: string; accessEnded: boolean }>> {
  const leaving = await getLiaison(act.tx, id)
  if (from <= leaving.validFrom) throw tooEarly(leaving.validFrom)
  const last = addDays(from, -1)
  const validTo = leaving.validTo !== null && leaving.validTo < last ? leaving.validTo : last
  const ended = await act.tx
    .updateTable('organisation.liaison')
    .set({ validTo, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('accountId')
    .executeTakeFirst()
  if (ended === undefined) {
    const { validFrom } = leaving
    throw staleVersion(
      { validFrom, validTo: leaving.validTo, version: leaving.version },
      { validTo },
    )
  }
  const { unitId, role } = leaving
  const { regionId } = await getUnit(act.tx, unitId)
  const accountId = await accountOf(act, { login, regionId })
  const follower = await nameLiaison(act, { unitId, role, name, phone, from, to })
  await act.tx
    .updateTable('organisation.liaison')
    .set({ follows: id, accountId })
    .where('id', '=', follower.value.id)
    .execute()
  const over = from <= act.today && (await endTerm(act, { id, unitId, ...ended })).value.accessEnded
  return record(
    act,
    {
      name: 'liaison.handed-over',
      subject: unitId,
      data: { from: id, to: follower.value.id, on: from },
    },
    { id: follower.value.id, accessEnded: over },
  )
}

const tooEarly = (validFrom: Day) =>
  new Problem('input-invalid', {
    zh: `交接日须在原联络员开始日 ${validFrom} 之后。`,
    en: `The hand-over must be after the first day of the one before, ${validFrom}.`,
  })
