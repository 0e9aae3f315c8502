import { allows, type Permission } from '#platform/access/roles.ts'
import type { Look } from '#platform/change.ts'
import type { Asking } from '#platform/http/asking.ts'
import { type Answering, getRegion, maskedName, maskedPhone } from '../../organisation/index.ts'
import { findPlan, listRevisions, loadDraft } from '../queries.ts'
import { noPlan } from '../view-plan.ts'
import { holderOf } from './holder-of.ts'
import { flagsOf, liaisonOf, peopleOf } from './people.ts'
import {
  filingsOf,
  findHandDown,
  type HandDown,
  handDownsOf,
  handDownsTo,
  nameOf,
  stepsOf,
} from './queries.ts'
import { agreement } from './rules/agreement.ts'
import { daysOver } from './rules/due.ts'
import { isOpen, offered, type Role } from './rules/life.ts'
import type { HandDownRow, HandDownShape, StepShape } from './shapes.ts'
import { isIssuer, noHandDown } from './take-step.ts'
import { viewReceipt } from './view-receipt.ts'

type Asked = Pick<Look, 'tx' | 'today' | 'secrets'>

/** Whom a plan was handed down to, and how each answer stands: for the level that issued it. */
export async function listHandDowns(
  look: Asked,
  { id }: { readonly id: string },
): Promise<HandDownRow[]> {
  const plan = await findPlan(look.tx, id)
  if (plan === undefined) throw noPlan()
  // A plan of the level above is known here; what it gave others is not.
  await getRegion(look.tx, plan.regionId)
  return rowsOf(look, await handDownsOf(look.tx, id))
}

/** What was handed down to the asker's own regions by a level out of their reach. */
export async function myHandDowns(
  look: Asked,
  _input: unknown,
  { session }: Pick<Asking, 'session'>,
): Promise<HandDownRow[]> {
  const own = (session?.assignments ?? [])
    .filter(({ role }) => allows(role, 'planning.respond'))
    .map(({ regionId }) => regionId)
  const reached = await handDownsTo(look.tx, own)
  const below: HandDown[] = []
  for (const one of reached) if (!(await isIssuer(look, one))) below.push(one)
  return rowsOf(look, below)
}

async function rowsOf(look: Asked, handDowns: readonly HandDown[]): Promise<HandDownRow[]> {
  const ids = handDowns.map(({ id }) => id)
  const people = await peopleOf(look, handDowns)
  const steps = Map.groupBy(await stepsOf(look.tx, ids), ({ handDownId }) => handDownId)
  const filings = Map.groupBy(await filingsOf(look.tx, ids), ({ handDownId }) => handDownId)
  return handDowns.map((one) => {
    const mine = people.get(one.unitId) ?? []
    const said = steps.get(one.id) ?? []
    const filed = filings.get(one.id)?.[0]
    const liaison = liaisonOf(mine, look.today)
    const last = said.findLast(({ action }) => action !== 'keep')
    const open = isOpen(one.state, one.wants)
    return {
      ...headOf(look, one),
      open,
      silent: open && !said.some(({ side, round }) => side === 'receiver' && round === one.round),
      lastContact: last === undefined ? null : { at: last.at, action: last.action },
      liaison: liaison === undefined ? null : maskedName(liaison.name),
      flags: open ? [...flagsOf(mine, look.today, one.dueOn)] : [],
      filed:
        filed === undefined
          ? null
          : {
              number: filed.number,
              total: filed.total,
              difference: agreement(one, filed.total).difference,
            },
      objection:
        one.state === 'objected'
          ? (said.findLast(({ action }) => action === 'object')?.text ?? null)
          : null,
    }
  })
}

/** One hand-down as its issuer or its receiver sees it. */
export async function viewHandDown(
  look: Asked,
  { id }: { readonly id: string },
  asking: Pick<Asking, 'session' | 'app'>,
): Promise<HandDownShape> {
  const handDown = await findHandDown(look.tx, id)
  if (handDown === undefined) throw noHandDown()
  const may = (permission: Permission) =>
    asking.session?.assignments.some(({ role }) => allows(role, permission)) ?? false
  const issuer = await isIssuer(look, handDown)
  const role: Role | undefined = issuer
    ? may('planning.reopen')
      ? 'head'
      : may('planning.review')
        ? 'officer'
        : undefined
    : may('planning.respond')
      ? 'receiver'
      : undefined
  const mine = (await peopleOf(look, [handDown])).get(handDown.unitId) ?? []
  return whole(look, handDown, {
    role,
    side: issuer ? 'issuer' : 'receiver',
    liaison: liaisonOf(mine, look.today),
    phone: asking.app.config.HELP_PHONE,
  })
}

/** The one hand-down that a link opened, for the one it was sent to. */
export async function viewTask(
  look: Asked,
  _input: unknown,
  asking: Pick<Asking, 'task' | 'app'>,
): Promise<HandDownShape> {
  const liaison = await holderOf(look, asking)
  const handDown = await findHandDown(look.tx, asking.task!.taskId)
  if (handDown === undefined) throw noHandDown()
  return whole(look, handDown, {
    role: 'receiver',
    side: 'receiver',
    liaison,
    phone: asking.app.config.HELP_PHONE,
  })
}

interface Seen {
  readonly role: Role | undefined
  readonly side: 'issuer' | 'receiver'
  readonly liaison: Answering | undefined
  readonly phone: string | undefined
}

async function whole(look: Asked, one: HandDown, seen: Seen): Promise<HandDownShape> {
  const { liaison, side, role, phone } = seen
  const filings = await filingsOf(look.tx, [one.id])
  return {
    ...headOf(look, one),
    side,
    toRegion: one.wants === 'plan',
    offered: role === undefined ? [] : [...offered(one.state, role)],
    parts: one.parts.map((part) => ({ ...part })),
    items: one.items.map((item) => ({ ...item })),
    child: await childOf(look, one),
    steps: (await stepsOf(look.tx, [one.id])).map((step) => viewStep(step, side)),
    receipts: filings.map((filing) => {
      const receipt = viewReceipt(filing, one)
      return { ...receipt, by: shownTo(side, receipt.by, filing.filedBy) }
    }),
    helper: { name: await nameOf(look.tx, one.askedBy), phone: phone ?? null },
    liaison:
      liaison === undefined
        ? null
        : {
            name: maskedName(liaison.name),
            phone: liaison.phone === null ? null : maskedPhone(look.secrets.open(liaison.phone)),
            validTo: liaison.validTo,
            confirmedAt: liaison.confirmedAt,
          },
  }
}

/** The level above sees a liaison without an account as its lists do: masked. */
const shownTo = (viewer: 'issuer' | 'receiver', name: string, account: string | null): string =>
  viewer === 'issuer' && account === null ? maskedName(name) : name

const viewStep = (
  step: Awaited<ReturnType<typeof stepsOf>>[number],
  viewer: 'issuer' | 'receiver',
): StepShape => {
  const { id, at, round, action, side, byName, byAccount, text, rung, data } = step
  const figure = (value: unknown) => (typeof value === 'number' ? value : null)
  return {
    ...{ id, at, round, action, side, text },
    by: side === 'receiver' ? shownTo(viewer, byName, byAccount) : byName,
    // A check constraint holds the rungs.
    rung: rung as StepShape['rung'],
    before: figure(data.before),
    after: figure(data.after),
  }
}

const headOf = ({ today }: Pick<Asked, 'today'>, one: HandDown) => ({
  ...{ id: one.id, planId: one.planId, unitId: one.unitId, label: one.label, issuer: one.issuer },
  // A check constraint of the plan holds the units.
  ...{ year: one.year, unit: one.unit as HandDownShape['unit'], demo: one.demo },
  ...{ state: one.state, wants: one.wants, round: one.round, version: one.version },
  ...{ askedOn: one.askedOn, dueOn: one.dueOn, amount: one.amount, bound: one.bound },
  ...{ documentNumber: one.documentNumber, effectiveOn: one.effectiveOn },
  daysOver: isOpen(one.state, one.wants) ? daysOver(one.dueOn, today) : 0,
})

/** The plan that splits it further, where the asker may see it. */
async function childOf(look: Asked, { childPlanId }: HandDown): Promise<HandDownShape['child']> {
  if (childPlanId === null) return null
  const revision = (await listRevisions(look.tx, childPlanId)).find(
    ({ state }) => state !== 'discarded',
  )
  if (revision === undefined) return null
  const { targets } = await loadDraft(look.tx, revision.id)
  return {
    planId: childPlanId,
    revision: revision.number,
    // A check constraint holds the states.
    state: revision.state as NonNullable<HandDownShape['child']>['state'],
    total: targets.find(({ kind }) => kind === 'total')?.amount ?? null,
  }
}
