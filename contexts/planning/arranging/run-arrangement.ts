import { sql } from 'kysely'
import { z } from 'zod'
import { instant } from '#kernel/days.ts'
import type { App } from '#platform/app.ts'
import { inReading, inTransaction } from '#platform/db/database.ts'
import { arrangeInWorker } from './in-worker.ts'
import { getArrangement } from './queries.ts'
import { questionOf } from './question-of.ts'
import type { Stage } from './rules/solving.ts'
import type { ArrangementShape, OutcomeShape } from './shapes.ts'

export const RunArrangement = z.object({ id: z.uuid() })

const everywhere = { accountId: null, regions: '*' } as const

/**
 * Works an arrangement off: asks in a thread of its own, tells how far it is, ends it when somebody
 * cancels, and keeps what it came to. Begun again after a crash it begins anew; one that has ended stays.
 */
export async function runArrangement(
  app: App,
  { id }: z.infer<typeof RunArrangement>,
): Promise<{ state: ArrangementShape['state'] }> {
  const { planId, revisionId, asked, state } = await inReading(app.database, everywhere, (tx) =>
    getArrangement(tx, id),
  )
  if (state !== 'waiting' && state !== 'running') return { state }
  const question = await inReading(app.database, everywhere, (tx) =>
    questionOf(tx, { planId, revisionId, asked }),
  )
  await progress(app, id, 'rule', 0)
  const work = { question, milliseconds: asked.seconds * 1000 }
  let reached: readonly [Stage, number] = ['rule', 0]
  const { outcome, end } = arrangeInWorker(work, (stage, share) => {
    reached = [stage, share]
  })
  // Asked twice a second: has somebody cancelled, and how far is it.
  const looking = setInterval(() => {
    void progress(app, id, ...reached).then((living) => living || end(), end)
  }, 500)
  try {
    const found = await outcome
    if (found === null) return { state: 'cancelled' }
    const { need, weights, band } = question
    const curve = { by: need === null ? 'capacity' : 'need', source: need?.source ?? null } as const
    // The rule's words are those of the contract; its lists are read-only.
    return await keep(app, id, { curve, weights, band, ...found } as unknown as OutcomeShape)
  } catch (cause) {
    await fail(app, id)
    throw cause
  } finally {
    clearInterval(looking)
    end()
  }
}

const shares: Readonly<Record<Stage, readonly [number, number]>> = {
  rule: [0, 5],
  search: [5, 70],
  bounds: [70, 100],
}

/** Writes how far it is; false when it was cancelled meanwhile. */
async function progress(app: App, id: string, stage: Stage, share: number): Promise<boolean> {
  const [from, to] = shares[stage]
  const percent = Math.round(from + (to - from) * share)
  const { numUpdatedRows } = await inTransaction(app.database, everywhere, (tx) =>
    tx
      .updateTable('planning.arrangement')
      .set({ state: 'running', stage })
      .set((row) => ({ percent: row.fn<number>('greatest', ['percent', row.val(percent)]) }))
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirstOrThrow(),
  )
  return numUpdatedRows > 0n
}

async function keep(
  app: App,
  id: string,
  outcome: OutcomeShape,
): Promise<{ state: 'done' | 'cancelled' }> {
  const { numUpdatedRows } = await inTransaction(app.database, everywhere, (tx) =>
    tx
      .updateTable('planning.arrangement')
      .set({
        ...{ state: 'done', percent: 100, endedAt: instant(Date.now()) },
        outcome: sql`${JSON.stringify(outcome)}::jsonb`,
      })
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirstOrThrow(),
  )
  return { state: numUpdatedRows > 0n ? 'done' : 'cancelled' }
}

const fail = (app: App, id: string) =>
  inTransaction(app.database, everywhere, (tx) =>
    tx
      .updateTable('planning.arrangement')
      .set({ state: 'failed', endedAt: instant(Date.now()) })
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .execute(),
  )
