import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { yearCapacity } from '../feasibility/year-capacity.ts'
import { findPlan, findRevision, openRevision } from '../queries.ts'
import { noPlan } from '../view-plan.ts'
import type { AskedShape } from './shapes.ts'

/** The job that works an arrangement off. */
export const arrangementJob = 'planning.run-arrangement'

/**
 * Begins to arrange the open draft of a plan; the work itself is a job. Another that is under way for
 * the same plan goes on beside it: both are kept, and this one says so.
 */
export async function beginArranging(
  act: Act,
  wish: AskedShape & { readonly id: string },
): Promise<Change<{ id: string; beside: number }>> {
  const made = await prepareArranging(act, wish)
  await act.enqueue(arrangementJob, { id: made.id })
  return record(
    act,
    {
      name: 'arrangement.begun',
      subject: made.id,
      data: { planId: wish.id, beside: made.beside },
    },
    made,
  )
}

/** Writes down what is asked, after looking whether it can be answered at all. */
export async function prepareArranging(
  act: Act,
  { id: planId, ...asked }: AskedShape & { readonly id: string },
): Promise<{ id: string; beside: number }> {
  const plan = await findPlan(act.tx, planId)
  if (plan === undefined) throw noPlan()
  const open = await openRevision(act.tx, planId)
  if (open === undefined || open.state !== 'draft') throw noDraft()
  const revision = (await findRevision(act.tx, open.id))!
  const { comparable, capacities } = await yearCapacity(act.tx, { id: planId, grain: asked.grain })
  if (!comparable) throw otherUnit()
  if (capacities.mobile === null) throw noFleet()
  const id = newId()
  const { n } = await act.tx
    .selectFrom('planning.arrangement')
    .select(sql<number>`count(*)::integer`.as('n'))
    .where('planId', '=', planId)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirstOrThrow()
  await act.tx
    .insertInto('planning.arrangement')
    .values({
      ...{ id, planId, revisionId: revision.id, regionId: plan.regionId },
      ...{ version: revision.version, asked: sql`${JSON.stringify(asked)}::jsonb` },
      ...{ state: 'waiting', beside: n, begunBy: act.actor.accountId, begunAt: act.now },
    })
    .execute()
  return { id, beside: n }
}

const noDraft = () =>
  new Problem('conflict', {
    zh: '编排只对草稿进行。这份计划现在没有草稿，请先另立新版。',
    en: 'Only a draft is arranged. This plan has none now; begin a new revision first.',
  })

const otherUnit = () =>
  new Problem('conflict', {
    zh: '这份计划不按人份计，采集能力按人份计，两者不能相比，不能编排。',
    en: 'This plan does not count 人份 and capacity does; the two cannot be compared, nor arranged.',
  })

const noFleet = () =>
  new Problem('conflict', {
    zh: '本地区还没有登记班组和车辆，不知道能采多少。请先在“采集资源”里登记。',
    en: 'No teams and vehicles are registered for this region, so nobody knows what can be collected. Register them under “Resources” first.',
  })
