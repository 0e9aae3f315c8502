import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { lockResource } from './queries.ts'
import { backwards, requireLiving } from './refusals.ts'
import type { Aspect, Outcome } from './rules/kinds.ts'

/** Assesses a site or venue in one respect; the latest assessment holds until its last day. */
export async function assessSite(
  act: Act,
  wish: {
    readonly id: string
    readonly aspect: Aspect
    readonly outcome: Outcome
    readonly assessedOn: Day
    readonly validTo: Day | null
    readonly document: string | null
  },
): Promise<Change<{ id: string }>> {
  const { id: resourceId, aspect, outcome, assessedOn, validTo, document } = wish
  const held = await lockResource(act.tx, resourceId)
  requireLiving(held)
  if (held.kind !== 'site' && held.kind !== 'venue') throw notAPlace()
  if (assessedOn > act.today) throw notYet()
  if (validTo !== null && validTo < assessedOn) throw backwards()
  const id = newId()
  await act.tx
    .insertInto('organisation.siteAssessment')
    .values({
      ...{ id, resourceId, aspect, outcome, assessedOn, validTo, document },
      assessedBy: act.actor.accountId,
      statedAt: act.now,
    })
    .execute()
  return record(
    act,
    {
      name: 'site.assessed',
      subject: resourceId,
      data: { aspect, outcome, on: assessedOn, until: validTo, name: held.name },
    },
    { id },
  )
}

const notAPlace = () =>
  new Problem('input-invalid', {
    zh: '只有固定点和场地需要核验条件。',
    en: 'Only sites and venues are assessed.',
  })

const notYet = () =>
  new Problem('input-invalid', {
    zh: '核验日期在今天之后，请核对。',
    en: 'The day of the assessment is after today; check it.',
  })
