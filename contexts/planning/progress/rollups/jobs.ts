import { z } from 'zod'
import { inReading } from '#platform/db/database.ts'
import { job } from '#platform/jobs/job.ts'
import { foldOnce, rebuildRollups } from './fold.ts'
import { proveRollups } from './prove.ts'

export const rollupJobs = [
  job({
    name: 'planning.prove-rollups',
    summary: {
      zh: '按台账逐笔重算各月，与汇总核对，有差即报警',
      en: 'Reckon every month anew from its lines and compare what is folded; alarm on a difference',
    },
    needs: 'application',
    every: '50 2 * * *',
    input: z.object({}),
    startable: {},
    run: async ({ database, log }) => {
      await foldOnce(database)
      const proof = await inReading(database, { accountId: null, regions: '*' }, proveRollups)
      if (proof.different > 0) {
        log.error({ different: proof.different, first: proof.differences[0] }, 'rollups differ')
      }
      return { failed: proof.different > 0, ...proof }
    },
  }),
  job({
    name: 'planning.rebuild-rollups',
    summary: {
      zh: '从台账逐笔重建各月汇总(期间暂停写入)',
      en: 'Fold the whole ledger into its months anew; nobody writes meanwhile',
    },
    needs: 'application',
    input: z.object({}),
    startable: {},
    run: async ({ database }) => ({ lines: await rebuildRollups(database) }),
  }),
]
