import { sql } from 'kysely'
import { type Day, wholeYear } from '#kernel/days.ts'
import { revokeTaskLinks } from '#platform/access/task-link.ts'
import { type Act, type Change, type Happening, recordEach, unchanged } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { getRegion, type UnitThen, unitsAsOf } from '../../organisation/index.ts'
import { loadDraft } from '../queries.ts'
import { answerBy } from './answer-by.ts'
import { changedMessage, handedDownMessage, withdrawnMessage } from './message-templates.ts'
import { peopleOf } from './people.ts'
import { addSteps, type HandDown, handDownsOf, lockHandDownsOf } from './queries.ts'
import { type Handed, handedBy, isOther } from './rules/handed.ts'
import { step } from './rules/life.ts'
import { amountText, taskData, tellUnit } from './tell.ts'

/** An issued revision, and by when it is to be answered. */
export interface Issued {
  readonly plan: {
    readonly id: string
    readonly regionId: string
    readonly year: number
    readonly unit: string
    readonly demo: boolean
  }
  readonly revisionId: string
  readonly documentNumber: string | null
  readonly effectiveOn: Day
  readonly dueOn?: Day | undefined
}

/**
 * Hands an issued revision down: each unit of it gets its figure as a document with a due day, in the
 * transaction of the issue. A unit whose figure a later issue leaves as it was keeps its answer; one
 * whose figure changed is asked anew; one that is listed no more is told so.
 */
export async function handDown(act: Act, issued: Issued): Promise<Change<{ sent: number }>> {
  await lockHandDownsOf(act.tx, issued.plan.id)
  const before = new Map(
    (await handDownsOf(act.tx, issued.plan.id)).map((one) => [one.unitId, one]),
  )
  const handed = handedBy(await loadDraft(act.tx, issued.revisionId))
  const ids = handed.map(({ unitId }) => unitId)
  const units = await unitsAsOf(act.tx, ids, wholeYear(issued.plan.year).to)
  const region = await getRegion(act.tx, issued.plan.regionId)
  const facts: Facts = {
    issued,
    issuer: region.name,
    due: answerBy(act.today, issued.dueOn),
    units: new Map(units.map((unit) => [unit.id, unit])),
  }
  const made = handed.filter(({ unitId }) => !before.has(unitId))
  await insertAll(act, made, facts)
  for (const one of handed) {
    const old = before.get(one.unitId)
    if (old !== undefined) await overlay(act, old, one, facts)
  }
  const gone = [...before.values()].filter(({ unitId }) => !ids.includes(unitId))
  for (const old of gone) await withdraw(act, old, facts)
  return tellAll(act, before, facts)
}

interface Facts {
  readonly issued: Issued
  readonly issuer: string
  readonly due: Day
  readonly units: ReadonlyMap<string, UnitThen>
}

const asJson = (value: unknown) => sql<never>`${JSON.stringify(value)}::jsonb`

/** Columns that an issue states anew. */
const stated = (act: Act, one: Handed, { issued, issuer, due }: Facts) => ({
  revisionId: issued.revisionId,
  state: 'waiting',
  askedOn: act.today,
  dueOn: due,
  askedBy: act.actor.accountId,
  issuer,
  label: one.label,
  amount: one.amount,
  bound: one.bound,
  parts: asJson(one.parts),
  items: asJson(one.items),
  documentNumber: issued.documentNumber,
  effectiveOn: issued.effectiveOn,
  changedAt: act.now,
})

async function insertAll(act: Act, made: readonly Handed[], facts: Facts): Promise<void> {
  const { plan } = facts.issued
  const rows = made.flatMap((one) => {
    const unit = facts.units.get(one.unitId)
    if (unit === undefined) return []
    return {
      ...stated(act, one, facts),
      id: newId(),
      planId: plan.id,
      regionId: plan.regionId,
      unitId: one.unitId,
      holderRegionId: unit.regionId,
      // A body that answers for a region of its own splits its figure further.
      wants: unit.regionId !== plan.regionId && isBody(unit) ? 'plan' : 'answer',
      year: plan.year,
      unit: plan.unit,
      demo: plan.demo,
    }
  })
  for (let at = 0; at < rows.length; at += 500) {
    await act.tx
      .insertInto('planning.handDown')
      .values(rows.slice(at, at + 500))
      .execute()
  }
}

const isBody = ({ kind, name, regionName }: UnitThen): boolean =>
  kind === 'town' || kind === 'county' || name === regionName

async function overlay(act: Act, old: HandDown, one: Handed, facts: Facts): Promise<void> {
  const { issued } = facts
  const asked = old.state === 'withdrawn' || isOther(old, one)
  const {
    state: _state,
    askedOn: _on,
    dueOn: _due,
    changedAt: _at,
    ...kept
  } = stated(act, one, facts)
  await act.tx
    .updateTable('planning.handDown')
    .set({
      ...(asked ? stated(act, one, facts) : kept),
      round: old.round + (asked ? 1 : 0),
      version: old.version + 1,
      // Where the unit lay by then decides who answers for it.
      holderRegionId: facts.units.get(one.unitId)?.regionId ?? old.holderRegionId,
      revisionId: issued.revisionId,
    })
    .where('id', '=', old.id)
    .execute()
}

async function withdraw(act: Act, old: HandDown, facts: Facts): Promise<void> {
  if (!step(old.state, 'withdraw', 'issue', null).allowed) return
  await act.tx
    .updateTable('planning.handDown')
    .set({
      state: 'withdrawn',
      revisionId: facts.issued.revisionId,
      changedAt: act.now,
      version: old.version + 1,
    })
    .where('id', '=', old.id)
    .execute()
  await revokeTaskLinks(act, { taskId: old.id, why: 'task-over' })
}

/** Keeps and tells what each unit met: given, changed, as it was, or withdrawn. */
async function tellAll(act: Act, before: ReadonlyMap<string, HandDown>, facts: Facts) {
  const now = await handDownsOf(act.tx, facts.issued.plan.id)
  const met = now.flatMap((handDown) => {
    const old = before.get(handDown.unitId)
    const kind = kindOf(old, handDown)
    return kind === undefined ? [] : [{ handDown, old, kind }]
  })
  await addSteps(
    act.tx,
    met.map(({ handDown, old, kind }) => ({
      handDown,
      at: act.now,
      round: handDown.round,
      action: kind,
      side: 'issuer' as const,
      byAccount: act.actor.accountId,
      byName: act.actor.name,
      text: null,
      data: { before: old?.amount ?? null, after: kind === 'withdraw' ? null : handDown.amount },
    })),
  )
  const told = met.filter(({ kind }) => kind !== 'keep')
  const people = await peopleOf(
    act,
    told.map(({ handDown }) => handDown),
  )
  for (const { handDown, old, kind } of told) {
    await tell(act, { handDown, old, kind, people: people.get(handDown.unitId) ?? [] })
  }
  const [first, ...rest] = told.map(
    ({ handDown: { id, unitId, round, dueOn } }): Happening => ({
      name: 'hand-down.sent',
      subject: id,
      data: { unitId, round, dueOn },
    }),
  )
  const sent = { sent: told.length }
  return first === undefined ? unchanged(sent) : recordEach(act, [first, ...rest], sent)
}

type Met = 'issue' | 'reissue' | 'keep' | 'withdraw'

function kindOf(old: HandDown | undefined, now: HandDown): Met | undefined {
  if (old === undefined) return 'issue'
  if (now.state === 'withdrawn') return old.state === 'withdrawn' ? undefined : 'withdraw'
  return now.round > old.round ? 'reissue' : 'keep'
}

function tell(
  act: Act,
  met: {
    readonly handDown: HandDown
    readonly old: HandDown | undefined
    readonly kind: Met
    readonly people: Parameters<typeof tellUnit>[1]['people']
  },
) {
  const { handDown, old, kind, people } = met
  const key = `${kind} ${handDown.revisionId}`
  if (kind === 'withdraw') {
    const { label: unit, issuer, year } = handDown
    return tellUnit(act, {
      handDown,
      people,
      key,
      template: withdrawnMessage,
      data: { unit, issuer, year },
    })
  }
  if (kind === 'reissue' && old !== undefined && old.state !== 'withdrawn') {
    const { zh: before, en: beforeEn } = amountText(old)
    const data = { ...taskData(handDown), before, beforeEn }
    return tellUnit(act, { handDown, people, key, template: changedMessage, data })
  }
  return tellUnit(act, {
    handDown,
    people,
    key,
    template: handedDownMessage,
    data: taskData(handDown),
  })
}
