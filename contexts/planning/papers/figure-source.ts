import { wholeYear } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import type { Look } from '#platform/change.ts'
import { dayInDigits } from '#platform/papers/numerals.ts'
import { unitsAsOf } from '../../organisation/index.ts'
import { countedIn, creditor, type TallyTrack } from '../progress/rules/credit.ts'
import { planToDate } from '../progress/rules/to-date.ts'
import { loadDraft } from '../queries.ts'
import type { Draft, DraftTarget } from '../rules/draft.ts'
import { unitNames } from '../sheets/as-file.ts'
import { viewPlan } from '../view-plan.ts'
import { within } from './compose-reports.ts'
import { noReport } from './plan-of-report.ts'
import { findSnapshot, type StoredSnapshot } from './queries.ts'
import type { FactsShape, SourceShape } from './shapes.ts'
import { linesThen } from './tally-queries.ts'

/** Where a figure of a snapshot comes from: the part of the revision, or the lines that were collected. */
export async function figureSource(
  look: Look,
  { number, from }: { readonly number: string; readonly from: string },
): Promise<SourceShape> {
  const snapshot = await findSnapshot(look.tx, number)
  if (snapshot === undefined) throw noReport()
  const facts = JSON.parse(snapshot.facts) as FactsShape
  const draft = await loadDraft(look.tx, snapshot.revisionId)
  const [what, key] = from.split(':') as [string, string | undefined]
  const target = draft.targets.find((one) => one.key === key)
  if (what === 'item') return itemSource({ snapshot, facts, draft }, key)
  if (target === undefined) throw noFigure()
  const plain = sourceOf({ snapshot, facts }, target)
  if (what === 'target') {
    return { ...plain, value: target.amount, says: target.source?.text ?? null }
  }
  if (what === 'headcount' || what === 'cap') return countSource(look, { snapshot, plain }, what)
  if (what === 'done' || what === 'visits') {
    return collectedSource(look, { snapshot, facts, draft, target, plain }, what)
  }
  if (what === 'due') {
    const { toDate } = planToDate(draft, facts.on!).get(target.key)!
    return {
      ...named(plain, '至今应完成'),
      value: toDate,
      says: `按第${facts.revision.number}版的排期计算到${dayInDigits(facts.on!)}`,
    }
  }
  throw noFigure()
}

interface Around {
  readonly snapshot: StoredSnapshot
  readonly facts: FactsShape
}

const sourceOf = (
  { snapshot, facts }: Around,
  { key, label }: { readonly key: string; readonly label: string },
): SourceShape => ({
  label,
  value: null,
  unit: unitNames[facts.unit],
  revision: facts.revision.number,
  planId: snapshot.planId,
  key,
  says: null,
  lines: [],
  lineCount: 0,
  linesSum: null,
})

function itemSource(
  around: Around & { readonly draft: Draft },
  key: string | undefined,
): SourceShape {
  const item = around.draft.items.find((one) => one.key === key)
  if (item === undefined) throw noFigure()
  const holder = around.draft.targets.find((one) => one.key === item.targetKey)!
  const label = item.label ?? holder.label
  return {
    ...sourceOf(around, { key: holder.key, label }),
    value: item.amount,
    says: item.source?.text ?? `${item.from}—${item.to}`,
  }
}

/** A head-count is not the plan's own: it is what is on file for the year, with its source and day. */
async function countSource(
  { tx }: Look,
  { snapshot, plain }: { readonly snapshot: StoredSnapshot; readonly plain: SourceShape },
  what: 'headcount' | 'cap',
): Promise<SourceShape> {
  const plan = await viewPlan(tx, { id: snapshot.planId, revision: plain.revision })
  const target = plan.targets.find(({ key }) => key === plain.key)
  if (what === 'cap') {
    const { amount = null, citation = null } = target?.cap ?? {}
    return { ...named(plain, '上限'), value: amount, says: citation }
  }
  const count = target?.headcount
  return {
    ...named(plain, '总人数'),
    unit: '人',
    value: count?.amount ?? null,
    says: count ? `${count.source}，${count.statedOn}` : null,
  }
}

interface Collecting extends Around {
  readonly draft: Draft
  readonly target: DraftTarget
  readonly plain: SourceShape
}

/** The lines credited to a part and to everything below it, as they stood when it was written. */
async function collectedSource(
  { tx }: Look,
  { snapshot, facts, draft, target, plain }: Collecting,
  what: 'done' | 'visits',
): Promise<SourceShape> {
  const lines = await linesThen(tx, {
    regionId: snapshot.regionId,
    from: wholeYear(facts.year).from,
    to: facts.on!,
    at: snapshot.takenAt,
    batches: facts.batches,
  })
  const parts = new Set(within(draft.targets, target.key).map(({ key }) => key))
  const creditorOf = creditor(draft.targets)
  const mine = lines.filter(({ unitId, track }) => {
    // A check constraint holds the tracks.
    const key = creditorOf({ unitId, track: track as TallyTrack })
    return key !== undefined && parts.has(key)
  })
  const amounts = mine.map((line) =>
    what === 'visits' ? line.visits : countedIn(facts.unit, line),
  )
  const ids = [...new Set(mine.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))]
  const units = await unitsAsOf(tx, ids, facts.on!)
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const sum = amounts.reduce<number | null>(
    (all, one) => (all === null || one === null ? null : all + one),
    0,
  )
  return {
    ...named(plain, what === 'visits' ? '采集人次' : '已完成'),
    unit: what === 'visits' ? '人次' : plain.unit,
    value: sum,
    linesSum: sum,
    lineCount: mine.length,
    lines: mine
      .slice(0, 500)
      .map(({ day, unitId, track, visits, fileName, importedAt, revertedAt }, at) => ({
        day,
        unit: unitId === null ? null : (names.get(unitId) ?? null),
        track,
        visits,
        amount: amounts[at]!,
        file: fileName,
        importedAt,
        reverted: revertedAt !== null,
      })),
  }
}

/** A figure of a part is not its target: it is told which one it is. */
const named = (source: SourceShape, which: string): SourceShape => ({
  ...source,
  label: `${source.label}　${which}`,
})

const noFigure = () =>
  new Problem('not-found', {
    zh: '这份快照里没有这个数。',
    en: 'The snapshot has no such figure.',
  })
