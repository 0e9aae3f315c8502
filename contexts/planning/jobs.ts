import { z } from 'zod'
import { job } from '#platform/jobs/job.ts'
import { arrangingJobs } from './arranging/jobs.ts'
import { DecomposeFile, decomposeFile } from './decompose-file.ts'
import { handingDownJobs } from './handing-down/jobs.ts'
import { paperJobs } from './papers/jobs.ts'
import { rollupJobs } from './progress/rollups/jobs.ts'
import { qualityJobs } from './quality/jobs.ts'
import { readNoticeFile } from './read-notice.ts'

export const jobs = [
  ...paperJobs,
  ...arrangingJobs,
  ...handingDownJobs,
  ...qualityJobs,
  ...rollupJobs,
  job({
    name: 'planning.read-notice',
    summary: {
      zh: '读通知：目标、比例、期限、表格与疑点',
      en: 'Read a notice: targets, ratios, deadlines, tables and findings',
    },
    needs: 'nothing',
    input: z.object({ file: z.string() }),
    run: readNoticeFile,
  }),
  job({
    name: 'planning.decompose',
    summary: {
      zh: '按权重、下限与上限把总数分到一棵树上',
      en: 'Split a total over a tree by weights, floors and caps',
    },
    needs: 'nothing',
    input: DecomposeFile,
    run: decomposeFile,
  }),
]
