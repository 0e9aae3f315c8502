import { z } from 'zod'
import { inReading } from '../db/database.ts'
import { job } from '../jobs/job.ts'
import { readHead, sealOnce } from './seal.ts'
import { verifyRecord } from './verify.ts'

const everything = { accountId: null, regions: '*' } as const

export const recordJobs = [
  job({
    name: 'record.verify',
    summary: {
      zh: '校验记录链，可与库外保存的链头核对',
      en: 'Prove the record, against a saved head too',
    },
    needs: 'application',
    every: '30 2 * * *',
    input: z.object({ head: z.string().optional() }),
    run: async ({ database, log }, { head }) => {
      const verdict = await inReading(database, everything, (tx) => verifyRecord(tx, head))
      if (!verdict.sound)
        log.error({ fault: verdict.fault?.kind, seal: verdict.fault?.seal }, 'record not sound')
      return verdict
    },
  }),
  job({
    name: 'record.head',
    summary: {
      zh: '封存并给出链头，供库外保存',
      en: 'Seal, and give the head to be kept elsewhere',
    },
    needs: 'application',
    input: z.object({}),
    run: async ({ database }) => {
      await sealOnce(database)
      return { head: await readHead(database) }
    },
  }),
]
