import { type Day, wholeYear, yearOf } from '#kernel/days.ts'
import type { Look } from '#platform/change.ts'
import { getRegion } from '../../organisation/index.ts'
import { figuresOf } from './figures.ts'
import {
  latestRounds,
  openDisputes,
  openFindings,
  reportingBelow,
  roundsOf,
  stepsOf,
} from './queries.ts'
import { noSuchPeriod } from './refusals.ts'
import { offered, type State } from './rules/life.ts'
import { numberOf, type PeriodKind, periodKinds, periodsIn, spanOf } from './rules/spans.ts'
import type { MatrixShape, PeriodCellShape, PeriodShape } from './shapes.ts'
import { latestOf, lowerPeriods } from './take-period-step.ts'

interface Asked {
  readonly regionId: string
  readonly year: number
}

/** Year by region: where the report of every month, quarter and year stands, here and below. */
export async function viewPeriods(
  { tx, today }: Look,
  { regionId, year }: Asked,
): Promise<MatrixShape> {
  const region = await getRegion(tx, regionId)
  const reporting = await reportingBelow(tx, region.id, year)
  const shown = reporting.filter(({ above, depth }) => depth === 0 || above === region.id)
  const rounds = await latestRounds(
    tx,
    shown.map((one) => one.regionId),
    wholeYear(year),
  )
  const known = new Map(
    rounds.map((one) => [`${one.regionId} ${one.kind} ${numberOf(one.kind, one.fromDay)}`, one]),
  )
  const cell = (id: string, kind: PeriodKind, number: number): PeriodCellShape => {
    const span = spanOf(year, { kind, number })
    const { state, round } = known.get(`${id} ${kind} ${number}`) ?? unreported
    return { regionId: id, kind, number, ...span, state, round, over: span.to < today }
  }
  return {
    year,
    regions: shown.map(({ regionId: id, name, depth }) => ({
      ...{ id, name, depth },
      cells: periodKinds.flatMap((kind) =>
        Array.from({ length: periodsIn(kind) }, (_, at) => cell(id, kind, at + 1)),
      ),
    })),
  }
}

const unreported: { state: State; round: number } = { state: 'open', round: 1 }

/** One period: what stands in the ledger, what was reported each time, what waits, what may be done. */
export async function viewPeriod(
  { tx, today, actor }: Look,
  wanted: Asked & { readonly kind: PeriodKind; readonly number: number },
): Promise<PeriodShape> {
  const { regionId, year, kind, number } = wanted
  const region = await getRegion(tx, regionId)
  if (number > periodsIn(kind)) throw noSuchPeriod()
  const span = spanOf(year, { kind, number })
  const rounds = await roundsOf(tx, { regionId, kind, from: span.from })
  const latest = latestOf(rounds)
  const steps = await stepsOf(
    tx,
    rounds.map(({ id }) => id),
  )
  const roundOf = new Map(rounds.map(({ id, round }) => [id, round]))
  const isSubmitter = latest.submittedBy !== null && latest.submittedBy === actor.accountId
  const may = (role: 'officer' | 'approver') => offered(latest.state, { role, isSubmitter })
  const over = isOver(span.to, today)
  return {
    ...{ regionId, kind, number, ...span, state: latest.state, round: latest.round, over },
    ...{ regionName: region.name, year: yearOf(span.from), version: latest.version },
    offered: [...may('officer'), ...may('approver')].filter((one) => over || one !== 'submit'),
    submittedBy: steps.find(({ action }) => action === 'submit')?.byName ?? null,
    now: await figuresOf(tx, regionId, span),
    reported: rounds.find(({ figures }) => figures !== null)?.figures ?? null,
    conditions: {
      lower: await lowerPeriods(tx, { regionId, year, kind, span }),
      openDisputes: await openDisputes(tx, regionId, span),
      openFindings: await openFindings(tx, regionId, span),
    },
    rounds: rounds.map(({ round, state, figures, lockedAt }) => ({
      ...{ round, state, figures, lockedAt },
    })),
    history: steps.map(({ periodId, at, action, state, byName, reason }) => ({
      round: roundOf.get(periodId)!,
      ...{ at, action, state, by: byName, reason },
    })),
  }
}

const isOver = (last: Day, today: Day): boolean => last < today
