import { z } from 'zod'
import { job } from '#platform/jobs/job.ts'
import { DayShape } from '../shapes.ts'
import { sendReports } from './send-reports.ts'
import {
  NoticeFile,
  ReportFile,
  SnapshotFile,
  snapshotToFile,
  writeToFile,
} from './write-to-file.ts'

/** Documents by the command line and by the clock. */
export const paperJobs = [
  job({
    name: 'planning.write-notice',
    summary: {
      zh: '把一份计划写成通知：docx、pdf 或 xlsx，并留快照',
      en: 'Write a plan as its notice: docx, pdf or xlsx, kept as a snapshot',
    },
    needs: 'application',
    input: NoticeFile,
    run: (app, wish) => writeToFile(app, { ...wish, kind: 'annual-notice', on: undefined }),
  }),
  job({
    name: 'planning.write-report',
    summary: {
      zh: '写一份报表或函件，并留快照',
      en: 'Write a report or letters, kept as a snapshot',
    },
    needs: 'application',
    input: ReportFile,
    run: writeToFile,
  }),
  job({
    name: 'planning.open-report',
    summary: {
      zh: '按快照号重新导出，数字与当时一致',
      en: 'Export a snapshot again, with the figures of its day',
    },
    needs: 'application',
    input: SnapshotFile,
    run: snapshotToFile,
  }),
  job({
    name: 'planning.send-reports',
    summary: {
      zh: '发送到期的定时报表，同一期只发一次',
      en: 'Send the reports that have fallen due, each period once',
    },
    needs: 'application',
    every: '30 8 * * *',
    input: z.object({ on: DayShape.optional() }),
    run: sendReports,
  }),
]
