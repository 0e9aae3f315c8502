import type { Day } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import { holdersOf } from '#platform/messages/holders.ts'
import { getRegion } from '../../organisation/index.ts'
import { findFinding, findingsOf, historyOf, type StoredFinding } from './findings.ts'
import { type Dimension, rules, type Source } from './rules/found.ts'
import { offered, type State, states } from './rules/life.ts'
import { sentenceOf } from './rules/sentences.ts'
import type { FindingDetailShape, FindingShape, MeasuresShape, QualityShape } from './shapes.ts'
import { noFinding } from './take-finding-step.ts'
import { unitName, unitNamesOf } from './unit-names.ts'

export interface QualityAsked {
  readonly regionId: string
  readonly year: number
  readonly dimension?: Dimension | undefined
  readonly source?: Source | undefined
  readonly state?: State | undefined
}

/** More findings than this nobody reads on a page; the file has them all. */
const most = 1000

/** How good the figures of a region and year are: what was measured, and what is doubtful. */
export async function viewQuality(
  { tx, today }: Look,
  { most: atMost = most, ...asked }: QualityAsked & { readonly most?: number },
): Promise<QualityShape> {
  const region = await getRegion(tx, asked.regionId)
  const all = await findingsOf(tx, asked)
  const fitting = all.filter(
    ({ rule, source, state }) =>
      (asked.dimension === undefined || rules[rule] === asked.dimension) &&
      (asked.source === undefined || source === asked.source) &&
      (asked.state === undefined || state === asked.state),
  )
  const shown = fitting.slice(0, atMost)
  const names = await unitNamesOf(tx, shown)
  const run = await tx
    .selectFrom('planning.qualityRun')
    .select('judgedAt')
    .select((row) => row.ref('measures').$castTo<MeasuresShape>().as('measures'))
    .where('regionId', '=', region.id)
    .where('year', '=', asked.year)
    .executeTakeFirst()
  const count = (state: State) => all.filter((one) => one.state === state).length
  return {
    ...{ regionId: region.id, regionName: region.name, year: asked.year },
    run: run ?? null,
    counts: Object.fromEntries(states.map((state) => [state, count(state)])) as Record<
      State,
      number
    >,
    more: fitting.length - shown.length,
    findings: shown.map((one) => shapeOf(one, names.get(one.unitId ?? '') ?? null, today)),
  }
}

/** One finding with its history, what may be done, and who may look after it. */
export async function viewFinding(
  { tx, today, actor }: Look,
  { id }: { readonly id: string },
): Promise<FindingDetailShape> {
  const finding = await findFinding(tx, id)
  if (finding === undefined) throw noFinding()
  const isExplainer = actor.accountId !== null && finding.explainedBy === actor.accountId
  return {
    ...shapeOf(finding, await unitName(tx, finding), today),
    offered: [...offered(finding.state, isExplainer)],
    owners: await holdersOf(tx, 'planning.review', finding.regionId),
    history: await historyOf(tx, id),
  }
}

const shapeOf = (one: StoredFinding, unit: string | null, today: Day): FindingShape => ({
  ...{ id: one.id, rule: one.rule, dimension: rules[one.rule], source: one.source },
  ...{ sourceName: one.sourceName, unitId: one.unitId, unit, from: one.fromDay, to: one.toDay },
  says: sentenceOf(one.rule, one.facts),
  ...{ state: one.state, present: one.present, owner: one.owner, dueOn: one.dueOn },
  overdue: one.dueOn !== null && one.dueOn < today && one.state === 'open',
  ...{ reason: one.reason, version: one.version },
})
