import { type Day, type Span, wholeYear } from '#kernel/days.ts'
import type { Read } from '#platform/db/database.ts'
import { headcountsOf, unitsAsOf } from '../../organisation/index.ts'
import { findPlanOf, lastIssued, loadDraft } from '../queries.ts'
import type { Draft } from '../rules/draft.ts'
import {
  arrivalsOf,
  creditedUnits,
  expectationsFor,
  lastReported,
  linesOf,
  reportedDays,
} from './queries.ts'
import { type Expected, emptyMonths, unreported } from './rules/completeness.ts'
import { notLiving, ratios, twoSources, unplanned, volumes } from './rules/consistency.ts'
import type { Found } from './rules/found.ts'
import { outliers } from './rules/outliers.ts'
import { type PlannedUnit, unscheduled, withoutHeadcount } from './rules/plan-gaps.ts'
import { timeliness } from './rules/timeliness.ts'
import type { MeasuresShape } from './shapes.ts'

export interface Judged {
  readonly found: readonly Found[]
  readonly measures: MeasuresShape
}

interface Wanted {
  readonly region: { readonly id: string; readonly ancestors: readonly string[] }
  readonly year: number
  readonly today: Day
}

/** Judges a region's year: tallies, head-counts and schedule on the four sides. Writes nothing. */
export async function judge(tx: Read, { region, year, today }: Wanted): Promise<Judged> {
  const span = wholeYear(year)
  const plan = await planOf(tx, region.id, year)
  const through = await lastReported(tx, region.id, span)
  const days = await reportedDays(tx, region.id, span)
  const complete = unreported(
    plan?.expected ?? [],
    days.filter(({ unitId }) => unitId !== null),
    { today, through },
  )
  const months = emptyMonths(
    year,
    plan?.expected ?? [],
    days.map(({ day }) => day),
    today,
  )
  const arrived = timeliness(
    await arrivalsOf(tx, region.id, span),
    await expectationsFor(tx, region.ancestors),
  )
  const lines = await judgeLines(tx, region.id, span, plan?.units ?? null)
  const gaps = plan === null ? none : unscheduled(plan.units, { year: span, planName: plan.name })
  const uncounted =
    plan === null ? none : withoutHeadcount(plan.units, { year: span, planName: plan.name })
  const wanted = plan?.units.filter(({ amount }) => amount > 0).length ?? 0
  return {
    found: [...complete.found, ...months, ...arrived.found, ...lines.found, ...gaps, ...uncounted],
    measures: {
      through,
      planned: plan !== null,
      tallies: {
        ...{ expected: complete.expected, reported: complete.reported },
        ...{ missing: complete.missing, unknown: complete.unknown },
        ...{ inTime: arrived.inTime, late: arrived.late, notJudged: arrived.notJudged },
        ...{ checked: lines.checked, outliers: lines.outliers },
        ...{ lines: lines.lines, inconsistent: lines.inconsistent },
      },
      schedule: { expected: wanted, reported: wanted - gaps.length },
      headcounts: { expected: wanted, reported: wanted - uncounted.length },
    },
  }
}

const none: readonly Found[] = []

/** What the issued plan of the year expects: spans by unit, and every unit with what it lacks. */
async function planOf(tx: Read, regionId: string, year: number) {
  const plan = await findPlanOf(tx, regionId, year)
  const issued = plan === undefined ? undefined : await lastIssued(tx, plan.id)
  if (issued === undefined) return null
  const { targets, items } = await loadDraft(tx, issued.id)
  const unitOf = new Map(targets.map(({ key, unitId }) => [key, unitId]))
  const expected = items.flatMap((item): Expected[] => {
    const unitId = unitOf.get(item.targetKey) ?? null
    const { key, from, to, amount } = item
    return unitId === null ? [] : [{ key, unitId, from, to, amount }]
  })
  const scheduled = scheduledUnits({ targets, items })
  const amounts = new Map<string, number>()
  for (const { unitId, amount } of targets) {
    if (unitId !== null) amounts.set(unitId, (amounts.get(unitId) ?? 0) + (amount ?? 0))
  }
  const counted = new Set(
    (await headcountsOf(tx, [...amounts.keys()], year)).map(({ unitId }) => unitId),
  )
  const units = [...amounts].map(
    ([unitId, amount]): PlannedUnit => ({
      ...{ unitId, amount, scheduled: scheduled.has(unitId), headcount: counted.has(unitId) },
    }),
  )
  return { name: `第${issued.number}版计划`, expected, units }
}

/** Units with a day in the schedule: their own, or one of the part that holds them. */
function scheduledUnits({ targets, items }: Draft): ReadonlySet<string> {
  const parts = new Map(targets.map((target) => [target.key, target]))
  const withDays = new Set(items.map(({ targetKey }) => targetKey))
  const isScheduled = (key: string | null): boolean => {
    if (key === null) return false
    return withDays.has(key) || isScheduled(parts.get(key)?.parentKey ?? null)
  }
  return new Set(
    targets.flatMap(({ key, unitId }) => (unitId !== null && isScheduled(key) ? [unitId] : [])),
  )
}

/** Some units are looked at together, so that a ledger of millions of lines is never held at once. */
const together = 500

/** Judges the lines of a year, unit by unit, beside the two years before as their history. */
async function judgeLines(
  tx: Read,
  regionId: string,
  year: Span,
  planned: readonly PlannedUnit[] | null,
) {
  const history = { from: wholeYear(+year.from.slice(0, 4) - 2).from, to: year.to }
  const all = await creditedUnits(tx, regionId, history)
  const wanted = planned === null ? null : new Set(planned.map(({ unitId }) => unitId))
  const sum = { found: [] as Found[], checked: 0, outliers: 0, lines: 0, inconsistent: 0 }
  for (let at = 0; at < all.length; at += together) {
    const some = all.slice(at, at + together)
    const lines = await linesOf(tx, regionId, history, some)
    const own = lines.filter(({ day }) => year.from <= day)
    const odd = outliers(lines, year)
    const living = await unitsAsOf(
      tx,
      some.filter((id) => id !== null),
      year.to,
    )
    const off = [
      ...ratios(own),
      ...volumes(own),
      ...twoSources(own),
      ...notLiving(own, new Map(living.map((unit) => [unit.id, unit]))),
      ...(wanted === null ? [] : unplanned(own, wanted)),
    ]
    sum.found.push(...odd.found, ...off)
    sum.checked += odd.checked
    sum.outliers += odd.found.length
    sum.lines += own.length
    sum.inconsistent += off.length
  }
  return sum
}
