import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { inReading } from '#platform/db/database.ts'
import { asProgramme } from '#platform/programme.ts'
import { prepareArranging } from './begin-arranging.ts'
import { getArrangement } from './queries.ts'
import { runArrangement } from './run-arrangement.ts'
import type { ArrangementShape } from './shapes.ts'

/** Options as they stand on a command line: texts. */
export const ArrangePlan = z.object({
  plan: z.uuid(),
  grain: z.enum(['month', 'xun']).default('xun'),
  follow: z.enum(['need', 'capacity']).default('need'),
  seconds: z.coerce.number().int().min(0).max(1800).default(120),
})

/** Arranges the draft of a plan and answers what it came to; nothing of the plan is changed. */
export async function arrangePlan(
  app: App,
  { plan, grain, follow, seconds }: z.infer<typeof ArrangePlan>,
): Promise<ArrangementShape & { failed: boolean }> {
  const asked = { id: plan, grain, follow, seconds, fixed: [], band: 0.1 }
  const { id } = await asProgramme(app, async (act: Act): Promise<Change<{ id: string }>> => {
    const made = await prepareArranging(act, asked)
    return record(
      act,
      { name: 'arrangement.begun', subject: made.id, data: { planId: plan, beside: made.beside } },
      { id: made.id },
    )
  })
  await runArrangement(app, { id })
  const found = await inReading(app.database, { accountId: null, regions: '*' }, (tx) =>
    getArrangement(tx, id),
  )
  return { ...found, failed: found.outcome?.is !== 'proposal' }
}
