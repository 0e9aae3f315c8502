import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Read } from '#platform/db/database.ts'
import { getRegion, type Headcount } from '../organisation/index.ts'
import { type UnitFacts, unitFactsOf } from './caps/caps-of.ts'
import {
  findPlan,
  findPlanOf,
  lastIssued,
  listRevisions,
  loadDraft,
  revisionOn,
} from './queries.ts'
import { blockers } from './rules/blockers.ts'
import type { Draft, DraftTarget } from './rules/draft.ts'
import type { PlanShape, RevisionShape, TargetShape } from './shapes.ts'

export interface Wanted {
  readonly id: string
  readonly revision?: number | undefined
  /** The plan as it stood on a day, by what was issued and effective then. */
  readonly on?: Day | undefined
}

/** A plan with everything its screens show: tree, schedule, caps, head-counts, last year, blockers. */
export async function viewPlan(tx: Read, wanted: Wanted): Promise<PlanShape> {
  const plan = await findPlan(tx, wanted.id)
  if (plan === undefined) throw noPlan()
  const revisions = await listRevisions(tx, plan.id)
  const number = await numberOf(tx, wanted)
  const revision = revisions.find((one) =>
    number === undefined ? one.state !== 'discarded' : one.number === number,
  )
  if (revision === undefined) throw noRevision()
  const region = await getRegion(tx, plan.regionId)
  const draft = await loadDraft(tx, revision.id)
  const facts = await factsOf(tx, draft, region.ancestors, plan)
  const targets = draft.targets.map((target, position) => viewTarget(target, position, facts))
  return {
    id: plan.id,
    regionId: plan.regionId,
    regionName: region.name,
    year: plan.year,
    // A check constraint holds the units.
    unit: plan.unit as PlanShape['unit'],
    demo: plan.demo,
    revision: viewRevision(revision),
    revisions: revisions.map(viewRevision),
    targets,
    items: draft.items.map((item, position) => ({ ...item, id: item.key, position })),
    blockers: blockersOf(draft, facts, plan.year),
  }
}

/** What stands between a revision and its issue, from the database as it is now. */
export async function blockersNow(
  tx: Read,
  plan: { readonly regionId: string; readonly year: number },
  revisionId: string,
) {
  const region = await getRegion(tx, plan.regionId)
  const draft = await loadDraft(tx, revisionId)
  return blockersOf(draft, await factsOf(tx, draft, region.ancestors, plan), plan.year)
}

const blockersOf = (draft: Draft, facts: Facts, year: number) => {
  const capped = draft.targets.map((target) => {
    const cap = facts.caps.get(target.key)
    return { ...target, capAmount: cap?.amount ?? null, capCitation: cap?.rule.citation ?? null }
  })
  return [...blockers(capped, draft.items, year)]
}

interface Facts extends UnitFacts {
  /** Of the year before, by unit; empty when that year has no issued plan. */
  readonly lastYear: ReadonlyMap<string, number | null>
}

const factsOf = async (
  tx: Read,
  { targets }: Draft,
  regionAndAbove: readonly string[],
  { regionId, year }: { readonly regionId: string; readonly year: number },
): Promise<Facts> => ({
  ...(await unitFactsOf(tx, targets, regionAndAbove, year)),
  lastYear: await targetsOf(tx, regionId, year - 1),
})

/** The issued targets of another year of the same region, by unit. */
async function targetsOf(tx: Read, regionId: string, year: number) {
  const plan = await findPlanOf(tx, regionId, year)
  const issued = plan === undefined ? undefined : await lastIssued(tx, plan.id)
  if (issued === undefined) return new Map<string, number | null>()
  const { targets } = await loadDraft(tx, issued.id)
  return new Map(
    targets.flatMap(({ unitId, amount }) => (unitId === null ? [] : [[unitId, amount] as const])),
  )
}

function viewTarget(target: DraftTarget, position: number, facts: Facts): TargetShape {
  const unit = target.unitId === null ? undefined : facts.units.get(target.unitId)
  const count = unit === undefined ? undefined : facts.headcounts.get(unit.id)
  const cap = facts.caps.get(target.key)
  const before = target.unitId === null ? undefined : facts.lastYear.get(target.unitId)
  return {
    ...target,
    id: target.key,
    position,
    unitKind: unit?.kind ?? null,
    lines: unit?.lines.map(({ name }) => name) ?? [],
    town: unit?.regionName ?? null,
    headcount: count === undefined ? null : headcountOf(count),
    cap:
      cap === undefined
        ? null
        : { ratio: cap.rule.ratio, amount: cap.amount, citation: cap.rule.citation },
    lastYear: before === undefined ? null : { target: before, done: null },
  }
}

const headcountOf = ({ amount, basis, year, source, statedOn }: Headcount) => ({
  amount,
  basis,
  year,
  source,
  statedOn,
})

type StoredRevision = Awaited<ReturnType<typeof listRevisions>>[number]

/** A revision as it leaves; ids of people stay inside. */
export const viewRevision = ({
  planId: _planId,
  regionId: _regionId,
  basedOn: _basedOn,
  authorId: _authorId,
  submittedById: _submittedById,
  state,
  ...rest
}: StoredRevision): RevisionShape => ({ ...rest, state: state as RevisionShape['state'] })

async function numberOf(tx: Read, { id, revision, on }: Wanted): Promise<number | undefined> {
  if (on === undefined) return revision
  const found = await revisionOn(tx, id, on)
  if (found === undefined) {
    throw new Problem('not-found', {
      zh: `${on} 这一天还没有已下达并生效的版本。`,
      en: `On ${on} no revision had been issued and become effective yet.`,
    })
  }
  return found.number
}

export const noPlan = () =>
  new Problem('not-found', { zh: '没有这份计划。', en: 'There is no such plan.' })

export const noRevision = () =>
  new Problem('not-found', { zh: '计划没有这一版。', en: 'The plan has no such revision.' })
