import { z } from 'zod'
import { dayOf, instant, yearOf } from '#kernel/days.ts'
import type { App } from '#platform/app.ts'
import { inReading } from '#platform/db/database.ts'
import { job } from '#platform/jobs/job.ts'
import { asProgramme } from '#platform/programme.ts'
import { Id } from '../shapes.ts'
import { judgeQuality } from './judge-quality.ts'
import { regionsToJudge } from './queries.ts'

const JudgeAll = z.object({
  region: Id.optional(),
  year: z.coerce.number().int().min(1998).max(2200).optional(),
})

/** Judges every region that plans or keeps a ledger, each in a transaction of its own. */
async function judgeAll(app: App, { region, year }: z.infer<typeof JudgeAll>) {
  const of = year ?? yearOf(dayOf(instant(Date.now())))
  const all = { accountId: null, regions: '*' } as const
  const regions =
    region === undefined
      ? await inReading(app.database, all, (tx) => regionsToJudge(tx, of))
      : [region]
  const sum = { regions: regions.length, year: of, found: 0, added: 0, vanished: 0 }
  for (const regionId of regions) {
    const verdict = await asProgramme(app, (act) => judgeQuality(act, { regionId, year: of }))
    sum.found += verdict.found
    sum.added += verdict.added
    sum.vanished += verdict.vanished
  }
  return sum
}

/** The daily judgement of figures. */
export const qualityJobs = [
  job({
    name: 'planning.judge-quality',
    summary: {
      zh: '检查数据质量：完整、及时、准确、一致；同一问题不重复',
      en: 'Judge figures: complete, in time, plausible, consistent; the same finding once',
    },
    needs: 'application',
    every: '20 5 * * *',
    input: JudgeAll,
    startable: { region: { zh: '地区', en: 'Region' }, year: { zh: '年度', en: 'Year' } },
    run: judgeAll,
  }),
]
