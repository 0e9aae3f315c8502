import { z } from 'zod'
import { inReading } from '../db/database.ts'
import { job } from '../jobs/job.ts'
import { headFileOf, keptHeads } from './heads.ts'
import { newestHead, sealOnce } from './seal.ts'
import { verifyRecord } from './verify.ts'

const everything = { accountId: null, regions: '*' } as const

export const recordJobs = [
  job({
    name: 'record.verify',
    summary: {
      zh: '校验记录链，并与库外保存的全部链头(或给出的链头)核对',
      en: 'Prove the record, against every head kept outside, or the one given',
    },
    needs: 'application',
    every: '30 2 * * *',
    input: z.object({ head: z.string().optional() }),
    run: async ({ config, database, log }, { head }) => {
      // Nothing seals beside a single command; entries in sealed time would look slipped in.
      await sealOnce(database)
      const heads = head === undefined ? await keptHeads(headFileOf(config)) : [head]
      const verdict = await inReading(database, everything, (tx) => verifyRecord(tx, heads))
      if (!verdict.sound) {
        log.error({ fault: verdict.fault?.kind, seal: verdict.fault?.seal }, 'record not sound')
      }
      return { failed: !verdict.sound, heads: heads.length, ...verdict }
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
      return { head: await newestHead(database) }
    },
  }),
]
