import type { Span } from '#kernel/days.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { getRegion } from '../../organisation/index.ts'
import { figuresOf } from './figures.ts'
import {
  addPeriod,
  addPeriodStep,
  enterPeriod,
  heldPeriods,
  latestRounds,
  reportingBelow,
  roundsOf,
  type StoredPeriod,
} from './queries.ts'
import { lowerWaits, noSuchPeriod, notOver, refused, stale, upperHolds } from './refusals.ts'
import { type Action, isAgreed, roleOf, type State, step } from './rules/life.ts'
import { type PeriodKind, spanOf } from './rules/spans.ts'
import { tellOfPeriod } from './tell.ts'

export interface PeriodWish {
  readonly regionId: string
  readonly year: number
  readonly kind: PeriodKind
  readonly number: number
  readonly round: number
  readonly version: number
  readonly reason?: string
}

export interface PeriodNow {
  readonly state: State
  readonly round: number
  readonly version: number
}

/** The latest round of a period, or what stands for one of which nothing was reported yet. */
export const latestOf = (rounds: readonly StoredPeriod[]) =>
  rounds[0] ?? { id: null, state: 'open' as const, round: 1, version: 0, submittedBy: null }

/**
 * Takes one step of a period's life. Whoever writes into the ledger is waited for, so that what is
 * reported is what is held; what the level above counts on is not taken from under it.
 */
export const takePeriodStep =
  (action: Exclude<Action, 'supersede'>) =>
  async (act: Act, wish: PeriodWish): Promise<Change<PeriodNow>> => {
    const region = await getRegion(act.tx, wish.regionId)
    const span = requireSpan(wish)
    await enterPeriod(act.tx, region.id)
    const rounds = await roundsOf(act.tx, { regionId: region.id, kind: wish.kind, from: span.from })
    const latest = latestOf(rounds)
    if (latest.round !== wish.round || latest.version !== wish.version) throw stale(latest)
    const reason = wish.reason ?? null
    const by = act.actor.accountId
    const met = step(latest.state, action, {
      role: roleOf(action),
      isSubmitter: by !== null && latest.submittedBy === by,
      reason,
    })
    if (!met.allowed) throw refused(met.why, latest.state)
    await requireConditions(act, action, { ...wish, span })

    const now = await write(act, action, { ...wish, span, rounds, to: met.to })
    await addPeriodStep(act, {
      ...{ periodId: now.id, regionId: region.id, action, state: met.to, reason },
    })
    await tellOfPeriod(act, {
      region,
      wish,
      action,
      state: met.to,
      stepOf: `${now.id} ${now.version}`,
      reason,
    })
    return record(
      act,
      { name: 'period.step', subject: now.id, data: { action, state: met.to, reason } },
      { state: met.to, round: now.round, version: now.version },
    )
  }

function requireSpan({ year, kind, number }: PeriodWish): Span {
  try {
    return spanOf(year, { kind, number })
  } catch (error) {
    if (error instanceof RangeError) throw noSuchPeriod()
    throw error
  }
}

type Placed = PeriodWish & { readonly span: Span }

async function requireConditions({ tx, today }: Act, action: Action, wish: Placed): Promise<void> {
  const { regionId, year, kind, span } = wish
  if (action === 'submit' && span.to >= today) throw notOver(span.to)
  if (action === 'accept') {
    const lower = await lowerPeriods(tx, wish)
    const waiting = lower.filter(({ state }) => !isAgreed(state))
    if (waiting.length > 0) throw lowerWaits(waiting)
  }
  if (action === 'return' || action === 'reopen') {
    const above = (await heldPeriods(tx, regionId, span)).find(
      (one) =>
        one.regionId !== regionId &&
        one.kind === kind &&
        one.fromDay === span.from &&
        isAgreed(one.state),
    )
    if (above !== undefined) throw upperHolds(above, year)
  }
}

/** Those that report to a region, with where their same period stands. */
export async function lowerPeriods(
  tx: Act['tx'] | Parameters<typeof latestRounds>[0],
  { regionId, year, kind, span }: Pick<Placed, 'regionId' | 'year' | 'kind' | 'span'>,
) {
  const below = (await reportingBelow(tx, regionId, year)).filter(({ above }) => above === regionId)
  const found = await latestRounds(
    tx,
    below.map((one) => one.regionId),
    span,
  )
  return below.map(({ regionId: id, name }) => ({
    regionId: id,
    name,
    state:
      found.find((one) => one.regionId === id && one.kind === kind)?.state ?? ('open' as const),
  }))
}

interface Writing extends Placed {
  readonly rounds: readonly StoredPeriod[]
  readonly to: State
}

/** Writes where the period stands now; a reopened one that is submitted again begins its next round. */
async function write(act: Act, action: Action, { rounds, to, span, ...wish }: Writing) {
  const { tx, actor, now } = act
  const latest = rounds[0]
  const begins = action === 'submit' && (latest === undefined || latest.state === 'reopened')
  const round = begins ? (latest?.round ?? 0) + 1 : latest!.round
  const id = begins ? await addPeriod(tx, { ...wish, span, round }) : latest!.id
  const version = begins ? 2 : latest!.version + 1
  const by = actor.accountId
  if (action === 'lock') await supersede(act, rounds[1])
  await tx
    .updateTable('planning.period')
    .set({ state: to, version })
    .$if(action === 'submit', (query) =>
      query.set({ submittedBy: by, submittedAt: now, acceptedBy: null, acceptedAt: null }),
    )
    .$if(action === 'accept', (query) => query.set({ acceptedBy: by, acceptedAt: now }))
    .$if(action === 'lock', (query) => query.set({ lockedBy: by, lockedAt: now }))
    .where('id', '=', id)
    .set(
      action === 'submit'
        ? { figures: JSON.stringify(await figuresOf(tx, wish.regionId, span)) }
        : {},
    )
    .execute()
  return { id, round, version }
}

async function supersede(act: Act, earlier: StoredPeriod | undefined): Promise<void> {
  if (earlier?.state !== 'reopened') return
  await act.tx
    .updateTable('planning.period')
    .set({ state: 'superseded', version: earlier.version + 1 })
    .where('id', '=', earlier.id)
    .execute()
  const { id: periodId, regionId } = earlier
  await addPeriodStep(act, {
    ...{ periodId, regionId, action: 'supersede', state: 'superseded', reason: null },
  })
}
