import { type Day, wholeYear } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import type { Read } from '#platform/db/database.ts'
import type { Paper } from '#platform/papers/paper.ts'
import { getRegion, unitsAsOf } from '../../organisation/index.ts'
import type { ProgressShape } from '../progress/shapes.ts'
import { viewProgress } from '../progress/view-progress.ts'
import { lastIssued } from '../queries.ts'
import type { PlanShape, TargetShape } from '../shapes.ts'
import { unitNames } from '../sheets/as-file.ts'
import { type Composing, composeLetters, composeNotice } from './compose.ts'
import {
  composeBlank,
  composeCaps,
  composeProgress,
  composeSchedule,
  within,
} from './compose-reports.ts'
import { noPart, viewPlan } from './plan-of-report.ts'
import { wordsFor } from './queries.ts'
import { defaultTemplates } from './rules/default-templates.ts'
import { isOfDay, type PaperKind, type TemplateTexts } from './rules/kinds.ts'
import type { FactsShape, QualityShape, WishShape } from './shapes.ts'
import { batchesNow, finishedSpans } from './tally-queries.ts'

/** A report as it would be written now: what it stands on, and its papers, made anew each time they are asked for. */
export interface MadeReport {
  readonly plan: PlanShape
  readonly title: string
  readonly basis: string
  readonly dataTo: Day | null
  readonly facts: FactsShape
  readonly template: { readonly id: string | null; readonly version: number }
  readonly papers: () => Iterable<MadePaper>
}

export interface MadePaper {
  readonly unitId: string | null
  readonly holderRegionId: string | null
  readonly paper: Paper
}

/** Makes a report of what is known now; in the words in force in its region, or in those given. */
export async function makeReport(
  look: Look,
  wish: WishShape,
  texts?: TemplateTexts,
): Promise<MadeReport> {
  const { tx, today } = look
  const day = isOfDay(wish.kind) ? await progressOf(look, wish) : null
  const revision =
    day?.ground.revision ?? wish.revision ?? (await lastIssued(tx, wish.planId))?.number
  const whole = await viewPlan(tx, { id: wish.planId, revision })
  const plan = scoped(whole, wish.scope ?? null)
  const region = await getRegion(tx, plan.regionId)
  const words = texts === undefined ? await wordsFor(tx, region.ancestors, wish.kind) : undefined
  const office = wish.office || `${region.name}献血办公室`
  const of: Composing = {
    plan,
    // Checked when they were written.
    texts: texts ?? (words?.texts as unknown as TemplateTexts) ?? defaultTemplates[wish.kind],
    signing: {
      office,
      number: wish.number || plan.revision.documentNumber,
      on: wish.signedOn ?? today,
    },
  }
  const standing =
    day === null ? null : { progress: day, quality: await qualityOf(look, plan, day) }
  const papers = await papersOf(tx, wish, of, standing)
  const [first] = papers()
  if (first === undefined) throw noPart()
  return {
    plan,
    title: first.paper.title,
    basis: plan.unit === 'renfen' ? '人份（200 mL）' : unitNames[plan.unit],
    dataTo: day === null ? null : day.ground.asOf.lastDay === null ? null : day.ground.on,
    facts: {
      ...(await factsOf(look, plan, standing)),
      office,
      scope: scopeOf(whole, wish.scope),
    },
    template: { id: words?.id ?? null, version: words?.version ?? 0 },
    papers,
  }
}

const progressOf = async (look: Look, { planId, on }: WishShape): Promise<ProgressShape> => {
  const { regionId, year } = await viewPlan(look.tx, { id: planId })
  return viewProgress(look, { regionId, year, on })
}

interface Standing {
  readonly progress: ProgressShape
  readonly quality: QualityShape
}

async function papersOf(
  tx: Read,
  { kind, scope }: WishShape,
  of: Composing,
  standing: Standing | null,
): Promise<() => Iterable<MadePaper>> {
  if (kind === 'unit-letters') return lettersOf(tx, of)
  const paper =
    standing === null
      ? plainPapers[kind as PlainKind](of)
      : composeProgress({ ...of, ...standing, scope: scope ?? null })
  const alone: MadePaper = { unitId: null, holderRegionId: null, paper }
  return () => [alone]
}

type PlainKind = Exclude<PaperKind, 'unit-letters' | 'progress-report'>
const plainPapers: Readonly<Record<PlainKind, (of: Composing) => Paper>> = {
  'annual-notice': composeNotice,
  'cap-annex': composeCaps,
  'schedule-annex': composeSchedule,
  'blank-form': composeBlank,
}

async function lettersOf(tx: Read, of: Composing): Promise<() => Iterable<MadePaper>> {
  const ids = of.plan.targets.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]))
  const units = await unitsAsOf(tx, ids, wholeYear(of.plan.year).from)
  const regions = new Map(units.map(({ id, regionId }) => [id, regionId]))
  return function* () {
    for (const { unit, paper } of composeLetters(of)) {
      const holderRegionId = unit.unitId === null ? null : (regions.get(unit.unitId) ?? null)
      yield { unitId: unit.unitId, holderRegionId, paper } satisfies MadePaper
    }
  }
}

async function qualityOf(
  look: Look,
  plan: PlanShape,
  { ground, beside }: ProgressShape,
): Promise<QualityShape> {
  const { regionId, on, asOf } = ground
  const periods = await finishedSpans(look.tx, { revisionId: plan.revision.id, regionId, on })
  const labels = new Map(plan.targets.map(({ key, label }) => [key, label]))
  const mine = periods.filter(({ key }) => labels.has(key))
  const bare = mine.filter(({ hasFigures }) => !hasFigures)
  return {
    lastDay: asOf.lastDay,
    importedAt: asOf.importedAt,
    staleDays: asOf.staleDays,
    demo: asOf.demo,
    finished: mine.length,
    withFigures: mine.length - bare.length,
    without: [...new Set(bare.map(({ key }) => labels.get(key)!))].slice(0, 20),
    besideVisits: beside.visits,
  }
}

async function factsOf(look: Look, plan: PlanShape, standing: Standing | null) {
  const { year, unit, regionName, revision } = plan
  const on = standing?.progress.ground.on ?? null
  const batches =
    on === null
      ? []
      : await batchesNow(look.tx, { regionId: plan.regionId, from: wholeYear(year).from, to: on })
  const { number, state, documentNumber, effectiveOn } = revision
  return {
    regionName,
    year,
    unit,
    revision: { number, state, documentNumber, effectiveOn },
    on,
    quality: standing?.quality ?? null,
    batches,
    figures: figuresOf(plan, standing),
  }
}

/** The headline figures, by name. */
function figuresOf({ targets, unit }: PlanShape, standing: Standing | null) {
  const head = targets[0]!
  const named = (
    label: string,
    value: number | null | undefined,
    from: string,
    counted: string = unitNames[unit],
  ) =>
    value === null || value === undefined
      ? []
      : [{ label, value, unit: counted, from: `${from}:${head.key}` }]
  const row = standing?.progress.rows.find(({ key }) => key === head.key)
  const collected = standing?.quality.lastDay ? row : undefined
  return [
    ...named('全年目标', head.amount, 'target'),
    ...named('已完成', collected?.actual, 'done'),
    ...named('至今应完成', row?.toDate, 'due'),
    ...named('采集人次', collected?.collected.visits, 'visits', '人次'),
  ]
}

function scopeOf({ targets }: PlanShape, scope: string | undefined): FactsShape['scope'] {
  const part = targets.find(({ key }) => key === scope)
  return part === undefined ? null : { key: part.key, label: part.label }
}

/** The plan narrowed to a part and what lies below it. */
function scoped(plan: PlanShape, scope: string | null): PlanShape {
  if (scope === null) return plan
  const targets: readonly TargetShape[] = within(plan.targets, scope)
  if (targets.length === 0 || !targets.some(({ key }) => key === scope)) throw noPart()
  const kept = new Set(targets.map(({ key }) => key))
  return {
    ...plan,
    targets: [...targets],
    items: plan.items.filter(({ targetKey }) => kept.has(targetKey)),
  }
}
