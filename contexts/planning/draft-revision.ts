import type { Unit } from '#kernel/blood.ts'
import { type Day, wholeYear } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, type Happening, recordEach } from '#platform/change.ts'
import type { Write } from '#platform/db/database.ts'
import { newId } from '#platform/id.ts'
import { getRegion, unitsAsOf } from '../organisation/index.ts'
import { foundPlan } from './found-plan.ts'
import { requireLoose } from './handing-down/above.ts'
import { regionsOf } from './holders.ts'
import type { Drafted } from './make-plan.ts'
import {
  addRevision,
  findPlan,
  findPlanOf,
  lastIssued,
  loadDraft,
  lockPlans,
  openRevision,
  saveDraft,
} from './queries.ts'
import type { Draft } from './rules/draft.ts'
import { trackLabels } from './rules/notice-tracks.ts'
import { noPlan } from './view-plan.ts'

/** Begins the next revision of a plan as a copy of the issued one; its parts keep their keys. */
export async function draftRevision(act: Act, { id }: { id: string }): Promise<Change<Drafted>> {
  const plan = await findPlan(act.tx, id)
  if (plan === undefined) throw noPlan()
  // A plan handed down from above is seen here, and not revised here.
  await getRegion(act.tx, plan.regionId)
  await lockPlans(act.tx, plan.regionId)
  await requireLoose(act.tx, id)
  const open = await openRevision(act.tx, id)
  if (open !== undefined) throw stillOpen(open.number)
  const issued = await lastIssued(act.tx, id)
  if (issued === undefined) throw noPlan()
  const draft = await loadDraft(act.tx, issued.id)
  return drafted(act, { plan, basedOn: issued.id, from: 'revision' }, draft)
}

export interface NewYear {
  readonly regionId: string
  readonly year: number
  /** The year whose structure is taken over: its parts and units, without amounts. */
  readonly fromYear?: number | undefined
  readonly unit: Unit
}

/** Begins a year's plan: from the structure of another, every amount still to be stated, or empty. */
export async function draftYear(act: Act, wish: NewYear): Promise<Change<Drafted>> {
  const { regionId, year, fromYear } = wish
  const region = await getRegion(act.tx, regionId)
  await lockPlans(act.tx, regionId)
  const before = fromYear === undefined ? undefined : await structureOf(act, { ...wish, fromYear })
  const unit = before?.unit ?? wish.unit
  const { plan, issued, happenings } = await foundPlan(act, {
    regionId,
    year,
    unit,
    demo: region.demo,
  })
  if (issued !== undefined) throw yearBegun(region.name, year)
  const from = before ? 'year' : 'nothing'
  return drafted(act, { plan, from, happenings }, before?.draft ?? emptyDraft())
}

async function structureOf(
  { tx }: Act,
  { regionId, fromYear, year }: Pick<NewYear, 'regionId' | 'year'> & { readonly fromYear: number },
) {
  const plan = await findPlanOf(tx, regionId, fromYear)
  const issued = plan === undefined ? undefined : await lastIssued(tx, plan.id)
  if (plan === undefined || issued === undefined) {
    throw new Problem('not-found', {
      zh: `${fromYear} 年没有已下达的计划可以沿用。`,
      en: `${fromYear} has no issued plan whose structure could be taken over.`,
    })
  }
  const known = (await loadDraft(tx, issued.id)).targets
  const targets = withoutEnded(known, await endedBefore(tx, known, wholeYear(year).from))
  const keys = new Map(targets.map(({ key }) => [key, newId()]))
  const draft: Draft = {
    targets: targets.map((target) => ({
      ...target,
      key: keys.get(target.key)!,
      parentKey: target.parentKey === null ? null : keys.get(target.parentKey)!,
      amount: null,
      status: 'pending',
      source: null,
    })),
    items: [],
  }
  // A check constraint holds the units.
  return { unit: plan.unit as Unit, draft }
}

/** The units of a revision that were no more when a year began. */
async function endedBefore(
  tx: Write,
  targets: Draft['targets'],
  on: Day,
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(targets.flatMap(({ unitId }) => unitId ?? []))]
  const units = await unitsAsOf(tx, ids, on)
  return new Set(
    units.flatMap(({ id, endedOn }) => (endedOn !== null && endedOn <= on ? [id] : [])),
  )
}

/** The parts without units that are no more; what they lay in says so, for nobody would notice else. */
function withoutEnded(targets: Draft['targets'], ended: ReadonlySet<string>): Draft['targets'] {
  const isGone = ({ unitId }: { readonly unitId: string | null }) =>
    unitId !== null && ended.has(unitId)
  const gone = Map.groupBy(targets.filter(isGone), ({ parentKey }) => parentKey)
  return targets
    .filter((target) => !isGone(target))
    .map((target) => {
      const left = gone.get(target.key)?.map(({ label }) => label)
      const note = left === undefined ? null : `已撤销，没有沿用：${left.join('、')}`
      return { ...target, note }
    })
}

const emptyDraft = (): Draft => ({
  targets: [
    {
      key: newId(),
      parentKey: null,
      kind: 'total',
      track: 'total',
      label: trackLabels.total,
      unitId: null,
      amount: null,
      status: 'pending',
      bound: 'exactly',
      note: null,
      source: null,
    },
  ],
  items: [],
})

interface Beginning {
  readonly plan: { readonly id: string; readonly regionId: string; readonly year: number }
  readonly from: 'revision' | 'year' | 'nothing'
  readonly basedOn?: string | null
  readonly happenings?: readonly Happening[]
}

async function drafted(
  act: Act,
  { plan, from, basedOn = null, happenings = [] }: Beginning,
  draft: Draft,
): Promise<Change<Drafted>> {
  const { id: planId, regionId, year } = plan
  const revision = await addRevision(act.tx, {
    planId,
    regionId,
    basedOn,
    noticeId: null,
    author: act.actor.accountId,
    draftedAt: act.now,
  })
  const regionOf = await regionsOf(act, wholeYear(year).to, draft)
  await saveDraft(act.tx, { revisionId: revision.id, regionId, regionOf }, draft)
  const happening: Happening = {
    name: 'plan.drafted',
    subject: revision.id,
    data: { revision: revision.number, from },
  }
  return recordEach(act, [happening, ...happenings], { planId, revision: revision.number })
}

const yearBegun = (region: string, year: number) =>
  new Problem('conflict', {
    zh: `${region} ${year} 年的计划已经有了。`,
    en: `${region} has a plan for ${year} already.`,
  })

const stillOpen = (number: number) =>
  new Problem('conflict', {
    zh: `第 ${number} 版还没有下达，先完成或作废它。`,
    en: `Revision ${number} is not issued yet; finish or discard it first.`,
  })
