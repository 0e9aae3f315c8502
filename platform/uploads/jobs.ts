import { z } from 'zod'
import { job } from '../jobs/job.ts'
import { asProgramme } from '../programme.ts'
import { sweepUploads } from './sweep.ts'

export const uploadJobs = [
  job({
    name: 'uploads.sweep',
    summary: {
      zh: '清除过期且没有被通知、导入引用的上传文件',
      en: 'Remove old uploads that no notice and no import refers to',
    },
    needs: 'application',
    every: '45 3 * * *',
    input: z.object({ days: z.coerce.number().int().min(1).max(3650).optional() }),
    startable: {
      days: { zh: '保留天数，空着按设置', en: 'Days to keep; empty for what is configured' },
    },
    run: (app, { days = app.config.UPLOAD_KEEP_DAYS }) =>
      asProgramme(app, (act) => sweepUploads(act, days)),
  }),
]
